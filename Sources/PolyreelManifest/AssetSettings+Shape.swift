internal import PolyreelCore
internal import PolyreelYAML

extension AssetSettings {
    static let shape = Shape.mapping(
        "asset", AssetSettings(),
        [
            Field("file", .file, into: \.file, required: true, "The film, relative to the manifest."),
            Field("creator", .text(longest: 64), into: \.creator, required: true, "Who made it, 1 to 64 characters."),
            Field("language", .language, into: \.language, required: true, "BCP-47, of speech and source copy."),
            Field("trim", trim, into: \.trim, "What of it is used; without it all."),
        ]
    ) { settings, nodes, _ in
        if let location = nodes["file"]?.location { settings.location = location }
    }

    private static let trim = Shape.mapping(
        "trim", Trim(),
        [
            Field("from", .duration, into: \.from, "Start, such as 0s."),
            Field("to", .duration, into: \.to, "End, such as 28s or 1m30s."),
        ]
    ) { trim, nodes, reading in
        if let to = trim.to, let node = nodes["to"], to <= trim.from ?? .zero {
            reading.reader.error(
                "trim-order", "'to' is not after 'from'", hint: "write from: 0s, to: 28s", at: node.location)
        }
    }
}
