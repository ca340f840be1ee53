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

    static func read(_ data: Data, file: String, language: String?) -> SubtitleFile {
        let (text, encoding) = TextDecoding.decode(data)
        var tally = FindingTally(file: file)
        if encoding == .windows1252 {
            tally.add(
                .warning, "subtitle-encoding", "the file is not UTF-8 and was read as Windows-1252",
                hint: "save the file as UTF-8", at: (0, 0))
        }
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
        reader.closeOpenEnds()
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
            regions[id] = TTMLRegion(styles.specified(region), lengths: lengths)
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

    /// Cues without an end last until the next begins, or as long as subtitles do at most.
    private mutating func closeOpenEnds() {
        guard cues.contains(where: { $0.end == Self.open }) else { return }
        let starts = cues.map(\.start).sorted()
        for index in cues.indices where cues[index].end == Self.open {
            let start = cues[index].start
            // The first start after it, by halving: many cues may be open.
            var (low, high) = (0, starts.count)
            while low < high {
                let middle = (low + high) / 2
                if starts[middle] > start { high = middle } else { low = middle + 1 }
            }
            let next = low < starts.count ? starts[low] : Self.open
            cues[index].end = min(next, start + Milliseconds(7000))
            tally.add(
                .warning, "ttml-no-end", "the cue has no end; it ends with the next one, or after 7 s",
                hint: "give it an end or a dur", at: (cues[index].line, 0))
        }
    }

    /// The end of what has none.
    static let open = Milliseconds(Int64.max / 4)
}
