import ArgumentParser
import Foundation
import PolyreelCore
import PolyreelStore

struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "The store of rendered spans: its size, its soundness, its space.",
        subcommands: [StoreStatusCommand.self, StoreVerifyCommand.self, StoreCollectCommand.self])
}

extension OutputOptions {
    /// The store's folder: beside the output unless it is named. Absolute.
    var storePath: String {
        let beside = URL(filePath: output).standardizedFileURL.deletingLastPathComponent().appending(path: ".polyreel")
        return (store.map { URL(filePath: $0) } ?? beside).standardizedFileURL.path
    }
}

extension StoreSize {
    /// As people read it.
    var text: String { "\(ByteCount(bytes)) (blobs: \(blobs), results: \(results))" }
}
