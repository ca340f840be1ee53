internal import Foundation

extension ResultStore {
    /// The value that is kept for a key; nil when there is none, or none that can be read as one.
    public func recalled<Value: Decodable>(_ type: Value.Type = Value.self, for key: Digest) throws -> Value? {
        try result(for: key)?.measured()
    }

    /// Keeps a value for a key.
    public func remember(_ value: some Encodable, for key: Digest) throws {
        try keep(StoredResult(outputs: [:], measured: value), for: key)
    }

    /// The value that was made for a key before; else it is made, and kept. One that was kept and cannot be read is made
    /// again. What `make` throws is not remembered.
    /// - Parameter key: of everything that decides the value.
    public func remembered<Value: Codable>(_ key: Digest, make: () throws -> Value) throws -> Value {
        if let kept = try recalled(Value.self, for: key) { return kept }
        let made = try make()
        try remember(made, for: key)
        return made
    }

    /// The same from where threads must not wait: the store is read and written on others.
    public func remembered<Value: Codable & Sendable>(
        _ key: Digest, make: () async throws -> Value
    ) async throws -> Value {
        if let kept = try await BlockingWork.run({ try recalled(Value.self, for: key) }) { return kept }
        let made = try await make()
        try await BlockingWork.run { try remember(made, for: key) }
        return made
    }
}

extension BlobStore where Self: ResultStore {
    /// Puts the file that was made for a key before at `path`; else it is made, and kept. One that is damaged or gone is
    /// made again.
    /// - Parameters:
    ///   - key: of everything that decides the file's bytes.
    ///   - name: what the result calls it.
    ///   - make: writes the file at the path that it is given.
    public func rememberedFile(
        _ key: Digest, as name: String, at path: String, make: (String) throws -> Void
    ) throws {
        if let blob = try result(for: key)?.outputs[name], try fetch(blob, to: path) { return }
        let blob = try keepFile(for: key, as: name, make: make)
        guard try fetch(blob, to: path) else {
            throw StoreError(doing: "reading the \(name) \(blob) that was just written", status: EIO)
        }
    }

    /// Makes a file and keeps it for a key, in place of what is there.
    /// - Parameter make: writes the file at the path that it is given.
    @discardableResult
    public func keepFile(for key: Digest, as name: String, make: (String) throws -> Void) throws -> Digest {
        let file = try scratchFile(name)
        do { try make(file) } catch {
            unlink(file)
            throw error
        }
        let blob = try ingest(file)
        try keep(StoredResult(outputs: [name: blob]), for: key)
        return blob
    }
}

extension BlobStore {
    /// Runs `body` with a new, empty folder, and removes it.
    public func withScratchFolder<Result: Sendable>(
        _ name: String, _ body: (String) async throws -> Result
    ) async throws -> Result {
        let folder = try scratchFile(name)
        try await BlockingWork.run { try DurableFiles.makeFolder(folder) }
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(folder)) } catch { result = .failure(error) }
        try await BlockingWork.run { _ = try? FileManager.default.removeItem(atPath: folder) }
        return try result.get()
    }
}
