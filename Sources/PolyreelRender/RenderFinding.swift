internal import Foundation
public import PolyreelCore
internal import PolyreelMedia
internal import PolyreelStore

/// Errors of the libraries, the store and the system as findings for a person.
public enum RenderFinding {
    /// The code of the finding for a full disk, wherever it was met.
    public static let diskFull = "disk-full"
    /// The code of the finding for an asset that was written while it was rendered.
    public static let changedAsset = "asset-changed"
    /// The code of the finding for an asset whose readers were killed from outside.
    public static let killedReader = "asset-reader-killed"
    /// The code of the finding for limits of the system under which no asset can be read.
    public static let lowLimit = "limit-too-low"

    public static func finding(for error: any Error) -> Finding {
        switch error {
        case let finding as Finding: finding
        case let findings as Findings: findings.all.first ?? .error("render-failed", "rendering failed")
        case let error as MediaError: error.finding("media-failed", hint: "run again; if it stays, report it")
        case let error as StoreError where error.isDiskFull: full(error.description)
        case let error as StoreError:
            .error("file-failed", error.description, hint: "check that the folder is there and can be written")
        default: system(error)
        }
    }

    /// Whether going on is pointless: every other span would meet the same.
    public static func isFatal(_ finding: Finding) -> Bool {
        [diskFull, changedAsset, killedReader, lowLimit].contains(finding.code)
    }

    /// The failure of a job that cannot go on for a finding.
    public static func failure(for finding: Finding) -> JobFailure {
        finding.code == diskFull ? .exhausted(finding) : .machine(finding)
    }

    /// The same for an error of a library, the store or the system.
    public static func failure(for error: any Error) -> JobFailure { failure(for: finding(for: error)) }

    public static func assetChanged(_ path: String) -> Finding {
        .error(
            changedAsset, "the asset \(path) was changed while it was read",
            hint: "run again when nobody writes it any more")
    }

    /// Foundation wraps the system's error number, sometimes twice.
    private static func system(_ error: any Error) -> Finding {
        var next: NSError? = error as NSError
        while let current = next {
            let isFull =
                current.domain == NSPOSIXErrorDomain && [Int(ENOSPC), Int(EDQUOT)].contains(current.code)
                || current.domain == NSCocoaErrorDomain && current.code == CocoaError.fileWriteOutOfSpace.rawValue
            if isFull {
                let file = current.userInfo[NSFilePathErrorKey] as? String ?? "a file"
                return full("writing \(file): \(String(cString: strerror(ENOSPC)))")
            }
            next = current.userInfo[NSUnderlyingErrorKey] as? NSError
        }
        return .error("render-failed", ErrorText.of(error), hint: "run again; if it stays, report it")
    }

    private static func full(_ message: String) -> Finding {
        .error(diskFull, message, hint: "free some disk space and run again; nothing that was published is harmed")
    }
}
