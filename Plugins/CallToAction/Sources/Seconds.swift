internal import Foundation
internal import PolyreelCore

/// Seconds as decimal numbers for sidecars.
enum Seconds {
    /// Rounded to microseconds; exact where six digits suffice.
    static func decimal(_ time: Rational) -> Decimal {
        let (whole, rest) = time.units(places: 6).quotientAndRemainder(dividingBy: 1_000_000)
        return Decimal(Int64(clamping: whole)) + millionths(Int(rest))
    }

    static func millionths(_ value: Int) -> Decimal { Decimal(value) / 1_000_000 }
}
