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
                    ]), into: \.self, "Subtitles, beside every film and burned in where asked.")
        ])

    private static func absent(_ name: String) -> Finding {
        .warning(
            "burn-unused", "placement '\(name)' is not in this manifest, so nothing is burned in there",
            hint: "add it to 'placements', or remove it here")
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
