// PolyreelCLI: the `polyreel` executable: thin commands.

import ArgumentParser
import Dispatch
import Foundation
import PolyreelRender

@main
struct Polyreel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "polyreel",
        abstract: "One bought video and one manifest in, every placement x market variant out.",
        version: Build.version,
        subcommands: [
            RunCommand.self, PlanCommand.self, CheckCommand.self, WorkCommand.self, ProbeCommand.self,
            StepsCommand.self, PlacementsCommand.self, MarketsCommand.self, MessageCommand.self,
            CopyCommand.self, SubtitlesCommand.self, DiffCommand.self, StoreCommand.self, DoctorCommand.self,
            SchemaCommand.self,
            SampleCommand.self, PlatesCommand.self,
        ])

    static func main() {
        // A process that reads an asset starts no thread and nothing else before it is confined.
        if CommandLine.arguments.dropFirst().first == RenderChild.command {
            Foundation.exit(RenderChild.serve())
        }
        // A reader that goes away ends no job; a closed stream must not become the number of some file.
        signal(SIGPIPE, SIG_IGN)
        while case let descriptor = open("/dev/null", O_RDWR), descriptor >= 0 {
            guard descriptor > STDERR_FILENO else { continue }
            close(descriptor)
            break
        }
        Task {
            let status = await Program.run(Array(CommandLine.arguments.dropFirst()))
            Foundation.exit(status.rawValue)
        }
        dispatchMain()
    }
}
