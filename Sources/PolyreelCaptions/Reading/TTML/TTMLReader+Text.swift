internal import PolyreelCore

/// Paragraphs.
extension TTMLReader {
    /// A piece of a paragraph's text and when it is shown.
    struct Piece {
        var run: TextRun
        let from: Time
        let to: Time?
        let keepsSpace: Bool
    }

    /// Moments at which a paragraph's text changes; more are no subtitles.
    private static let mostChanges = 100

    mutating func paragraph(_ node: TTMLNode, _ interval: Interval, _ context: TTMLContext) {
        // Sequences that add up beyond the reader's hours end there.
        guard interval.from < TTMLClock.latest else { return }
        let region = context.region.flatMap { regions[$0] }
        if let name = context.region, region == nil {
            tally.add(
                .warning, "ttml-region", "the region '\(name.prefix(40))' is not defined; the usual place is used",
                at: (node.line, 0))
        }
        var context = context
        if let region, let name = context.region {
            let isSaid = context.values[.visibility] != nil
            context.style = styles.style(context.style, in: region, named: name)
            context.shown = context.shown.intersection(region.shown)
            if !isSaid, context.values[.visibility] == "hidden" { context.visible = .never }
        }
        var pieces: [Piece] = []
        pieces.reserveCapacity(4)
        collect(node, interval, context, into: &pieces)
        guard pieces.reduce(0, { $0 + $1.run.text.utf8.count }) <= InputLimits.cueBytes else {
            tally.add(
                .warning, "subtitle-too-long",
                "the paragraph has more than \(InputLimits.cueBytes) bytes of text and was left out",
                at: (node.line, 0))
            return
        }
        guard pieces.contains(where: { $0.run.text.utf8.contains { $0 > 0x20 } }) else { return }
        var moments = Self.moments(pieces)
        if moments.count > Self.mostChanges {
            tally.add(
                .warning, "ttml-changes",
                "the paragraph's text changes \(moments.count - 2) times; \(Self.mostChanges) are read",
                at: (node.line, 0))
            moments = Array(moments.prefix(Self.mostChanges - 1)) + [moments[moments.count - 1]]
        }
        if moments.count > 2 {
            tally.add(
                .note, "ttml-parts", "parts of the paragraph have times of their own; each state of it became a cue",
                at: (node.line, 0))
        }
        let settings = region?.settings(text: context.values) ?? Self.settings(context)
        var isFirst = true
        for (from, to) in zip(moments, moments.dropFirst()) {
            let text = TTMLText.joined(
                moments.count == 2 ? pieces : pieces.filter { $0.from <= from && ($0.to ?? .max) >= to && $0.from < to }
            )
            guard !text.isBlank else { continue }
            bytes += text.plain.utf8.count
            guard cues.count < InputLimits.cues, bytes <= 2 * InputLimits.fileBytes else {
                tally.add(
                    .error, "subtitle-too-many", "the file has more cues or text than is read", at: (node.line, 0))
                return
            }
            cues.append(
                Cue(
                    id: isFirst ? node[.id] : nil, start: Self.milliseconds(from),
                    end: to == .max ? Self.open : Self.milliseconds(to), text: text, settings: settings,
                    line: node.line))
            middles.append(region.map { $0.y + $0.height / 2 } ?? 100)
            if context.region == nil, !regions.isEmpty { unplaced.append(cues.count - 1) }
            isFirst = false
        }
    }

    /// When the text changes; most texts do not.
    private static func moments(_ pieces: [Piece]) -> [Time] {
        if let first = pieces.first, pieces.allSatisfy({ $0.from == first.from && $0.to == first.to }) {
            return [first.from, first.to ?? .max]
        }
        return Set(pieces.flatMap { [$0.from, $0.to ?? .max] }).sorted()
    }

    private static func settings(_ context: TTMLContext) -> CueSettings {
        var settings = CueSettings()
        // Without a region players centre text at the bottom, unless it says otherwise.
        if let value = context.values[.textAlign] { settings.alignment = TTMLRegion.alignment(value) }
        return settings
    }

    private static func milliseconds(_ time: Time) -> Milliseconds { Milliseconds((time + 500) / 1000) }

    /// The pieces of an element in the order of the text.
    private mutating func collect(
        _ node: TTMLNode, _ interval: Interval, _ context: TTMLContext, into pieces: inout [Piece]
    ) {
        guard context.shown != .never, context.values[.ruby] != "delimiter" else { return }
        var run = context.style.run
        run.language = context.language == rootLanguage ? nil : context.language
        run.voice = context.agent.flatMap { agents[$0] }
        let isSequence = node[.timeContainer] == "seq"
        var next: Time? = interval.from
        for child in node.children {
            switch child.element {
            case .text, .br:
                // TTML2, 12.2: in a sequence text without an element of its own lasts no time.
                guard !isSequence else {
                    if !child.text.trimmingWhiteSpace().isEmpty {
                        tally.add(
                            .warning, "ttml-sequence",
                            "“\(child.text.trimmingWhiteSpace().prefix(40))” stands in a sequence without a time; it was "
                                + "left out", hint: "put it into a span with a dur", at: (child.line, 0))
                    }
                    continue
                }
                guard run.colour?.alpha != 0 else { continue }
                run.text = child.element == .text ? child.text : TTMLText.lineBreak
                append(run, interval, context, to: &pieces)
            case .span:
                guard let start = isSequence ? next : interval.from else { continue }
                guard let own = self.interval(child, from: start, until: interval.to) else {
                    next = nil
                    continue
                }
                next = own.isBounded ? own.to : nil
                guard own.from < own.to ?? .max else { continue }
                var inner = context.inside(child, styles: &styles)
                narrow(&inner, by: child, own)
                if let ruby = context.values[.ruby], inner.values[.ruby] == nil {
                    var values = inner.values
                    values[.ruby] = ruby
                    inner.style = TTMLStyle(values)
                }
                collect(child, own, inner, into: &pieces)
            case .set: note(change: child)
            case .image: note(child, "an image")
            default: break
            }
        }
    }

    /// Appends a piece for each stretch of time in which it is seen.
    private func append(_ run: TextRun, _ interval: Interval, _ context: TTMLContext, to pieces: inout [Piece]) {
        guard context.shown != .always || context.visible != .always else {
            pieces.append(Piece(run: run, from: interval.from, to: interval.to, keepsSpace: context.keepsSpace))
            return
        }
        guard interval.from < interval.to ?? .max else { return }
        let own = TTMLWindows(parts: [interval.from..<(interval.to ?? .max)])
        for part in own.intersection(context.shown).intersection(context.visible).parts {
            let end = part.upperBound == .max ? nil : part.upperBound
            pieces.append(Piece(run: run, from: part.lowerBound, to: end, keepsSpace: context.keepsSpace))
        }
    }
}
