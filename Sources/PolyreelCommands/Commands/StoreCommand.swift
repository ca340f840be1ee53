import ArgumentParser

struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "The store of rendered spans: its size, its soundness, its space.",
        subcommands: [StoreStatusCommand.self, StoreVerifyCommand.self, StoreCollectCommand.self])
}
