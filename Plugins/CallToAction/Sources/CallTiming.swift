internal import PolyreelCore

/// When a call to action is seen, in frames of the film.
enum CallTiming {
    /// The frames, or nil when none are left; and what was found on the way. Times outside the film are moved to its
    /// start or end.
    static func frames(of call: CallToActionSettings, in picture: PicturePlan) -> (FrameRange?, [Finding]) {
        guard let from = frame(at: call.start, in: picture), let to = frame(at: call.end, in: picture) else {
            return (
                nil,
                [
                    .error(
                        "cta-time", "a time of the call to action '\(call.text)' cannot be counted in frames",
                        hint: "write it in seconds with up to six digits after the point")
                ]
            )
        }
        let film = 0...max(0, picture.frames)
        var findings: [Finding] = []
        if !film.contains(from) || !film.contains(to) {
            findings.append(
                .warning(
                    "cta-outside",
                    "the call to action '\(call.text)' is asked for \(text(call.start)) to \(text(call.end)), outside "
                        + "the film of \(picture.duration.secondsText(places: 0...6)); it is shown as far as the film goes",
                    hint: "change its start or end"))
        }
        func clamped(_ frame: Int) -> Int { min(max(frame, film.lowerBound), film.upperBound) }
        guard clamped(from) < clamped(to) else {
            findings.append(
                .error(
                    "cta-empty",
                    "the call to action '\(call.text)', \(text(call.start)) to \(text(call.end)), is never seen in a "
                        + "film of \(picture.duration.secondsText(places: 0...6))",
                    hint: "its end must be after its start"))
            return (nil, findings)
        }
        return (FrameRange(from: clamped(from), to: clamped(to)), findings)
    }

    /// The nearest frame, halves up; beyond the film's ends at most one frame outside. Nil for a fraction too fine.
    private static func frame(at point: TimePoint, in picture: PicturePlan) -> Int? {
        let frames = picture.frames
        let beyond = picture.duration + Rational(1) / picture.rate
        switch point {
        case .fromStart(let time):
            if time < .zero { return -1 }
            if time > beyond { return frames + 1 }
            guard let (numerator, denominator) = product(time, picture.rate) else { return nil }
            return half(numerator, denominator)
        case .beforeEnd(let time):
            if time < .zero { return frames + 1 }
            if time > beyond { return -1 }
            guard let (numerator, denominator) = product(time, picture.rate) else { return nil }
            let (whole, overflow) = Int64(frames).multipliedReportingOverflow(by: denominator)
            return overflow ? nil : half(whole - numerator, denominator)
        }
    }

    /// Nil where 64 bits do not hold it: manifests may write any fraction.
    private static func product(_ left: Rational, _ right: Rational) -> (Int64, Int64)? {
        let (first, second) = (Rational(left.numerator, right.denominator), Rational(right.numerator, left.denominator))
        let (numerator, over) = first.numerator.multipliedReportingOverflow(by: second.numerator)
        let (denominator, under) = first.denominator.multipliedReportingOverflow(by: second.denominator)
        let small = Int64.min / 4...Int64.max / 4
        guard !over, !under, small.contains(numerator), small.contains(denominator) else { return nil }
        return (numerator, denominator)
    }

    private static func half(_ numerator: Int64, _ denominator: Int64) -> Int? {
        let small = Int64.min / 4...Int64.max / 4
        guard small.contains(numerator) else { return nil }
        return Int(exactly: Rational(2 * numerator + denominator, 2 * denominator).floor)
    }

    private static func text(_ point: TimePoint) -> String {
        switch point {
        case .fromStart(let time): time.secondsText(places: 0...6)
        case .beforeEnd(.zero): "the end"
        case .beforeEnd(let time): "\(time.secondsText(places: 0...6)) before the end"
        }
    }
}
