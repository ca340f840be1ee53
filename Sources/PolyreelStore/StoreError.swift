internal import Foundation

/// An operation on the store's files that failed.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    public let doing: String
    /// The system's error number.
    public let status: Int32

    public init(doing: String, status: Int32) {
        self.doing = doing
        self.status = status
    }

    public var isMissing: Bool { status == ENOENT || status == ENOTDIR }
    /// Whether the file was changed while it was read.
    public var isBusy: Bool { status == EBUSY }
    public var isDiskFull: Bool { status == ENOSPC || status == EDQUOT }

    public var description: String { "\(doing): \(String(cString: strerror(status)))" }
}

/// Passes a system call's result through, or throws with `errno` when it is negative.
@discardableResult
func checked(_ result: Int32, _ doing: @autoclosure () -> String) throws(StoreError) -> Int32 {
    guard result < 0 else { return result }
    throw StoreError(doing: doing(), status: errno)
}
