// PolyreelCommands: the commands as a library.

import ArgumentParser

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
}
