public import Foundation
internal import PolyreelStore

/// The folder that ops work with: manifests dropped into `inbox/` end in `done/` or `failed/`, each with its report
/// beside it. Assets stay where they are.
public struct JobsFolder: Sendable {
    public let path: String

    /// Where a manifest ends.
    public enum Outcome: String, Sendable {
        case done, failed
    }

    /// Opens the folder, making what is missing of it.
    public init(path: String) throws {
        self.path = path
        for name in ["inbox", Outcome.done.rawValue, Outcome.failed.rawValue] {
            try DurableFiles.makeFolder("\(path)/\(name)")
        }
    }

    /// Manifests that wait, in the order of their names. Hidden files and other kinds are left alone.
    public func waiting() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/inbox").sorted()
            .filter { !$0.hasPrefix(".") && Self.isManifest($0) }
            .map { "\(path)/inbox/\($0)" }
    }

    /// Moves a manifest out of the inbox. Its report is written first, so that no manifest is there without one.
    /// - Parameter reports: by suffix, such as `report.json`.
    public func finish(_ manifest: String, as outcome: Outcome, reports: [String: Data]) throws {
        let folder = "\(path)/\(outcome.rawValue)"
        let file = (manifest as NSString).lastPathComponent as NSString
        var name = file as String
        var count = 1
        while FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
            count += 1
            name = "\(file.deletingPathExtension)-\(count).\(file.pathExtension)"
        }
        let stem = (name as NSString).deletingPathExtension
        for (suffix, data) in reports.sorted(by: { $0.key < $1.key }) {
            try DurableFiles.write(data, to: "\(folder)/\(stem).\(suffix)")
        }
        try DurableFiles.move(manifest, to: "\(folder)/\(name)")
    }

    private static func isManifest(_ name: String) -> Bool {
        ["yaml", "yml", "json"].contains((name as NSString).pathExtension.lowercased())
    }
}
