internal import PolyreelCaptions
internal import PolyreelCore

/// Turns the asset's times into the film's: frame 0 is the film's zero.
struct FilmClock: Sendable, Hashable {
    /// In the asset's time, seconds.
    let start: Rational
    /// Frames a second.
    let rate: Rational
    let frames: Int

    init(_ picture: PicturePlan) {
        // Finer than any file says it: kept within what 128 bits multiply.
        let finest: Int64 = 1_000_000_000
        start =
            picture.start.denominator <= finest
            ? picture.start
            : Rational(
                Int64(
                    clamping: Self.rounded(
                        Int128(picture.start.numerator) * 1_000_000, Int128(picture.start.denominator))),
                1_000_000)
        rate = picture.rate
        frames = max(0, picture.frames)
    }

    /// The film's length in whole milliseconds: none is after its last frame.
    var length: Milliseconds {
        Milliseconds(
            Int64(clamping: Int128(frames) * 1000 * Int128(rate.denominator) / max(1, Int128(rate.numerator))))
    }

    /// The nearest millisecond of the film; negative before it.
    func time(_ time: Milliseconds) -> Milliseconds {
        Milliseconds(Int64(clamping: Self.rounded(offset(time), Int128(start.denominator))))
    }

    /// The frame that begins nearest to a time, halves up, from 0 to the number of frames.
    func frame(_ time: Milliseconds) -> Int {
        let numerator = offset(time) * Int128(rate.numerator)
        let denominator = 1000 * Int128(start.denominator) * Int128(rate.denominator)
        return Int(min(max(Self.rounded(numerator, denominator), 0), Int128(frames)))
    }

    /// Since the film's zero, in units of 1 / (1000 x the start's denominator) seconds.
    private func offset(_ time: Milliseconds) -> Int128 {
        Int128(time.value) * Int128(start.denominator) - 1000 * Int128(start.numerator)
    }

    /// The nearest whole number, halves up.
    private static func rounded(_ numerator: Int128, _ denominator: Int128) -> Int128 {
        let (quotient, rest) = (2 * numerator + denominator).quotientAndRemainder(dividingBy: 2 * denominator)
        return rest < 0 ? quotient - 1 : quotient
    }
}
