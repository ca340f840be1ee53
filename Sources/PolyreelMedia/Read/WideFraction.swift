internal import CFFmpeg
internal import PolyreelCore

/// An exact fraction of 128-bit numbers, in lowest terms with a positive denominator, for times that come from files:
/// a 64-bit timestamp times a 32-bit time base fits. Results that do not fit are nil.
struct WideFraction: Equatable {
    let numerator: Int128
    let denominator: Int128

    /// Nil when the denominator is not positive or the numerator has no magnitude in 128 bits.
    init?(_ numerator: Int128, _ denominator: Int128) {
        guard denominator > 0, numerator != .min else { return nil }
        var (left, right) = (numerator.magnitude, denominator.magnitude)
        while right != 0 { (left, right) = (right, left % right) }
        let divisor = Int128(left)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    init(_ value: Rational) {
        numerator = Int128(value.numerator)
        denominator = Int128(value.denominator)
    }

    /// A timestamp in seconds; nil when the time base is not positive.
    init?(ticks: Int64, of timeBase: AVRational) {
        guard timeBase.num > 0, timeBase.den > 0 else { return nil }
        self.init(Int128(ticks) * Int128(timeBase.num), Int128(timeBase.den))
    }

    func adding(_ other: WideFraction) -> WideFraction? {
        let (first, overflow1) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (second, overflow2) = other.numerator.multipliedReportingOverflow(by: denominator)
        let (below, overflow3) = denominator.multipliedReportingOverflow(by: other.denominator)
        let (above, overflow4) = first.addingReportingOverflow(second)
        guard !overflow1, !overflow2, !overflow3, !overflow4 else { return nil }
        return WideFraction(above, below)
    }

    func subtracting(_ other: WideFraction) -> WideFraction? {
        WideFraction(-other.numerator, other.denominator).flatMap { adding($0) }
    }

    func divided(by other: WideFraction) -> WideFraction? {
        guard other.numerator > 0 else { return nil }
        let (above, overflow1) = numerator.multipliedReportingOverflow(by: other.denominator)
        let (below, overflow2) = denominator.multipliedReportingOverflow(by: other.numerator)
        guard !overflow1, !overflow2 else { return nil }
        return WideFraction(above, below)
    }

    var magnitude: WideFraction? { WideFraction(numerator < 0 ? -numerator : numerator, denominator) }

    func isLess(than other: WideFraction) -> Bool {
        let left = numerator.multipliedFullWidth(by: other.denominator)
        let right = other.numerator.multipliedFullWidth(by: denominator)
        return (left.high, left.low) < (right.high, right.low)
    }

    /// The greatest whole number that is not greater, kept inside 64 bits.
    var floor: Int64 {
        let quotient = numerator / denominator
        let whole = numerator % denominator < 0 ? quotient - 1 : quotient
        return Int64(clamping: whole)
    }

    /// Finest step of the times that facts hold where a time base is finer: a microsecond.
    static let finest: Int128 = 1_000_000

    /// As a fraction that plans can calculate with: exact where the denominator is at most a million, else rounded to
    /// the microsecond. Nil beyond 100 years, which no clip's clock reaches.
    var bounded: Rational? {
        let century: Int128 = 100 * 366 * 86_400
        guard (numerator / denominator).magnitude < century.magnitude else { return nil }
        if denominator <= Self.finest { return Rational(Int64(numerator), Int64(denominator)) }
        let (scaled, overflow) = numerator.multipliedReportingOverflow(by: 2 * Self.finest)
        guard !overflow, let doubled = WideFraction(scaled, denominator) else { return nil }
        return Rational((doubled.floor + 1) >> 1, Int64(Self.finest))
    }
}
