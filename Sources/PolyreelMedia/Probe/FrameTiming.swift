internal import CFFmpeg
internal import PolyreelCore

/// What the times of an asset's pictures say: its rate, and whether that is steady.
struct FrameTiming {
    let rate: Rational
    let isVariable: Bool
    /// How long the picture that stands longest is shown, in seconds.
    let longest: Rational

    /// Rates that cameras and editors write. A time base too coarse to hold one exactly (milliseconds, 1/600) holds it
    /// rounded, so a measured rate near one of these is this one.
    static let common: [Rational] = [
        Rational(25), Rational(30_000, 1001), Rational(30), Rational(24_000, 1001), Rational(24), Rational(50),
        Rational(60_000, 1001), Rational(60), Rational(120_000, 1001), Rational(120), Rational(100), Rational(48),
        Rational(15), Rational(20), Rational(10), Rational(12), Rational(90), Rational(240),
        Rational(72), Rational(75), Rational(144), Rational(144_000, 1001), Rational(200),
    ]

    /// - Parameters:
    ///   - ticks: at least two times in units of `timeBase`, each greater than the one before.
    ///   - suggestions: what the container says the rate is.
    init?(ticks: [Int64], timeBase: AVRational, suggestions: [Rational]) {
        let steps = zip(ticks.dropFirst(), ticks).map { $0.subtractingReportingOverflow($1).partialValue }
        guard !steps.isEmpty, steps.allSatisfy({ $0 > 0 }), let tick = WideFraction(ticks: 1, of: timeBase) else {
            return nil
        }
        var counts: [Int64: Int] = [:]
        for step in steps { counts[step, default: 0] += 1 }
        // The commonest; the shorter where two are equally common.
        guard let commonest = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
        // A tick more or less is rounding, unless it makes a picture last twice as long.
        let near = steps.filter { abs($0 - commonest) <= 1 && $0 < 2 * commonest }
        let sum = near.reduce(Int128(0)) { $0 + Int128($1) }
        guard let mean = Self.seconds(sum, Int128(near.count), tick) else { return nil }
        rate = Self.rate(mean: mean, tick: tick, count: near.count, suggestions: suggestions)
        isVariable = !Self.isSteady(steps, mean: mean, tick: tick)
        longest = Self.seconds(Int128(steps.max() ?? 0), 1, tick)?.bounded ?? .zero
    }

    private static func seconds(_ ticks: Int128, _ count: Int128, _ tick: WideFraction) -> WideFraction? {
        let (above, overflow1) = ticks.multipliedReportingOverflow(by: tick.numerator)
        let (below, overflow2) = count.multipliedReportingOverflow(by: tick.denominator)
        return overflow1 || overflow2 ? nil : WideFraction(above, below)
    }

    private static func rate(
        mean: WideFraction, tick: WideFraction, count: Int, suggestions: [Rational]
    ) -> Rational {
        // A run of n distances is off by one tick at most, so their mean by a share of it; pauses make several runs.
        let tolerance = seconds(Int128(count + 8), Int128(count) * 8, tick)
        func distance(_ rate: Rational) -> WideFraction? {
            guard rate.numerator > 0 else { return nil }
            return WideFraction(Int128(rate.denominator), Int128(rate.numerator))?.subtracting(mean)?.magnitude
        }
        for list in [common, suggestions] {
            var best: (rate: Rational, distance: WideFraction)?
            for rate in list {
                guard let off = distance(rate), let tolerance, !tolerance.isLess(than: off) else { continue }
                if best.map({ off.isLess(than: $0.distance) }) ?? true { best = (rate, off) }
            }
            if let best { return best.rate }
        }
        return bounded(mean)
    }

    /// One over `mean`, at most 1000 and with a denominator that plans can calculate with.
    private static func bounded(_ mean: WideFraction) -> Rational {
        guard let rate = WideFraction(mean.denominator, mean.numerator)?.bounded, rate.numerator > 0 else {
            return Rational(1, 1_000_000)
        }
        return min(rate, Rational(1000))
    }

    /// Whether all distances are the mean, but for the rounding of the time base or of a millisecond.
    private static func isSteady(_ steps: [Int64], mean: WideFraction, tick: WideFraction) -> Bool {
        guard let millisecond = WideFraction(1, 1000) else { return false }
        let slack = tick.isLess(than: millisecond) ? millisecond : tick
        return steps.allSatisfy { step in
            guard let off = seconds(Int128(step), 1, tick)?.subtracting(mean)?.magnitude else { return false }
            return !slack.isLess(than: off)
        }
    }
}
