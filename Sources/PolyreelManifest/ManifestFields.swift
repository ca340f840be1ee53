internal import PolyreelCore
internal import PolyreelYAML

/// What is common to all steps: the asset, and where it shall run.
struct ManifestFields: Sendable {
    var version = 1
    var campaign = ""
    var asset = AssetSettings()
    var markets: [Market] = []
    /// Names, of this build's placements and of those that it only knows of.
    var placements: [String] = []
    var channel = Channel.organic
    var layout = LayoutMode.shared
    var exclude: [Exclusion] = []
    var brand = BrandSettings()
    var steps: [String] = []

    /// Those that say what the others are held against come first.
    static let fields: [Field<ManifestFields>] = [
        Field("version", version, into: \.version, required: true, "Version of this format."),
        Field(
            "campaign", campaign, into: \.campaign, required: true,
            "The campaign; its output lies in a folder of this name."),
        Field("asset", AssetSettings.shape, into: \.asset, required: true, "The bought video."),
        Field(
            "markets", .set(of: .market, repeated: .error), into: \.markets, required: true,
            "Where it runs: BCP-47 with a region, and with `-u-nu-` or `-u-ca-` for other digits or another calendar. "
                + "There is one variant for each market and placement."),
        Field(
            "placements", .set(of: .placement(), repeated: .error), into: \.placements, required: true,
            "What it runs on."),
        Field(
            "channel", .choice("channel-unknown", "channel", of: [.organic, .paid, .pos]), into: \.channel,
            required: true,
            "As what social placements are published. Displays and print are channels of their own; `pos` is for a job "
                + "of these alone."),
        Field(
            "layout", .choice("layout-unknown", "layout", of: LayoutMode.allCases), into: \.layout,
            "`shared`, the default: text stands clear of what any social placement of the same canvas covers, so that "
                + "one picture serves them all; `placement`: of what its own covers."),
        Field(
            "exclude", .set(of: Exclusion.shape, mayBeEmpty: true, repeated: .warning), into: \.exclude,
            "Variants that are not made."),
        Field("brand", BrandSettings.shape, into: \.brand, "How the brand looks on cards."),
        Field(
            "steps", .set(of: step, mayBeEmpty: true, repeated: .error), into: \.steps,
            "Further steps to run, by name, in order; their sections stand under their names."),
    ]

    private static let version = Shape<Int>("`1`") { _ in
        .object([("const", .number(1))])
    } read: { node, reading in
        guard let version = reading.reader.whole(node, in: 0...9999), version != 1 else { return 1 }
        reading.reader.error(
            "version-unsupported", "version \(version) is not known; this program reads version 1",
            hint: "write version: 1", at: node.location)
        return nil
    }

    private static let campaign = Shape.pattern("1 to 64 of a-z, 0-9 and -", schema: "^[a-z0-9-]{1,64}$") {
        $0.isWhole(#/[a-z0-9-]{1,64}/#)
    } wrong: {
        .error("campaign-malformed", "'\($0)' is not a campaign's name", hint: "use 1 to 64 of a-z, 0-9 and -")
    }

    private static let step = Shape<String>("step") {
        .choice($0.steps)
    } read: { node, reading in
        guard let name = reading.reader.text(node) else { return nil }
        let known = reading.known.steps
        guard known.contains(name) else {
            let names = known.joined(separator: ", ")
            reading.reader.error(
                "step-unknown", "step '\(name.shortened)' is not known",
                hint: Spelling.hint(
                    for: name, among: known,
                    else: known.isEmpty ? "this build has no steps to add" : "it is one of " + names),
                at: node.location)
            return nil
        }
        return name
    }
}
