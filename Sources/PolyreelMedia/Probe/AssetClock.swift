internal import CFFmpeg
internal import PolyreelCore

/// An asset's own time: where its zero lies in the container's, and what is when.
struct AssetClock {
    let origin: Rational
    let start: Rational
    let end: Rational

    /// Sound that begins by more than this before the picture makes the asset begin with the sound.
    static let frame = WideFraction(Rational(1, 25))

    /// Nil when the times cannot be real.
    init?(_ times: PictureTimes, _ timeBase: AVRational, rate: Rational, firstSound: WideFraction?) {
        guard let firstTicks = times.ticks.first, let lastTicks = times.ticks.last,
            let first = WideFraction(ticks: firstTicks, of: timeBase),
            let last = WideFraction(ticks: lastTicks, of: timeBase),
            let said = WideFraction(ticks: times.lastDuration, of: timeBase),
            let nominal = WideFraction(Int128(rate.denominator), Int128(rate.numerator))
        else { return nil }
        var zero = first
        if let firstSound, let lead = first.subtracting(firstSound), Self.frame.isLess(than: lead) { zero = firstSound }
        guard let origin = zero.bounded, let start = first.subtracting(WideFraction(origin))?.bounded else {
            return nil
        }
        // A last picture of an hour is a broken number, not a picture; one of less than half the usual is what a header
        // gives for all pictures, and would lose the last.
        let hour = WideFraction(Rational(3600))
        let half = WideFraction(Int128(rate.denominator), 2 * Int128(rate.numerator))
        let isReal = half.map { !said.isLess(than: $0) } ?? true
        let shown = times.lastDuration > 0 && said.isLess(than: hour) && isReal ? said : nominal
        guard let end = last.adding(shown)?.subtracting(WideFraction(origin))?.bounded, start < end else { return nil }
        (self.origin, self.start, self.end) = (origin, start, end)
    }

    /// Frames a second over the whole.
    func averageRate(_ frames: Int) -> Rational {
        guard let length = WideFraction(end).subtracting(WideFraction(start)),
            let rate = WideFraction(Int128(frames), 1)?.divided(by: length)?.bounded
        else { return Rational(frames) }
        return rate
    }
}
