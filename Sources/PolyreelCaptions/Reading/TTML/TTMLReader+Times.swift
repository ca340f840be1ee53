internal import PolyreelCore

/// When elements are shown: W3C TTML2, 12.2 and SMIL's rules it points to.
extension TTMLReader {
    typealias Time = TTMLClock.Time

    /// When an element is shown; the end is nil when nothing ends it.
    struct Interval {
        var from: Time
        var to: Time?
        /// Whether the element itself says its end.
        var isBounded: Bool
    }

    /// - Parameters:
    ///   - base: what its times count from: its parent's begin, or in a sequence its elder sibling's end.
    ///   - limit: its parent's end.
    /// - Returns: nil where a time cannot be read.
    mutating func interval(_ node: TTMLNode, from base: Time, until limit: Time?) -> Interval? {
        let (first, duration, last) = (time(node, .begin), time(node, .dur), time(node, .end))
        guard first != .unreadable, duration != .unreadable, last != .unreadable else { return nil }
        let begin = TTMLClock.sum(base, first.value ?? 0)
        var end: Time?
        if let duration = duration.value { end = TTMLClock.sum(begin, duration) }
        if let own = last.value { end = min(end ?? .max, TTMLClock.sum(base, own)) }
        let bounded = end != nil
        if let limit { end = min(end ?? .max, limit) }
        return Interval(from: begin, to: end, isBounded: bounded)
    }

    private enum Said: Equatable {
        case nothing, unreadable
        case time(Time)

        var value: Time? { if case .time(let time) = self { time } else { nil } }
    }

    private mutating func time(_ node: TTMLNode, _ name: TTMLAttribute) -> Said {
        guard let text = node[name] else { return .nothing }
        guard let time = clock.time(text) else {
            tally.add(
                .warning, "ttml-time",
                "\(name.rawValue)=\"\(text.prefix(40))\" is not a time; what has it was left out",
                hint: "write 00:00:01.000 or 1.0s", at: (node.line, 0))
            return .unreadable
        }
        return .time(time)
    }

    /// Reads body, div or p and what is in it.
    /// - Returns: its end, nil when nothing ends it.
    mutating func block(
        _ node: TTMLNode, from base: Time, until limit: Time?, _ outer: TTMLContext
    ) -> Time? {
        var context = outer.inside(node, styles: &styles)
        guard let interval = interval(node, from: base, until: limit) else { return nil }
        narrow(&context, by: node, interval)
        guard context.shown != .never else { return interval.to }
        if node.element == .p {
            paragraph(node, interval, context)
            return interval.to
        }
        let isSequence = node[.timeContainer] == "seq"
        var (next, latest): (Time?, Time?) = (interval.from, interval.from)
        for child in node.children where cues.count <= InputLimits.cues {
            switch child.element {
            case .div, .p:
                // After one that does not end nothing comes.
                guard let start = isSequence ? next : interval.from else { continue }
                let end = block(child, from: start, until: interval.to, context)
                next = end
                if let end, let known = latest { latest = max(end, known) } else { latest = nil }
            case .set: note(change: child)
            case .image: note(child, "an image")
            default: break
            }
        }
        return interval.isBounded ? interval.to : isSequence ? next : latest ?? interval.to
    }

    mutating func note(_ node: TTMLNode, _ what: String) {
        tally.add(.warning, "ttml-unread", "\(what) was left out: only text is read", at: (node.line, 0))
    }
}
