internal import CFFmpeg
public import PolyreelCore

/// A call into libav* that failed: what was being done, to which file, what the library said.
public struct MediaError: Error, Sendable, CustomStringConvertible {
    /// What was being done, as "decoding the picture of glow.mp4".
    public let doing: String
    /// libav's error number.
    public let status: Int32
    /// The last lines that the library logged before it failed.
    public let log: [String]

    public init(doing: String, status: Int32, log: [String] = []) {
        self.doing = doing
        self.status = status
        self.log = log
    }

    /// The library's own words for `status`.
    public var reason: String {
        var buffer = [CChar](repeating: 0, count: 128)
        av_strerror(status, &buffer, buffer.count)
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether the disk, or the user's share of it, has no room left.
    public var isDiskFull: Bool { status == polyreel_averror_no_space() || status == -EDQUOT }

    /// Whether memory could not be had.
    public var isOutOfMemory: Bool { status == -ENOMEM }

    public var description: String {
        let last = log.last.map { " (\($0))" } ?? ""
        return "\(doing): \(reason)\(last)"
    }

    /// The same as a finding.
    public func finding(_ code: String, hint: String? = nil) -> Finding {
        .error(
            isDiskFull ? "disk-full" : code, description, hint: isDiskFull ? "free some disk space and run again" : hint
        )
    }
}

/// Passes a libav result through, or throws when it is negative: the one place where return codes are checked.
@discardableResult
func check(_ status: Int32, _ doing: @autoclosure () -> String) throws(MediaError) -> Int32 {
    guard status < 0 else { return status }
    throw MediaError(doing: doing(), status: status, log: MediaLog.recent())
}

/// The pointer, or a thrown out-of-memory error.
func allocated<T>(_ pointer: UnsafeMutablePointer<T>?, _ what: String) throws(MediaError) -> UnsafeMutablePointer<T> {
    guard let pointer else { throw MediaError(doing: "allocating \(what)", status: -ENOMEM) }
    return pointer
}
