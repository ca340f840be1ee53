internal import PolyreelCore

/// The constant frame rate of a film: one of which the source's is an even multiple or part, so that nothing judders.
enum FrameRate {
    static let film = Rational(24)
    static let pal = Rational(25)
    static let ntsc = Rational(30_000, 1001)
    static let whole = Rational(30)
    static let all = [film, pal, ntsc, whole]

    /// How far from even a step may be, of itself, before it is seen: 24 for 23.976 repeats one picture in 41 s.
    static let tolerance = Rational(2, 1000)

    /// The rate for a source that shows `nominal` frames a second, or `average` where that is not known.
    ///
    /// Every picture is shown equally often, or every second, third and so on: of such rates the nearest one, so that as
    /// few pictures as can be are left out or repeated. Where no rate that the placement takes is even, the least uneven.
    static func chosen(for nominal: Rational, average: Rational, placement: Placement) -> Rational {
        let rate = nominal > Rational(0) ? nominal : average
        guard rate > Rational(0) else { return pal }
        let allowed = all.filter { candidate in
            !(placement.minimumFrameRate.map { candidate < $0.value } ?? false)
                && !(placement.maximumFrameRate.map { candidate > $0.value } ?? false)
        }
        let candidates = allowed.isEmpty ? all : allowed
        let even = candidates.filter { unevenness($0, of: rate) <= tolerance }
        // An exact one before one that is nearly even.
        let exact = even.filter { unevenness($0, of: rate) == Rational(0) }
        let best = exact.isEmpty ? even : exact
        if let nearest = best.min(by: { distance($0, rate) < distance($1, rate) }) { return nearest }
        return candidates.min { left, right in
            let (first, second) = (unevenness(left, of: rate), unevenness(right, of: rate))
            return (first, distance(left, rate)) < (second, distance(right, rate))
        } ?? pal
    }

    /// What cannot be even, as a finding; nil where it is.
    static func finding(_ rate: Rational, for picture: PictureFacts, on placement: Placement) -> Finding? {
        // Pictures at odd times have no step.
        guard !picture.variableRate, picture.rate > Rational(0), unevenness(rate, of: picture.rate) > tolerance else {
            return nil
        }
        return Finding(
            .warning, "frame-rate-uneven",
            "no frame rate of \(placement.name) is even with the asset's: \(number(picture.rate)) pictures a second become"
                + " \(number(rate)) frames, and \(oddFrames(rate, of: picture.rate)) times a second a step is longer or"
                + " shorter than the others",
            hint: "look whether movement judders; ask the creator for 24, 25, 30, 50 or 60 pictures a second",
            step: Reformat.name)
    }

    /// How far the step from frame to frame is from a whole number of pictures, or that from picture to picture from a
    /// whole number of frames, as a part of the step.
    static func unevenness(_ rate: Rational, of source: Rational) -> Rational {
        let step = source > rate ? source / rate : rate / source
        return distance(step, Rational(step.rounded)) / step
    }

    /// How many times a second a step is not like the others.
    private static func oddFrames(_ rate: Rational, of source: Rational) -> String {
        let step = source > rate ? source / rate : rate / source
        let steps = min(source, rate)
        return (distance(step, Rational(step.rounded)) * steps).decimal(places: 0...1)
    }

    private static func number(_ rate: Rational) -> String { rate.decimal(places: 0...2) }

    private static func distance(_ left: Rational, _ right: Rational) -> Rational {
        left > right ? left - right : right - left
    }
}
