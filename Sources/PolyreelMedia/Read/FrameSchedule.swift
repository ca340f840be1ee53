internal import CFFmpeg
internal import PolyreelCore

/// Which source picture each output frame shows: the last whose time is not later than the frame's own time and half of
/// the shorter of the two frame durations. The half keeps a rounded timestamp from slipping a frame.
struct FrameSchedule {
    private let base: WideFraction
    private let rate: Rational

    /// Nil when the times are beyond all bounds.
    init?(_ plan: PicturePlan, _ facts: PictureFacts) {
        let faster = max(plan.rate, facts.rate)
        guard plan.rate > .zero, let half = WideFraction(Int128(faster.denominator), 2 * Int128(faster.numerator)),
            let base = WideFraction(plan.start).adding(WideFraction(facts.origin))?.adding(half)
        else { return nil }
        self.base = base
        rate = plan.rate
    }

    /// The latest source time that frame `number` may show, in units of `timeBase`; nil beyond all bounds.
    func limit(_ number: Int, _ timeBase: AVRational) -> Int64? {
        let (above, overflow) = Int128(number).multipliedReportingOverflow(by: Int128(rate.denominator))
        guard !overflow, let offset = WideFraction(above, Int128(rate.numerator)), let time = base.adding(offset),
            let tick = WideFraction(ticks: 1, of: timeBase)
        else { return nil }
        return time.divided(by: tick)?.floor
    }
}
