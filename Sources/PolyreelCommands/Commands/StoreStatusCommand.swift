import ArgumentParser
import Foundation
import PolyreelPublish
import PolyreelStore
import PolyreelWorker

struct StoreStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "How large the store is, and what of it published films and running jobs use.")

    @OptionGroup var store: StoreOptions

    func run() throws {
        let outputs = PublishedOutputs([store.outputPath])
        let status = try store.upkeep().status { PublishedFilms.state(of: $0, in: outputs) }
        if store.json { return try Terminal.printJSON(status) }
        Terminal.printTable([
            ["store", store.path],
            ["all", status.all.text],
            ["this machine's", status.local.text],
            [
                "published",
                "\(status.pinned.text), films: \(status.published)"
                    + (status.unseen > 0 ? ", not there to be seen: \(status.unseen)" : ""),
            ],
            ["in use", "\(status.inUse.text), processes: \(status.processes)"],
            ["unnamed", status.unnamed.text],
            ["oldest use", Self.day(status.oldestUse)],
            ["latest use", Self.day(status.latestUse)],
        ])
    }

    private static func day(_ nanoseconds: Int64?) -> String {
        guard let nanoseconds else { return "never" }
        return Date(timeIntervalSince1970: Double(nanoseconds / 1_000_000_000)).formatted(.iso8601)
    }
}
