internal import Foundation
internal import PolyreelCore
internal import PolyreelStore

/// Where this machine finds the files that a pass's order names by digest.
struct PassInputs: Codable, Sendable {
    private var paths: [Digest: String]

    /// - Parameter paths: absolute.
    init(_ paths: [Digest: String]) { self.paths = paths }

    /// The inputs of an order in a folder in which each is named by its digest.
    init(of order: PassOrder, in folder: String) {
        self.init(Dictionary(order.inputs.map { ($0, "\(folder)/\($0.hex)") }) { first, _ in first })
    }

    /// Every file, in an order that does not change.
    var files: [String] { paths.sorted { $0.key < $1.key }.map(\.value) }

    /// - Throws: a `Finding` when nobody said where it lies.
    func path(of digest: Digest) throws(Finding) -> String {
        guard let path = paths[digest] else {
            throw .error(
                "pass-input-missing", "an input of the pass was not handed over: \(digest)",
                hint: "hand over every file that the order names")
        }
        return path
    }

    /// Reads every file through once and holds it against the digest that names it.
    ///
    /// Not for inputs of this machine's own engine: its store checks plates when it hands them out, and it watches the
    /// asset, which may be gigabytes, by the file's identity.
    /// - Returns: which files they were, for `check`.
    /// - Throws: a `Finding` when a file is not the one that is named; `StoreError` when there is none.
    func verified() throws -> [FileIdentity] {
        try paths.sorted { $0.key < $1.key }.map { digest, path in
            let identity = try FileIdentity(of: path)
            guard try Digest.ofFile(path) == digest else {
                throw Finding.error(
                    "pass-input-damaged", "the file for \(digest) has other bytes", hint: "hand it over again")
            }
            return identity
        }
    }
}
