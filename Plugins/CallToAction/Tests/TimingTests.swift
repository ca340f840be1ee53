import PolyreelCore
import Testing

@testable import CallToAction

@Suite struct TimingTests {
    struct Case: Sendable {
        let start: TimePoint
        let end: TimePoint
        let rate: Rational
        let from: Int
        let to: Int
        let codes: [String]
    }

    /// Films of 840 frames. 30000/1001: 10 s are 299.7 frames; 3 s before the end is frame 840 - 89.91 = 750.09.
    static let cases = [
        Case(.beforeEnd(Rational(3)), .beforeEnd(.zero), Rational(30), 750, 840),
        Case(.fromStart(Rational(10)), .fromStart(Rational(12)), Rational(30), 300, 360),
        Case(.fromStart(Rational(10)), .beforeEnd(.zero), Rational(30000, 1001), 300, 840),
        Case(.beforeEnd(Rational(3)), .beforeEnd(.zero), Rational(30000, 1001), 750, 840),
        Case(.fromStart(Rational(1, 60)), .fromStart(Rational(1)), Rational(30), 1, 30),
        Case(.beforeEnd(Rational(100)), .beforeEnd(.zero), Rational(30), 0, 840, "cta-outside"),
        Case(.fromStart(Rational(27)), .fromStart(Rational(99)), Rational(30), 810, 840, "cta-outside"),
        Case(.fromStart(Rational(27)), .fromStart(Rational(.max)), Rational(30), 810, 840, "cta-outside"),
        Case(.fromStart(Rational(40)), .fromStart(Rational(50)), Rational(30), 0, 0, "cta-outside", "cta-empty"),
        Case(.fromStart(Rational(5)), .fromStart(Rational(5)), Rational(30), 0, 0, "cta-empty"),
        Case(.fromStart(Rational(5)), .beforeEnd(Rational(25)), Rational(30), 0, 0, "cta-empty"),
        Case(
            .fromStart(Rational(.max / 2 - 1, .max / 2)), .beforeEnd(.zero), Rational(30000, 1001), 0, 0, "cta-time"),
    ]

    @Test(arguments: cases)
    func aCallIsSeenInTheNearestFrames(one: Case) async throws {
        let done = try await prepared(draft(rate: one.rate), [call(start: one.start, end: one.end)])
        #expect(done.codes == one.codes)
        if one.to > 0 {
            #expect(done.overlays.first?.frames == FrameRange(from: one.from, to: one.to))
            let facts = try #require(
                try CallToAction(settings: .init(calls: [call()])).facts(of: done).first)
            #expect(facts.start == Rational(one.from) / one.rate)
            #expect(facts.end == Rational(one.to) / one.rate)
            // Where all of the card is seen: it takes six to come and to go, unless it is there at the start or the end.
            #expect(
                done.posterRange
                    == FrameRange(
                        from: one.from + (one.from == 0 ? 0 : 6), to: one.to - (one.to == 840 ? 0 : 6)))
        } else {
            #expect(done.overlays.isEmpty)
            #expect(done.isWithheld)
        }
    }

    @Test func everyCaseRan() { #expect(Self.cases.count == 12) }
}

extension TimingTests.Case {
    init(_ start: TimePoint, _ end: TimePoint, _ rate: Rational, _ from: Int, _ to: Int, _ codes: String...) {
        self.init(start: start, end: end, rate: rate, from: from, to: to, codes: codes)
    }
}
