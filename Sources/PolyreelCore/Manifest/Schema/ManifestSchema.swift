/// The manifest's JSON Schema (draft 2020-12), for editors; the reader checks more than a schema can say.
public enum ManifestSchema {
    /// The schema as JSON text, with the catalogue's placements and markets as choices.
    public static func json(catalogue: Catalogue) -> String {
        value(catalogue: catalogue).json() + "\n"
    }

    static func value(catalogue: Catalogue) -> SchemaValue {
        guard case .object(let body) = manifest(catalogue) else { return .object([]) }
        return .object(
            [
                ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
                ("title", .text("Polyreel manifest")),
            ] + body)
    }

    private static func manifest(_ catalogue: Catalogue) -> SchemaValue {
        let placement = SchemaValue.choice(catalogue.placementNames, "A placement.")
        let market = SchemaValue.object([
            (
                "description",
                .text("A market: BCP-47 with a region, and with -u-nu- or -u-ca- for other digits or days.")
            ),
            (
                "anyOf",
                .list([
                    .choice(catalogue.markets.map(\.id), "A market."),
                    .pattern(
                        "^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}-u(-ca-[a-z0-9]+)?(-nu-[a-z]+)?$", "With an extension."),
                ])
            ),
        ])
        return .section(
            ManifestKeys.manifest,
            [
                ("version", .object([("const", .number(1)), ("description", .text("The manifest's version."))])),
                ("campaign", .pattern("^[a-z0-9-]{1,64}$", "The campaign's name; output is put in a folder of it.")),
                ("asset", asset),
                ("rights", rights),
                ("markets", .list(of: market, "Where it runs: one variant for each market and placement.", least: 1)),
                ("placements", .list(of: placement, "What it runs on.", least: 1)),
                ("channel", .choice(["organic", "paid"], "Displays and print are their own channels.")),
                (
                    "layout",
                    .choice(
                        LayoutMode.allCases.map(\.rawValue),
                        "shared: one layout inside the union of safe zones; placement: each its own.")
                ),
                ("exclude", .list(of: exclusion(placement, market), "Variants that are not made.", least: 0)),
                ("messages", .string("Folder of message catalogues.")),
                ("values", values),
                ("subtitles", subtitles(placement)),
                ("cta", .list(of: callToAction(placement), "Calls to action.", least: 0)),
                ("disclosure", disclosure),
                ("brand", brand),
                ("steps", .list(of: steps(catalogue), "Extra steps, by name, in order.", least: 0)),
            ])
    }

    private static func steps(_ catalogue: Catalogue) -> SchemaValue {
        catalogue.steps.isEmpty ? .string("A step's name.") : .choice(catalogue.steps, "A step's name.")
    }

    private static let asset = SchemaValue.section(
        ManifestKeys.asset,
        [
            ("file", .string("The film, relative to the manifest.")),
            ("creator", .string("Who made it, 1 to 64 characters.", most: 64)),
            ("language", .pattern(languagePattern, "BCP-47, of speech and source copy.")),
            (
                "trim",
                .section(
                    ManifestKeys.trim,
                    [
                        ("from", .pattern(durationPattern, "Start, such as 0s.")),
                        ("to", .pattern(durationPattern, "End, such as 28s or 1m30s.")),
                    ])
            ),
        ])

    private static let rights = SchemaValue.section(
        ManifestKeys.rights,
        [
            ("contract", .string("The buyout's contract.", most: 128)),
            ("from", .pattern(datePattern, "First day.")),
            ("until", .pattern(datePattern, "Last day, inclusive, in the market's time zone.")),
            (
                "territories",
                .list(
                    of: .choice(Territories.groups + Territories.countries, "ISO 3166-1, or a group."),
                    "Where it was bought for.", least: 1)
            ),
            ("channels", .list(of: .choice(Channel.allCases.map(\.rawValue)), "Where it may be shown.", least: 1)),
            ("edits", .list(of: .choice(Edit.allCases.map(\.rawValue)), "What may be done to it.", least: 1)),
        ])

    private static func exclusion(_ placement: SchemaValue, _ market: SchemaValue) -> SchemaValue {
        .section(ManifestKeys.exclusion, [("placement", placement), ("market", market)])
    }

    private static let single = SchemaValue.object([("type", .texts(["string", "number", "boolean"]))])
    private static let several = SchemaValue.object([
        ("type", .text("array")), ("minItems", .number(1)), ("maxItems", .number(20)),
        ("items", .object([("type", .text("string"))])),
    ])
    private static let scalar = SchemaValue.object([("anyOf", .list([single, several]))])

    private static let values = SchemaValue.object([
        ("type", .text("object")),
        ("description", .text("Arguments for messages: one for all, or by currency, market or language.")),
        ("minProperties", .number(1)),
        ("propertyNames", .object([("pattern", .text("^[A-Za-z_][A-Za-z0-9_]{0,63}$"))])),
        (
            "additionalProperties",
            .object([
                (
                    "anyOf",
                    .list([
                        scalar,
                        .object([
                            ("type", .text("object")), ("minProperties", .number(1)), ("additionalProperties", scalar),
                        ]),
                    ])
                )
            ])
        ),
    ])

    private static func subtitles(_ placement: SchemaValue) -> SchemaValue {
        .section(
            ManifestKeys.subtitles,
            [
                (
                    "files",
                    .object([
                        ("type", .text("object")),
                        (
                            "description",
                            .text(
                                "By language: .srt, .vtt, .ttml, .ass; .yaml, .json, .xlf, .po, .xcstrings: texts by cue, "
                                    + "with the times of the asset's."
                            )
                        ),
                        ("minProperties", .number(1)),
                        ("propertyNames", .object([("pattern", .text(languagePattern))])),
                        ("additionalProperties", .string("A file, relative to the manifest.")),
                    ])
                ),
                ("burn", .list(of: placement, "Placements whose picture shows them.", least: 0)),
                (
                    "style",
                    .choice(
                        SubtitleLook.allCases.map(\.rawValue),
                        "outline: a box only where the picture under the text is too bright for it.")
                ),
            ])
    }

    private static func callToAction(_ placement: SchemaValue) -> SchemaValue {
        .section(
            ManifestKeys.callToAction,
            [
                ("text", .pattern("^[A-Za-z0-9_.-]{1,128}$", "Message key.")),
                ("button", .pattern("^[A-Z_]{1,64}$", "Such as SHOP_NOW.")),
                ("link", .pattern("^[Hh][Tt][Tt][Pp][Ss]?://", "May hold {market}, {placement}, {code} and others.")),
                ("code", .string("Discount code.", most: 64)),
                ("start", .pattern(timePattern, "Negative: from the end.")),
                ("end", .pattern(timePattern, "0s: the end of the film.")),
                ("qr", .list(of: placement, "Placements that show the link as a QR code.", least: 0)),
                ("capitals", .flag("Show the text in capitals, by the rules of its language.")),
                (
                    "align",
                    .choice(
                        CardAlignment.allCases.map(\.rawValue),
                        "Where the card stands; start is the left, and the right where reading goes from right to left."
                    )
                ),
            ])
    }

    private static let disclosure = SchemaValue.section(
        ManifestKeys.disclosure,
        [
            ("paid", .flag("Someone paid for it.")), ("retouched", .flag("Body or face was retouched.")),
            ("ai", .flag("Made or changed with generative AI.")),
        ])

    private static let brand = SchemaValue.section(
        ManifestKeys.brand,
        [
            ("font", .string("A font file.")), ("colour", .pattern("^#[0-9A-Fa-f]{6}$", "Such as #E4007C.")),
            ("text", .pattern("^#[0-9A-Fa-f]{6}$", "Of words on 'colour'; without it white or black.")),
            ("logo", .string("An image file.")),
        ])

    private static let datePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    private static let languagePattern = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
    private static let length = "([0-9]{1,8}ms|[0-9]{1,4}m|([0-9]{1,4}m)?[0-9]{1,5}(\\.[0-9]{1,6})?s)$"
    private static let durationPattern = "^" + length
    private static let timePattern = "^-?" + length
}

extension SchemaValue {
    static func section(_ keys: SectionKeys, _ properties: [(key: String, value: SchemaValue)]) -> SchemaValue {
        .object([
            ("type", .text("object")), ("properties", .object(properties)), ("required", .texts(keys.required)),
            ("additionalProperties", .flag(false)),
        ])
    }

    static func string(_ description: String, most: Int = 512) -> SchemaValue {
        .object([
            ("type", .text("string")), ("description", .text(description)), ("minLength", .number(1)),
            ("maxLength", .number(most)),
        ])
    }

    static func pattern(_ pattern: String, _ description: String) -> SchemaValue {
        .object([("type", .text("string")), ("description", .text(description)), ("pattern", .text(pattern))])
    }

    static func choice(_ names: [String], _ description: String = "") -> SchemaValue {
        .object((description.isEmpty ? [] : [("description", .text(description))]) + [("enum", .texts(names))])
    }

    static func list(of item: SchemaValue, _ description: String, least: Int) -> SchemaValue {
        .object([
            ("type", .text("array")), ("description", .text(description)), ("items", item),
            ("minItems", .number(least)), ("maxItems", .number(1000)),
        ])
    }

    static func flag(_ description: String) -> SchemaValue {
        .object([("type", .text("boolean")), ("description", .text(description))])
    }
}
