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

    /// Manifests that wait, in the order of their names. Hidden files and other kinds are left alone.
    public func waiting() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/inbox").sorted()
            .filter { !$0.hasPrefix(".") && Self.isManifest($0) }
            .map { "\(path)/inbox/\($0)" }
    }

    /// The manifest's bytes, to see later whether somebody dropped another version under its name.
    public func content(of manifest: String) -> Data? {
        guard StoredFile.kind(of: manifest) == .foreign else { return try? StoredFile.contents(of: manifest) }
        // Which one it is, so that it can be set aside; what it leads to is nobody's to read.
        var facts = stat()
        return lstat(manifest, &facts) == 0 ? Data("\(facts.st_mode) \(facts.st_dev) \(facts.st_ino)".utf8) : nil
    }

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
        guard let standing = self.content(of: manifest), standing == content else { return false }
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
        try DurableFiles.move(manifest, to: "\(folder)/\(name)")
        return true
    }

    private static func isManifest(_ name: String) -> Bool {
        ["yaml", "yml", "json"].contains((name as NSString).pathExtension.lowercased())
    }
}
