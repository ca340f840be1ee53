internal import PolyreelCore

/// The constant frame rate of a film: the source's own where the placement takes it, so that nothing judders.
enum FrameRate {
    static let film = Rational(24)
    static let pal = Rational(25)
    static let ntsc = Rational(30_000, 1001)
    static let whole = Rational(30)
    /// In the order of preference when two are equally near.
    static let all = [film, pal, ntsc, whole]

    /// The rate for a source that shows `nominal` frames a second, or `average` where its rate varies widely.
    ///
    /// 50 and 60 halve, so that every second frame is shown; low rates double; then the nearest of 24, 25, 29.97 and
    /// 30 that the placement takes.
    static func chosen(for nominal: Rational, average: Rational, placement: Placement) -> Rational {
        var rate = nominal > Rational(0) ? nominal : average
        guard rate > Rational(0) else { return pal }
        // Between 30 and 48 nothing divides evenly; from 45 on halving comes nearer than cutting down to 30.
        while rate >= Rational(45) { rate = rate / Rational(2) }
        while rate < Rational(20) { rate = rate * Rational(2) }
        let allowed = all.filter { candidate in
            !(placement.minimumFrameRate.map { candidate < $0.value } ?? false)
                && !(placement.maximumFrameRate.map { candidate > $0.value } ?? false)
        }
        return (allowed.isEmpty ? all : allowed).min { distance($0, rate) < distance($1, rate) } ?? pal
    }

    private static func distance(_ left: Rational, _ right: Rational) -> Rational {
        left > right ? left - right : right - left
    }
}
