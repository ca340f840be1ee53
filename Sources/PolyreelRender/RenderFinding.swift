public import PolyreelCore
internal import PolyreelMedia
internal import PolyreelStore

/// Errors of the libraries and the store as findings for a person.
public enum RenderFinding {
    /// The code of the finding for a full disk, wherever it was met.
    public static let diskFull = "disk-full"

    public static func finding(for error: any Error) -> Finding {
        switch error {
        case let finding as Finding: finding
        case let findings as Findings: findings.all.first ?? .error("render-failed", "rendering failed")
        case let error as MediaError: error.finding("media-failed", hint: "run again; if it stays, report it")
        case let error as StoreError where error.isDiskFull: full(error.description)
        case let error as StoreError: .error("store-failed", error.description, hint: "check the store's folder")
        default: .error("render-failed", "\(error)")
        }
    }

    private static func full(_ message: String) -> Finding {
        .error(diskFull, message, hint: "free some disk space and run again; nothing that was published is harmed")
    }
}
