public import Foundation
internal import PolyreelCore
internal import PolyreelStore

/// The folder that ops work with: manifests dropped into `inbox/` end in `done/` or `failed/`, each with its report
/// beside it. Assets stay where they are.
public struct JobsFolder: Sendable {
    public let path: String

    /// Opens the folder, making the folders in it that are missing.
    /// - Throws: a `Finding` when the folder itself is not there: a mistyped path must not look like an empty inbox.
    public init(path: String) throws {
        self.path = path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw Finding.error(
                "jobs-missing", "there is no jobs folder '\(path)'", hint: "make it, or name yours with --jobs")
        }
        for name in ["inbox", JobOutcome.done.rawValue, JobOutcome.failed.rawValue] {
            let folder = "\(path)/\(name)"
            try DurableFiles.makeFolder(folder)
            // Left by a worker that was killed; there is one at a time.
            for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            where DurableFiles.isTemporary(file) && StoredFile.kind(of: "\(folder)/\(file)") == .regular {
                unlink("\(folder)/\(file)")
            }
        }
    }

    /// Manifests that wait, in the order of their names. Hidden files and other kinds are left alone. A name that is no
    /// UTF-8 is spelled.
    public func waiting() throws -> [String] {
        try FolderNames(of: "\(path)/inbox").spelled.sorted()
            .filter { !$0.hasPrefix(".") && Self.isManifest($0) }
            .map { "\(path)/inbox/\($0)" }
    }

    /// What is wrong with a manifest's name; nil: nothing.
    func fault(of manifest: String) -> Finding? {
        guard StoredFile.kind(of: manifest) == .missing, file(of: manifest) != nil else { return nil }
        return .error(
            "job-name-unreadable",
            "the name of the job '\(manifest)' is not UTF-8; its other bytes are spelled with '%'",
            hint: "rename it, and drop it into the inbox again")
    }

    /// The path of a waiting manifest as the file system has it: of a name that is spelled, the name that it spells.
    private func file(of manifest: String) -> [UInt8]? {
        if StoredFile.kind(of: manifest) != .missing { return Array(manifest.utf8) }
        guard let name = try? FolderNames(of: manifest.folderPath).bytes(spelled: manifest.fileName) else { return nil }
        return Array("\(manifest.folderPath)/".utf8) + name
    }

    /// Bytes that a manifest may have at most (`ManifestReader`).
    private static let mostCompared = 1 << 20

    /// The manifest's bytes, to see later whether somebody dropped another version under its name.
    public func content(of manifest: String) -> Data? {
        var facts = stat()
        guard let file = file(of: manifest), lstat(Self.path(file), &facts) == 0 else { return nil }
        let isRegular = facts.st_mode & S_IFMT == S_IFREG
        if isRegular, facts.st_size <= Self.mostCompared, StoredFile.kind(of: manifest) == .regular {
            return try? StoredFile.contents(of: manifest, limit: Self.mostCompared)
        }
        // Which one it is, so that it can be set aside; what it leads to is nobody's to read, nor is what is too large.
        let state = isRegular ? " \(facts.st_size) \(facts.st_mtim.tv_sec) \(facts.st_mtim.tv_nsec)" : ""
        return Data("\(facts.st_mode) \(facts.st_dev) \(facts.st_ino)\(state)".utf8)
    }

    /// A path that a system call takes.
    private static func path(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

    /// Moves a manifest out of the inbox. Its report is written first, so that no manifest is there without one.
    ///
    /// A manifest that is no longer the one that ran stays in the inbox: it is another job. One that is gone was taken
    /// back.
    /// - Parameters:
    ///   - content: the bytes that ran.
    ///   - reports: by suffix, such as `report.json`.
    /// - Returns: whether it was moved.
    @discardableResult
    public func finish(_ manifest: String, content: Data?, as outcome: JobOutcome, reports: [String: Data]) throws
        -> Bool
    {
        guard let standing = self.content(of: manifest), standing == content, let source = self.file(of: manifest)
        else { return false }
        let folder = "\(path)/\(outcome.rawValue)"
        let file = manifest.fileName as NSString
        var name = file as String
        var count = 1
        var stem = file.deletingPathExtension
        let taken = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
        while taken.contains(name) || reports.keys.contains(where: { taken.contains("\(stem).\($0)") }) {
            count += 1
            stem = "\(file.deletingPathExtension)-\(count)"
            name = "\(stem).\(file.pathExtension)"
        }
        for (suffix, data) in reports.sorted(by: { $0.key < $1.key }) {
            try DurableFiles.write(data, to: "\(folder)/\(stem).\(suffix)", by: folder)
        }
        guard rename(Self.path(source), "\(folder)/\(name)") == 0 else {
            throw StoreError(doing: "moving \(manifest) to \(folder)/\(name)", status: errno)
        }
        try DurableFiles.flush(folder)
        return true
    }

    private static func isManifest(_ name: String) -> Bool {
        ["yaml", "yml", "json"].contains((name as NSString).pathExtension.lowercased())
    }
}
