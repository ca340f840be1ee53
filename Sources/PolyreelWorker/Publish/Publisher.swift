internal import CLinux
internal import Foundation
internal import PolyreelStore

/// Puts a variant's files into the output tree, whole or not at all: they are made in a staging folder, flushed, and
/// exchanged with the variant's folder in one step.
struct Publisher {
    /// `out/<campaign>`.
    let folder: String

    private static let stagingPrefix = ".staging-"

    /// Makes the folder and removes what killed runs left. Call while the campaign is locked.
    func open() throws {
        try DurableFiles.makeFolder(folder)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasPrefix(Self.stagingPrefix)
        {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    /// A new, empty folder on the output's own file system.
    func stage() throws -> String {
        let staging = "\(folder)/\(Self.stagingPrefix)\(UUID().uuidString)"
        try DurableFiles.makeFolder(staging)
        return staging
    }

    func variantFolder(market: String, placement: String) -> String { "\(folder)/\(market)/\(placement)" }

    /// Makes `staging` the variant's folder. Files there that no version of ours made are kept.
    /// - Parameter owned: names of the files that the version before made.
    func publish(_ staging: String, as target: String, replacing owned: Set<String>) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: staging) {
            try DurableFiles.flush("\(staging)/\(name)")
        }
        let parent = (target as NSString).deletingLastPathComponent
        try DurableFiles.makeFolder(parent)
        guard FileManager.default.fileExists(atPath: target) else {
            try DurableFiles.move(staging, to: target)
            return
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: target)
        where !owned.contains(name) && !FileManager.default.fileExists(atPath: "\(staging)/\(name)") {
            try FileManager.default.copyItem(atPath: "\(target)/\(name)", toPath: "\(staging)/\(name)")
        }
        try exchange(staging, target)
        try DurableFiles.flush(parent)
        try? FileManager.default.removeItem(atPath: staging)
    }

    /// Swaps two folders in one step; where the file system cannot, the old one steps aside first.
    private func exchange(_ staging: String, _ target: String) throws {
        if polyreel_exchange(staging, target) == 0 { return }
        guard errno == EINVAL || errno == ENOSYS else {
            throw StoreError(doing: "publishing \(target)", status: errno)
        }
        let aside = "\(staging)-old"
        try DurableFiles.move(target, to: aside)
        try DurableFiles.move(staging, to: target)
        try? FileManager.default.removeItem(atPath: aside)
    }
}
