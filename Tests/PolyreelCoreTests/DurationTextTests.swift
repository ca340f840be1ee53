import PolyreelCore
import Testing

@Suite struct DurationTextTests {
    @Test(
        arguments: [
            ("0s", 0, false), ("28s", 28_000_000, false), ("1.5s", 1_500_000, false), ("500ms", 500_000, false),
            ("1m30s", 90_000_000, false), ("2m", 120_000_000, false), ("-3s", 3_000_000, true),
            ("0.04s", 40_000, false), ("-0s", 0, true), ("1440m", 86_400_000_000, false), ("0.000001s", 1, false),
        ] as [(String, Int64, Bool)])
    func lengthsAreExact(text: String, micros: Int64, negative: Bool) throws {
        let duration = try #require(DurationText(text))
        #expect(duration.seconds == Rational(micros, 1_000_000))
        #expect(duration.isNegative == negative)
    }

    @Test(arguments: [
        "", "-", "28", "s", "m", "ms", "1.s", ".5s", "1,5s", "28 s", " 28s", "28s ", "+3s", "--3s", "1s30m", "1m30",
        "1.5m", "1.5ms", "86401s", "9999999999s", "1441m", "1e3s", "٣s", "3s\u{301}", "1h", "0.0000001s",
        "999999999999999999999999s",
    ])
    func whatIsNoLengthIsRefused(_ text: String) {
        #expect(DurationText(text) == nil)
    }
}
