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
            SubtitlesCommand.self, DoctorCommand.self, SchemaCommand.self, SampleCommand.self,
        ])

    static func main() async {
        let status = await Program.run(Array(CommandLine.arguments.dropFirst()))
        Foundation.exit(status.rawValue)
    }
}
