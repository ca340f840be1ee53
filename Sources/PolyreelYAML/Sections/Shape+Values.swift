public import PolyreelCore

private let length = "([0-9]{1,8}ms|[0-9]{1,4}m|([0-9]{1,4}m)?[0-9]{1,5}(\\.[0-9]{1,6})?s)$"

extension Shape<Rational> {
    /// A length of time as people write it, in seconds: `28s`, `1.5s`, `500ms`, `1m30s`.
    public static let duration = Shape("length of time") { _ in
        .pattern("^" + length)
    } read: { node, reading in
        reading.duration(node, mayBeNegative: false)?.seconds
    }
}

extension Shape<TimePoint> {
    /// A time of a film; negative ones count from its end.
    public static let start = Shape("time") { _ in
        .pattern("^-?" + length)
    } read: { node, reading in
        reading.duration(node, mayBeNegative: true).map {
            $0.isNegative ? .beforeEnd($0.seconds) : .fromStart($0.seconds)
        }
    }

    /// The same, where zero is the film's end.
    public static let end = Shape("time") { _ in
        .pattern("^-?" + length)
    } read: { node, reading in
        reading.duration(node, mayBeNegative: true).map {
            $0.isNegative || $0.seconds == .zero ? .beforeEnd($0.seconds) : .fromStart($0.seconds)
        }
    }
}

extension Shape<CalendarDate> {
    /// A day: `2026-12-24`.
    public static let date = Shape("date") { _ in
        .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    } read: { node, reading in
        guard let text = reading.reader.text(node) else { return nil }
        guard let date = CalendarDate(text) else {
            reading.reader.error(
                "date-malformed", "'\(text.shortened)' is not a day of the calendar", hint: "write it like 2026-12-24",
                at: node.location)
            return nil
        }
        return date
    }
}

extension Shape<Colour> {
    /// `"#E4007C"`, in quotes: a plain one is a comment.
    public static let colour = Shape("colour") { _ in
        .pattern("^#[0-9A-Fa-f]{6}$")
    } read: { node, reading in
        guard node.type != .nothing else {
            reading.reader.wrongType(node, expected: "a colour", hint: "put it in quotes: \"#E4007C\"")
            return nil
        }
        guard let text = reading.reader.text(node) else { return nil }
        guard text.isWhole(#/#[0-9A-Fa-f]{6}/#), let colour = Colour(hex: text) else {
            reading.reader.error(
                "colour-malformed", "'\(text.shortened)' is not a colour", hint: "write it like \"#E4007C\"",
                at: node.location)
            return nil
        }
        return colour
    }
}

extension SectionReading {
    fileprivate mutating func duration(_ node: YAMLNode, mayBeNegative: Bool) -> DurationText? {
        guard node.type != .number else {
            reader.error(
                "duration-malformed", "'\(node.scalar?.shortened ?? "")' has no unit",
                hint: "write \((node.scalar ?? "28").shortened)s for seconds", at: node.location)
            return nil
        }
        guard let text = reader.text(node) else { return nil }
        guard let duration = DurationText(text) else {
            reader.error(
                "duration-malformed", "'\(text.shortened)' is not a length of time up to a day",
                hint: "write it like 28s, 1.5s, 500ms or 1m30s", at: node.location)
            return nil
        }
        guard mayBeNegative || !duration.isNegative else {
            reader.error(
                "duration-negative", "'\(text)' is before the start",
                hint: "this time counts from the start: write it without the minus", at: node.location)
            return nil
        }
        return duration
    }
}
