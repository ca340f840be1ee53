import Foundation
import PolyreelStore
import TestSupport

enum StoreKind: String, CaseIterable, Sendable { case folder, memory }

/// A store of one kind that jobs come to and leave.
struct StoreFixture {
    let folder: TemporaryFolder
    private let memory: MemoryStore?

    init(_ kind: StoreKind = .folder) throws {
        folder = try TemporaryFolder()
        memory = kind == .memory ? try MemoryStore() : nil
        if memory == nil { _ = try FolderStore(path: path) }
    }

    var path: String { folder.path("store") }

    /// The store, open as long as somebody holds it.
    func open() throws -> any Store { try memory ?? FolderStore(path: path) }

    var upkeep: any StoreUpkeep {
        get throws { try memory ?? FolderUpkeep(path: path) }
    }

    /// Longer than the steps in which any file system here counts time: what comes after is later.
    static func pause() { Thread.sleep(forTimeInterval: 0.03) }

    static func key(_ name: String) -> Digest { Digest.of(Data(name.utf8)) }

    /// Keeps a result named `name` whose one blob is `bytes` times its first letter.
    @discardableResult
    static func keep(_ name: String, bytes: Int = 1000, in store: any Store) throws -> Digest {
        let blob = try ingest(name, bytes: bytes, in: store)
        try store.keep(StoredResult(outputs: ["segment": blob]), for: key(name))
        return blob
    }

    static func ingest(_ name: String, bytes: Int = 1000, in store: any Store) throws -> Digest {
        let path = try store.scratchFile("blob")
        try Data(repeating: name.utf8.first ?? 0, count: bytes).write(to: URL(filePath: path))
        return try store.ingest(path)
    }

    /// Overwrites a blob as a failing disk might.
    func damage(_ blob: Digest, with bytes: Data) throws {
        chmod(file(of: blob), 0o644)
        try bytes.write(to: URL(filePath: file(of: blob)))
    }

    /// A pin of the film named `film` of the variant `id`, which is made of the results with these names.
    static func pin(_ id: String, film: String = "film", of names: [String]) -> Pin {
        Pin(campaign: "glow", id: id, film: key(film), keys: names.map(key))
    }

    /// Pins a film whose record lies in an output of the fixture's own.
    func pin(_ pin: Pin, output: String = "out", in store: any Store) throws {
        let folder = folder.path("\(output)/\(pin.campaign)")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try store.pin(pin, at: PinPlace(record: "\(folder)/\(pin.id).json", film: pin.film, under: folder))
    }

    func file(of blob: Digest) -> String { "\(path)/blobs/\(blob.hex.prefix(2))/\(blob.hex)" }
    func resultFile(_ name: String, in scope: String = "results") -> String {
        let key = Self.key(name).hex
        return "\(path)/\(scope)/\(key.prefix(2))/\(key).json"
    }
}
