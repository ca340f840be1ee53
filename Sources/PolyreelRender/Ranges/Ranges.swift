internal import PolyreelCore

/// Ranges of measured numbers, wide enough for whatever is real, and so narrow that what is calculated with them fits 64
/// bits. A kept number or one that a child process tells lies inside, or is not believed.
enum Ranges {
    /// Frames of a film: a day at 120 a second.
    static let frames = 0...24 * 3600 * 120
    /// Coded bytes of a picture: far more than a raw one of 8192 x 8192.
    static let pictureBytes = 0...1 << 30
    /// Packets, frames told at once, streams: what is counted.
    static let counts = 0...Int(Int32.max)
    /// Bytes of a file.
    static let fileBytes = 0...1 << 50
    /// Pixels of a side.
    static let sides = 1...1 << 16
    /// Hundredths of a LUFS or dBTP. R128 gates at -70 LUFS; samples as floating point may be far above full scale.
    static let loudness = -10_000...20_000
    static let peak = -40_000...20_000
    /// Distances of 8-bit pictures, in hundredths of a code.
    static let distance = 0...25_500
    /// How much there is to see in a picture that may stand for a film.
    static let scores = 0...1 << 40
    /// Times of a stream in its own units: 2^60 of them are 400,000 years of microseconds.
    static let ticks: ClosedRange<Int64> = -(1 << 60)...1 << 60
    /// Bits a second.
    static let bitRate = 0...1 << 40
    /// Seconds: two days, either way of zero.
    static let seconds = Rational(-172_800)...Rational(172_800)
    /// Container times may count from any epoch: a century.
    static let epoch = Rational(-3_200_000_000)...Rational(3_200_000_000)
    /// Frames a second.
    static let rates = Rational(1, 1_000_000)...Rational(1000)
    /// Of fractions that plans calculate with.
    static let denominators: ClosedRange<Int64> = 1...1_000_000

    static func holds(_ value: Rational, _ range: ClosedRange<Rational>) -> Bool {
        denominators.contains(value.denominator) && range.contains(value)
    }

    /// Whether frames lie inside a film of so many, in ascending order.
    static func holds(_ runs: [FrameRange], of frames: Int) -> Bool {
        runs.allSatisfy { 0 <= $0.from && $0.from <= $0.to && $0.to <= frames }
            && zip(runs, runs.dropFirst()).allSatisfy { $0.to <= $1.from }
    }
}

extension PixelSize {
    var isPlausible: Bool { Ranges.sides.contains(width) && Ranges.sides.contains(height) }
}
