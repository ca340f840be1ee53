import PolyreelCore
import Testing

/// Fractions and levels as people read them.
@Suite struct DecimalTextTests {
    /// Rounded by hand.
    @Test(arguments: [
        (Rational(5, 2), 2...2, "2.50"), (Rational(5, 2), 0...3, "2.5"), (Rational(2), 0...3, "2"),
        (Rational(2), 1...3, "2.0"), (Rational(30000, 1001), 0...2, "29.97"), (Rational(24000, 1001), 1...3, "23.976"),
        (Rational(1, 3), 3...3, "0.333"), (Rational(2, 3), 1...1, "0.7"), (Rational(1, 40), 2...2, "0.03"),
        (Rational(1, 1000), 1...3, "0.001"), (Rational(999, 1000), 2...2, "1.00"), (Rational(7, 2), 0...0, "4"),
        (.zero, 2...2, "0.00"), (.zero, 0...6, "0"),
        // Halves go up, towards zero below it; what rounds to nothing has no sign.
        (Rational(-5, 2), 2...2, "-2.50"), (Rational(-1, 40), 2...2, "-0.02"), (Rational(-3, 100), 2...2, "-0.03"),
        (Rational(-1, 200), 2...2, "0.00"),
        // The ends of 64 bits, where a thousand times the number would not fit.
        (Rational(Int64.max), 1...3, "9223372036854775807.0"), (Rational(-Int64.max), 0...2, "-9223372036854775807"),
        (Rational(1, Int64.max), 2...18, "0.00"),
        (Rational(Int64.max), 18...18, "9223372036854775807.000000000000000000"),
    ])
    func aFractionIsWrittenExactly(_ value: Rational, places: ClosedRange<Int>, text: String) {
        #expect(value.decimal(places: places) == text)
    }

    @Test func unitsAreTheNearestAndHalvesGoUp() {
        #expect(Rational(1, 3).units(places: 6) == 333_333)
        #expect(Rational(-1, 2).units(places: 0) == 0 && Rational(1, 2).units(places: 0) == 1)
        #expect(Rational(Int64.max).units(places: 6) == Int128(Int64.max) * 1_000_000)
    }

    @Test func aNumberOfJSONIsTheFractionItWasWrittenFrom() {
        for thousandths in stride(from: Int64(-5000), through: 100_000, by: 7) {
            #expect(Rational(nearest: Double(thousandths) / 1000, per: 1000) == Rational(thousandths, 1000))
        }
        for number in [Double.nan, .infinity, 1e300] { #expect(Rational(nearest: number, per: 1000) == nil) }
        #expect(Rational(nearest: 1, per: 0) == nil)
    }

    /// -14 LUFS is a platform's usual target; the rest by hand.
    @Test(arguments: [
        (-1400, 1...1, "-14.0"), (-1400, 1...2, "-14.0"), (-1435, 1...2, "-14.35"), (-1435, 2...2, "-14.35"),
        (-1430, 2...2, "-14.30"), (-1435, 1...1, "-14.3"), (-1436, 1...1, "-14.4"), (5, 1...1, "0.1"),
        (-5, 1...1, "0.0"),
        (0, 1...2, "0.0"), (-100, 2...2, "-1.00"),
    ])
    func aLevelIsWrittenFromItsHundredths(_ hundredths: Int, places: ClosedRange<Int>, text: String) {
        #expect(Decibels(hundredths: hundredths).decimal(places: places) == text)
    }

    @Test func aLevelGoesThroughJSONAsTheNumberPeopleKnow() {
        #expect(Decibels(hundredths: -1435).number == -14.35)
        for hundredths in -9000...2000 {
            #expect(Decibels(Decibels(hundredths: hundredths).number) == Decibels(hundredths: hundredths))
        }
        #expect(Decibels(.nan) == nil && Decibels(1e300) == nil)
    }
}
