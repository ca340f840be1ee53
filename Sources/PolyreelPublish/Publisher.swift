internal import CLinux
internal import Foundation
package import PolyreelCore
internal import PolyreelStore

/// Puts a variant's files into the output tree, whole or not at all: they are made in a staging folder, flushed, and
/// exchanged with the variant's folder in one step.
package struct Publisher: Sendable {
    /// `out/<campaign>`.
    package let folder: String

    /// - Parameter folder: `out/<campaign>`.
    package init(folder: String) { self.folder = folder }

    private static let stagingPrefix = ".staging-"
    /// Of a variant's folder that makes room for its next version, where the file system cannot exchange two.
    private static let asidePrefix = ".aside-"

    /// Makes the folder, removes what killed runs left, and puts back what they had set aside. Call while the campaign is
    /// locked.
    package func open() throws {
        try DurableFiles.makeFolder(folder)
        let files = FileManager.default
        for name in try files.contentsOfDirectory(atPath: folder) {
            if name.hasPrefix(Self.stagingPrefix) || DurableFiles.isTemporary(name) {
                try? files.removeItem(atPath: "\(folder)/\(name)")
                continue
            }
            for inner in (try? files.contentsOfDirectory(atPath: "\(folder)/\(name)")) ?? []
            where inner.hasPrefix(Self.asidePrefix) {
                let target = "\(folder)/\(name)/\(inner.dropFirst(Self.asidePrefix.count))"
                if files.fileExists(atPath: target) {
                    try? files.removeItem(atPath: "\(folder)/\(name)/\(inner)")
                } else {
                    try DurableFiles.move("\(folder)/\(name)/\(inner)", to: target)
                }
            }
        }
    }

    /// A new, empty folder on the output's own file system.
    package func stage() throws -> String {
        let staging = "\(folder)/\(Self.stagingPrefix)\(UUID().uuidString)"
        try DurableFiles.makeFolder(staging)
        return staging
    }

    /// Runs `body` with a new, empty folder on the output's own file system, and removes what is left of it.
    package func withStaging<Result: Sendable>(_ body: (String) async throws -> Result) async throws -> Result {
        let staging = try await BlockingWork.run { try stage() }
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(staging)) } catch { result = .failure(error) }
        try await BlockingWork.run { _ = try? FileManager.default.removeItem(atPath: staging) }
        return try result.get()
    }

    /// Throws where a variant's folder cannot be made: known before anything is rendered for it.
    /// - Parameter labels: `market/placement`.
    package func checkFolders(of labels: [String]) throws(JobFailure) {
        for place in Set(labels.flatMap { [$0.folderPath, $0] }).sorted().map({ "\(folder)/\($0)" }) {
            var facts = stat()
            // A link to a folder is one; a link to nothing cannot be made one.
            guard lstat(place, &facts) == 0, stat(place, &facts) != 0 || facts.st_mode & S_IFMT != S_IFDIR
            else { continue }
            throw .machine(
                .error(
                    "output-not-a-folder", "'\(place)' is no folder, and a variant's files are to lie there",
                    hint: "move it away, or write to another folder with --output"))
        }
    }

    package func variantFolder(market: String, placement: String) -> String { "\(folder)/\(market)/\(placement)" }

    /// Makes `staging` the variant's folder. Of what stands there, the files of the variants `replacing` go; others are
    /// kept: another creator's film in the same campaign, a cut of another length, somebody's notes.
    package func publish(_ staging: String, as target: String, replacing ids: [String]) throws {
        let files = FileManager.default
        let parent = (target as NSString).deletingLastPathComponent
        try DurableFiles.makeFolder(parent)
        let stands = files.fileExists(atPath: target)
        // What is ours to the disk first; what others left there may be links or pipes.
        for name in try files.contentsOfDirectory(atPath: staging) { try DurableFiles.flush("\(staging)/\(name)") }
        for name in stands ? try files.contentsOfDirectory(atPath: target) : []
        where !ids.contains(where: { name.hasPrefix($0 + ".") }) && !files.fileExists(atPath: "\(staging)/\(name)") {
            try DurableFiles.link("\(target)/\(name)", to: "\(staging)/\(name)")
        }
        try DurableFiles.flush(staging)
        guard stands else { return try DurableFiles.move(staging, to: target) }
        if try !exchange(staging, target) {
            let aside = "\(parent)/\(Self.asidePrefix)\((target as NSString).lastPathComponent)"
            try DurableFiles.move(target, to: aside)
            do {
                try DurableFiles.move(staging, to: target)
            } catch {
                try? DurableFiles.move(aside, to: target)
                throw error
            }
            try? files.removeItem(atPath: aside)
        }
        try DurableFiles.flush(parent)
        try? files.removeItem(atPath: staging)
    }

    /// Swaps two folders in one step; false where the file system cannot.
    private func exchange(_ staging: String, _ target: String) throws -> Bool {
        if polyreel_exchange(staging, target) == 0 { return true }
        guard errno == EINVAL || errno == ENOSYS else {
            throw StoreError(doing: "publishing \(target)", status: errno)
        }
        return false
    }
}
