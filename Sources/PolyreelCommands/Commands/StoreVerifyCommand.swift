import ArgumentParser
import PolyreelCore
import PolyreelStore

struct StoreVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Hash every blob; drop what is damaged, and results that name what is not there.",
        discussion: "Exit status 0: everything is sound; 1: something was dropped. Published films are never touched.")

    @OptionGroup var store: StoreOptions

    func run() throws {
        let found = try store.upkeep().verify()
        if store.json {
            try Terminal.printJSON(found)
        } else {
            Terminal.show(findings(found))
            print(
                "checked \(found.checked.text): \(found.damaged.count) blobs and \(found.dropped.count) results dropped"
            )
        }
        if !found.isSound { throw ExitStatus.incomplete }
    }

    private func findings(_ found: StoreVerification) -> [Finding] {
        let hint = "it is made again when a run needs it"
        let blobs = found.damaged.map { blob in
            Finding.warning(
                "blob-damaged",
                "blob \(blob.digest.hex) was dropped: its \(ByteCount(blob.bytes)) "
                    + (blob.found.map { "hash to \($0.hex)" } ?? "cannot be read"), hint: hint)
        }
        let results = found.dropped.map { result in
            let films = result.published.isEmpty ? "" : "; published films made of it stay: \(result.published.count)"
            return Finding.warning(
                "result-dropped",
                "result \(result.key.hex) was dropped: "
                    + (result.missing.isEmpty
                        ? "it is not what was kept under its key"
                        : "blob \(result.missing.map(\.hex).joined(separator: ", ")) is not there")
                    + films, hint: hint)
        }
        return blobs + results
    }
}
