internal import Foundation
internal import PolyreelCore

/// Reads TTML, and with it IMSC 1.1 text, EBU-TT-D and DFXP.
///
/// https://www.w3.org/TR/ttml2/, https://www.w3.org/TR/ttml-imsc1.1/. Of styles it keeps what a cue can hold; names of
/// others are said. Parts of a paragraph that have times of their own become cues one after the other.
struct TTMLReader {
    var tally: FindingTally
    var cues: [Cue] = []
    var styles: TTMLStyles
    let clock: TTMLClock
    let lengths: TTMLLengths
    /// Computed values of regions, and the place of each.
    var regions: [String: TTMLRegion] = [:]
    /// Names of speakers by agent.
    var agents: [String: String] = [:]
    let rootLanguage: String?
    /// UTF-8 bytes of all cues; parts with times of their own repeat the text around them.
    var bytes = 0
    /// Cues in no region, by index, where the document has regions.
    var unplaced: [Int] = []
    /// Of each cue: percent from the picture's top to the middle of its region.
    var middles: [Double] = []

    static func read(_ data: Data, file: String, language: String?) -> SubtitleFile {
        var tally = FindingTally(file: file)
        let text = TextDecoding.decode(data, language: language, tally: &tally)
        let tree = TTMLTree(text, file: file)
        guard tree.failure == nil, let root = tree.root else {
            let failure = tree.failure ?? .error("ttml-xml", "the file has no element", at: SourceLocation(file: file))
            return SubtitleFile(cues: [], language: language, findings: tally.findings + [failure])
        }
        var reader = TTMLReader(root, tally: tally)
        if !tree.unkept.isEmpty {
            let names = tree.unkept.sorted().prefix(12).joined(separator: ", ")
            reader.tally.add(.note, "ttml-style", "cues cannot keep \(names); it was left out", at: (0, 0))
        }
        if let body = root.first(.body) {
            let outer = TTMLContext(
                region: nil, style: TTMLStyle(TTMLValues()), language: reader.rootLanguage, keepsSpace: false)
            _ = reader.block(body, from: 0, until: nil, outer.inside(root, styles: &reader.styles))
        }
        reader.leaveOutUnplaced()
        reader.closeOpenEnds()
        reader.putInOrder()
        for name in reader.styles.missing.sorted() {
            reader.tally.add(
                .warning, "ttml-style-missing", "the style '\(name.prefix(40))' is not defined",
                hint: "correct its name, or define it", at: (reader.styles.line(ofMissing: name), 0))
        }
        return CueOrder.file(reader.cues, language: language ?? reader.rootLanguage, tally: &reader.tally)
    }

    private init(_ root: TTMLNode, tally: FindingTally) {
        self.tally = tally
        let head = root.first(.head)
        styles = TTMLStyles(head: head)
        clock = TTMLClock(root)
        lengths = TTMLLengths(root)
        rootLanguage = root[.language].flatMap { $0.isEmpty ? nil : $0 }
        for region in head?.first(.layout)?.children ?? [] where region.element == .region {
            guard let id = region[.id], regions[id] == nil else { continue }
            let read = TTMLRegion(styles.specified(region), lengths: lengths)
            regions[id] = read
            if let (name, value) = read.unread {
                self.tally.add(
                    .warning, "ttml-position",
                    "the region's \(name) '\(value.prefix(40))' is not understood; it was left out",
                    hint: "write tts:origin=\"10% 80%\", or an edge and a distance from it", at: (region.line, 0))
            }
            time(region, named: id)
        }
        for node in (head?.first(.metadata)?.children ?? []) + (head?.children ?? []) where node.element == .agent {
            guard let id = node[.id], let name = node.first(.agentName)?.children.first?.text else { continue }
            agents[id] = name.trimmingWhiteSpace()
        }
        if root[.timeBase] == "clock" {
            self.tally.add(
                .warning, "ttml-timebase", "times of the day are read as times of the film",
                hint: "write ttp:timeBase=\"media\"", at: (root.line, 0))
        }
    }

    /// W3C TTML2, 9.3 and 11.3.1.3: a region may have times of its own, and be shown or not for a time.
    private mutating func time(_ node: TTMLNode, named id: String) {
        guard let region = regions[id], let interval = interval(node, from: 0, until: nil) else { return }
        var context = TTMLContext(region: id, style: TTMLStyle(region.values), language: nil, keepsSpace: false)
        narrow(&context, by: node, interval)
        let own = TTMLWindows(parts: interval.from < interval.to ?? .max ? [interval.from..<(interval.to ?? .max)] : [])
        regions[id]?.shown = own.intersection(context.shown)
    }

    /// W3C TTML2, 11.3.1.3: where there are regions, text in none of them is not shown. Where no text is in any, nobody
    /// meant it so.
    private mutating func leaveOutUnplaced() {
        guard !unplaced.isEmpty else { return }
        let isMeant = unplaced.count < cues.count
        for index in unplaced {
            tally.add(
                .warning, "ttml-region",
                isMeant
                    ? "the paragraph is in no region, so nothing shows it; it was left out"
                    : "the paragraph is in no region; the usual place is used",
                hint: "name its region", at: (cues[index].line, 0))
        }
        guard isMeant else { return }
        let left = Set(unplaced)
        let kept = cues.indices.filter { !left.contains($0) }
        (cues, middles) = (kept.map { cues[$0] }, kept.map { middles[$0] })
    }

    /// Of cues that begin together the one in the upper region comes first, as it is seen.
    private mutating func putInOrder() {
        var first = cues.startIndex
        while first < cues.endIndex {
            let next = cues[first...].firstIndex { $0.start != cues[first].start } ?? cues.endIndex
            let sorted = (first..<next).sorted { (middles[$0], $0) < (middles[$1], $1) }
            if next - first > 1 { cues.replaceSubrange(first..<next, with: sorted.map { cues[$0] }) }
            first = next
        }
    }

    /// Cues without an end last until the next begins, or as long as subtitles do at most.
    private mutating func closeOpenEnds() {
        guard cues.contains(where: { $0.end == Self.open }) else { return }
        let starts = cues.map(\.start).sorted()
        for index in cues.indices where cues[index].end == Self.open {
            let start = cues[index].start
            // By halving: many cues may be open.
            let first = starts.partitioningIndex { $0 > start }
            let next = first < starts.count ? starts[first] : Self.open
            cues[index].end = min(next, start + Milliseconds(7000))
            tally.add(
                .warning, "ttml-no-end", "the cue has no end; it ends with the next one, or after 7 s",
                hint: "give it an end or a dur", at: (cues[index].line, 0))
        }
    }

    /// The end of what has none.
    static let open = Milliseconds(Int64.max / 4)
}
