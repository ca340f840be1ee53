// PolyreelCLI: the `polyreel` executable: thin commands.

import ArgumentParser
import Foundation

@main
struct Polyreel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "polyreel",
        abstract: "One bought video and one manifest in, every placement x market variant out.",
        version: Build.version,
        subcommands: [
            RunCommand.self, PlanCommand.self, CheckCommand.self, WorkCommand.self, ProbeCommand.self,
            StepsCommand.self, PlacementsCommand.self, MarketsCommand.self, MessageCommand.self,
            SubtitlesCommand.self, DiffCommand.self, StoreCommand.self, DoctorCommand.self, SchemaCommand.self,
            SampleCommand.self,
        ])

    static func main() async {
        // A reader that goes away ends no job; a closed stream must not become the number of some file.
        signal(SIGPIPE, SIG_IGN)
        while case let descriptor = open("/dev/null", O_RDWR), descriptor >= 0 {
            guard descriptor > STDERR_FILENO else { continue }
            close(descriptor)
            break
        }
        let status = await Program.run(Array(CommandLine.arguments.dropFirst()))
        Foundation.exit(status.rawValue)
    }
}
