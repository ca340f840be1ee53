internal import Foundation
internal import PolyreelCore

/// Seconds as decimal numbers for people and sidecars.
enum Seconds {
    /// Rounded to microseconds; exact where six digits suffice.
    static func decimal(_ time: Rational) -> Decimal {
        let (whole, rest) = time.numerator.quotientAndRemainder(dividingBy: time.denominator)
        // |rest| < denominator: 128 bits hold a million of it.
        let micros = Int128(rest) * 1_000_000
        let denominator = Int128(time.denominator)
        let rounded = (2 * micros + (rest < 0 ? -denominator : denominator)) / (2 * denominator)
        return Decimal(whole) + millionths(Int(rounded))
    }

    static func millionths(_ value: Int) -> Decimal { Decimal(value) / 1_000_000 }
}
