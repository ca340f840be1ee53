/// A gain in dB or a level in LUFS or dBTP, kept in hundredths.
public struct Decibels: Hashable, Sendable {
    public let hundredths: Int

    public init(hundredths: Int) {
        self.hundredths = hundredths
    }

    /// The nearest to a number of JSON; nil for one that is too large.
    public init?(_ number: Double) {
        guard let hundredths = Int(exactly: (number * 100).rounded()) else { return nil }
        self.hundredths = hundredths
    }

    /// As JSON has it: -1400 hundredths are -14.
    public var number: Double { Double(hundredths) / 100 }

    /// As people read it; see `Rational.decimal`.
    public func decimal(places: ClosedRange<Int>) -> String { Rational(Int64(hundredths), 100).decimal(places: places) }

    public func decimal(places: Int) -> String { decimal(places: places...places) }

    /// Hundredths as people read them: of -1400, 1 makes "-14.0".
    public static func decimal(_ hundredths: Int, places: ClosedRange<Int>) -> String {
        Decibels(hundredths: hundredths).decimal(places: places)
    }

    public static func decimal(_ hundredths: Int, places: Int) -> String {
        decimal(hundredths, places: places...places)
    }
}
