internal import PolyreelCore
internal import PolyreelYAML

extension AssetSettings {
    static let shape = Shape.mapping(
        "asset", AssetSettings(),
        [
            Field("file", .file, into: \.file, required: true, "The video."),
            Field(
                "creator", .text(longest: 64), into: \.creator, required: true,
                "Who made it; part of every file's name."),
            Field(
                "language", .language, into: \.language, required: true,
                "Of its speech, and of the copy that is translated."),
            Field("trim", trim, into: \.trim, "The part that is used; without it all."),
            Field(
                "still", .duration, into: \.still,
                "The moment of the video whose picture stands for the film; without it the sharpest, best exposed and "
                    + "richest of many."),
            Field(
                "sound", .sound, into: \.sound,
                "Which of its sound is heard: the number of a sound track, the first is 1; a list of them, which are mixed; "
                    + "`left` or `right`, which is then heard on both ears; `none`. Without it the track that is flagged as "
                    + "the default, or the first that is not silent."),
        ]
    ) { settings, nodes, _ in
        if let location = nodes["file"]?.location { settings.location = location }
        settings.soundLocation = nodes["sound"]?.location
    }

    private static let trim = Shape.mapping(
        "trim", Trim(),
        [
            Field("from", .duration, into: \.from, "Where the part begins; without it at the video's beginning."),
            Field("to", .duration, into: \.to, "Where it ends; without it at the video's end."),
        ]
    ) { trim, nodes, reading in
        if let to = trim.to, let node = nodes["to"], to <= trim.from ?? .zero {
            reading.reader.error(
                "trim-order", "'to' is not after 'from'", hint: "write from: 0s, to: 28s", at: node.location)
        }
    }
}
