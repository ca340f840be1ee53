internal import Foundation
internal import PolyreelCore

/// Reads SubStation Alpha: `.ass` (V4+) and `.ssa` (V4), by the format's own description and what libass makes of it.
///
/// Kept are text, italics, bold, underline, colour, place, who speaks and sung times; all else is named.
struct ASSReader {
    private var tally: FindingTally
    private var section = ""
    /// Field names of the section, in lower case.
    private var format: [String] = []
    private var styles: [String: ASSStyle] = [:]
    private var info: [String: String] = [:]
    private var cues: [Cue] = []
    /// Of each cue.
    private var layers: [Int] = []
    private var dropped: [String: Int] = [:]

    static func read(_ data: Data, file: String, language: String?) -> SubtitleFile {
        var reader = ASSReader(tally: FindingTally(file: file))
        let bytes = TextDecoding.decode(data, language: language, tally: &reader.tally)
        var cursor = LineCursor(bytes)
        while let line = cursor.next(), reader.cues.count <= InputLimits.cues { reader.read(line) }
        return reader.finished(language)
    }

    private init(tally: FindingTally) { self.tally = tally }

    private mutating func finished(_ language: String?) -> SubtitleFile {
        if cues.count > InputLimits.cues {
            tally.add(
                .error, "subtitle-too-many", "more than \(InputLimits.cues) cues", at: (cues.last?.line ?? 0, 0))
            cues.removeLast()
        }
        joinLayers()
        if !dropped.isEmpty {
            let list = dropped.sorted { $0.key < $1.key }.prefix(20).map { "\($0.key) in \($0.value)" }
            tally.add(
                .note, "ass-override",
                "cues cannot keep these and were read without them: "
                    + list.joined(separator: ", "), at: (0, 0))
        }
        return CueOrder.file(ASSOrder.turned(cues), language: language, tally: &tally)
    }

    /// What stands on several layers at one time, an edge, a shadow and its letters, is said once: the uppermost is seen.
    private mutating func joinLayers() {
        struct Said: Hashable {
            let (start, end, text): (Milliseconds, Milliseconds, String)
        }
        var known: [Said: Int] = [:]
        var left: Set<Int> = []
        for index in cues.indices where !cues[index].text.isBlank {
            let said = Said(start: cues[index].start, end: cues[index].end, text: cues[index].text.plain)
            guard let first = known[said],
                layers[first] != layers[index] || cues[first].settings == cues[index].settings
            else {
                known[said] = known[said] ?? index
                continue
            }
            tally.add(
                .note, "ass-layers", "the text stands at this time on another layer, too; it was read once",
                at: (cues[index].line, 0))
            if layers[index] > layers[first] { (cues[first], layers[first]) = (cues[index], layers[index]) }
            left.insert(index)
        }
        guard !left.isEmpty else { return }
        cues = cues.indices.filter { !left.contains($0) }.map { cues[$0] }
    }

    private mutating func read(_ line: SourceLine) {
        guard let first = line.bytes.first(where: { !$0.isWhiteSpace }), first != UInt8(ascii: ";") else { return }
        guard line.bytes.count <= 4 * InputLimits.cueBytes else {
            tally.add(
                .warning, "subtitle-too-long",
                "the line has \(line.bytes.count) bytes; it was left out", at: (line.number, 0))
            return
        }
        if first == UInt8(ascii: "[") {
            section = line.text.trimmingWhiteSpace().lowercased()
            format = []
            return
        }
        guard let colon = line.bytes.firstIndex(of: UInt8(ascii: ":")) else { return }
        let key = String(decoding: line.bytes[..<colon], as: UTF8.self).trimmingWhiteSpace().lowercased()
        let value = line.bytes[(colon + 1)...]
        switch section {
        case "[script info]":
            if info.count < 100 { info[key] = String(decoding: value.prefix(200), as: UTF8.self).trimmingWhiteSpace() }
        case "[v4+ styles]", "[v4 styles]", "[v4 styles+]":
            if key == "format" { format = Self.names(value) }
            if key == "style" { readStyle(value) }
        case "[events]":
            if key == "format" { format = Self.names(value) }
            if key == "dialogue" { readEvent(value, line) }
        default:
            break
        }
    }

    private static func names(_ value: ArraySlice<UInt8>) -> [String] {
        value.split(separator: UInt8(ascii: ",")).prefix(64)
            .map { String(decoding: $0, as: UTF8.self).trimmingWhiteSpace().lowercased() }
    }

    /// Fields by name; the last has all that is left.
    private static func fields(_ value: ArraySlice<UInt8>, _ format: [String]) -> [String: ArraySlice<UInt8>] {
        let parts = value.split(
            separator: UInt8(ascii: ","), maxSplits: max(0, format.count - 1), omittingEmptySubsequences: false)
        return Dictionary(zip(format, parts)) { first, _ in first }
    }

    private static let oldStyle = [
        "name", "fontname", "fontsize", "primarycolour", "secondarycolour", "tertiarycolour", "backcolour", "bold",
        "italic", "borderstyle", "outline", "shadow", "alignment", "marginl", "marginr", "marginv", "alphalevel",
        "encoding",
    ]
    private static let newStyle = [
        "name", "fontname", "fontsize", "primarycolour", "secondarycolour", "outlinecolour", "backcolour", "bold",
        "italic", "underline", "strikeout", "scalex", "scaley", "spacing", "angle", "borderstyle", "outline", "shadow",
        "alignment", "marginl", "marginr", "marginv", "encoding",
    ]
    private static let event = [
        "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
    ]

    private mutating func readStyle(_ value: ArraySlice<UInt8>) {
        let isOld = section == "[v4 styles]"
        let names = format.isEmpty ? (isOld ? Self.oldStyle : Self.newStyle) : format
        let fields = Self.fields(value, names).mapValues { String(decoding: $0, as: UTF8.self)[...] }
        guard let name = fields["name"], styles.count < 10_000 else { return }
        styles[Self.styleName(name)] = ASSStyle(fields, isOld: isOld)
    }

    private static func styleName(_ name: some StringProtocol) -> String {
        String(name.trimmingWhiteSpace().drop { $0 == "*" }).lowercased()
    }

    private mutating func readEvent(_ value: ArraySlice<UInt8>, _ line: SourceLine) {
        let fields = Self.fields(value, format.isEmpty ? Self.event : format)
        func text(_ name: String) -> String { String(decoding: fields[name] ?? [], as: UTF8.self).trimmingWhiteSpace() }
        guard let start = ASSTimes.time(text("start")[...]), let end = ASSTimes.time(text("end")[...]),
            let body = fields["text"]
        else {
            tally.add(
                .warning, "ass-event", "'\(line.text.prefix(60))' has not the fields of an event; it was left out",
                hint: "write Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,Text", at: (line.number, 0))
            return
        }
        guard body.count <= InputLimits.cueBytes else {
            tally.add(
                .warning, "subtitle-too-long",
                "the cue's text has more than \(InputLimits.cueBytes) bytes and was left out", at: (line.number, 0))
            return
        }
        let name = Self.styleName(text("style"))
        if styles[name] == nil, !name.isEmpty, name != "default" {
            tally.add(.note, "ass-style", "the style '\(name.prefix(40))' is not defined", at: (line.number, 0))
        }
        let parsed = ASSText(
            body,
            in: .init(
                styles: styles, style: styles[name] ?? styles["default"] ?? ASSStyle(), start: start,
                margin: Int(text("marginv")).flatMap { $0 == 0 ? nil : $0 },
                width: size("playresx") ?? size("playresy").map { $0 * 4 / 3 } ?? 384,
                height: size("playresy") ?? size("playresx").map { $0 * 3 / 4 } ?? 288,
                breaksAtSmallN: info["wrapstyle"] == "2"))
        for name in parsed.dropped where dropped[name] != nil || dropped.count < 100 { dropped[name, default: 0] += 1 }
        let voice = text("name").isEmpty ? text("actor") : text("name")
        let runs = parsed.text.runs.map { run in
            var run = run
            run.voice = voice.isEmpty ? nil : voice
            return run
        }
        // What is sung after the end is not sung.
        let sung = CueText(runs).retimed(from: Milliseconds(start)) { min($0, Milliseconds(end)) }
        layers.append(Int(text("layer")) ?? 0)
        cues.append(
            Cue(
                start: Milliseconds(start), end: Milliseconds(end), text: sung, settings: parsed.settings,
                line: line.number))
    }

    /// Pixels of the script. Where a file says neither, libass takes 384x288; where it says one, 4:3.
    private func size(_ name: String) -> Double? {
        info[name].flatMap { Int($0) }.flatMap { (1...100_000).contains($0) ? Double($0) : nil }
    }
}
