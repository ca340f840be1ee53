public import PolyreelCore

/// A time on the asset's or the film's clock in whole milliseconds: all that SRT and WebVTT can say.
public struct Milliseconds: Hashable, Comparable, Codable, Sendable {
    public let value: Int64

    public init(_ value: Int64) { self.value = value }

    /// The nearest millisecond to a number of seconds; halves go up.
    public init(seconds: Rational) { value = (seconds * Rational(1000)).rounded }

    /// The same as an exact number of seconds.
    public var seconds: Rational { Rational(value, 1000) }

    public static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.value < right.value }
    /// Readers keep times under 10^13, so that sums and differences cannot overflow.
    public static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds { .init(left.value + right.value) }
    public static func - (left: Milliseconds, right: Milliseconds) -> Milliseconds { .init(left.value - right.value) }
}

extension Milliseconds {
    /// `00:01:02<separator>003`; hours have two digits or more. Times before zero are written as zero.
    public func clock(separator: Character) -> String {
        func padded(_ number: Int64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let total = max(0, value)
        let (hours, minutes, seconds) = (total / 3_600_000, total / 60_000 % 60, total / 1000 % 60)
        return "\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(seconds, 2))\(separator)\(padded(total % 1000, 3))"
    }
}
