internal import PolyreelCaptions
internal import PolyreelCore
public import PolyreelYAML

extension Subtitles {
    public static let section = Section<SubtitleSettings>(
        "subtitle files for the market's language, burned in where asked", SubtitleSettings(),
        [
            Field(
                "subtitles",
                .mapping(
                    "subtitles", SubtitleSettings(),
                    [
                        Field(
                            "files", .subtitleFiles, into: \.files, required: true,
                            "By language. SRT, WebVTT, TTML and SubStation (`.srt`, `.vtt`, `.ttml`, `.ass` ...) "
                                + "have texts and times; catalogues (`.yaml`, `.json`, `.xlf`, `.po`, `.xcstrings`) texts "
                                + "by cue, with the times of the asset's language."),
                        Field(
                            "burn", .set(of: .placement(absent: absent), mayBeEmpty: true, repeated: .warning),
                            into: \.burn, "Placements on whose picture they are burned in."),
                        Field(
                            "style", .choice("subtitle-style", "subtitle style", of: SubtitleLook.allCases),
                            into: \.style,
                            "How they stand out: with an `outline`, the default, and a box only where "
                                + "the picture under the text is too bright; or on a `box` always."),
                        Field(
                            "offset", .subtitleOffset, into: \.offset,
                            "Taken off every time of the files: `01:00:00` where they count from there, as broadcasters' "
                                + "do; `1.5s`; `-2s` shows them later."),
                    ]), into: \.self, "Subtitles, beside every film and burned in where asked.")
        ])

    private static func absent(_ name: String) -> Finding {
        .warning(
            "burn-unused", "placement '\(name)' is not in this manifest, so nothing is burned in there",
            hint: "add it to 'placements', or remove it here")
    }
}

extension Shape<Rational> {
    /// `01:00:00`, `01:00:00.040`, or a length of time; seconds.
    fileprivate static let subtitleOffset = Shape("length of time or clock time") { _ in
        .pattern(
            "^-?([0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?|[0-9]{1,8}ms|[0-9]{1,4}m"
                + "|([0-9]{1,4}m)?[0-9]{1,5}(\\.[0-9]{1,6})?s)$")
    } read: { node, reading in
        let text = node.scalar ?? ""
        if let length = DurationText(text), node.type != .number {
            return length.isNegative ? .zero - length.seconds : length.seconds
        }
        let clock = #/(-?)([0-9]{2}):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,3}))?/#
        guard text.utf8.count <= 24, let match = text.wholeMatch(of: clock)?.output, let hours = Int64(match.2),
            let minutes = Int64(match.3), let seconds = Int64(match.4),
            let parts = Int64((String(match.5 ?? "") + "000").prefix(3))
        else {
            reading.reader.error(
                "subtitle-offset-malformed", "'\(text.shortened)' is no time to take off",
                hint: "write it like 01:00:00 or 1.5s", at: node.location)
            return nil
        }
        let offset = Rational(((hours * 60 + minutes) * 60 + seconds) * 1000 + parts, 1000)
        return match.1.isEmpty ? offset : .zero - offset
    }
}

extension Shape<[String: String]> {
    /// Files by language.
    fileprivate static let subtitleFiles = Shape("mapping of languages to files") { known in
        .object([
            ("type", .text("object")), ("minProperties", .number(1)),
            ("propertyNames", Shape<String>.language.schema(known)),
            ("additionalProperties", Shape<String>.file.schema(known)),
        ])
    } read: { node, reading in
        var files: [String: String] = [:]
        for entry in reading.entries(node, example: "en: film.en.srt") {
            let key = YAMLNode(content: .scalar(entry.key, plain: false), location: entry.keyLocation)
            guard let language = Shape<String>.language.read(key, &reading),
                let path = Shape<String>.file.read(entry.value, &reading)
            else { continue }
            guard SubtitleFiles.isOne(path) else {
                reading.reader.error(
                    "subtitle-format", "'\(path.shortened)' is not a kind of subtitles that is read",
                    hint: "give a file ending in " + SubtitleFiles.endings.joined(separator: ", "),
                    at: entry.value.location)
                continue
            }
            files[language] = path
        }
        return files
    }
}
