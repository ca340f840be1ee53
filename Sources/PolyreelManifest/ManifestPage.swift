internal import PolyreelCore
internal import PolyreelYAML

/// The manifest's keys as a page for people: what the common keys and the steps declare, in Markdown.
public enum ManifestPage {
    /// The page, with the catalogue's placements and markets.
    public static func markdown(catalogue: Catalogue) -> String {
        let tables = [Self.head, common, values] + catalogue.sections.map(section) + [placements(catalogue)]
        return (tables + [markets(catalogue)]).joined(separator: "\n\n") + "\n"
    }

    private static let head = """
        # The manifest

        One file in YAML (JSON is YAML too), of 1 MiB at most, for one asset and one campaign. Every mistake in it is a
        finding with its line and column; keys that are not on this page are mistakes too. Anchors, aliases, tags and
        keys that stand twice are refused.

        Made by `make docs` from what the steps declare. `polyreel schema --markdown` prints this page for the program
        at hand, with steps, placements and markets of your own; `polyreel schema` prints the same as JSON Schema, with
        which an editor completes and checks.
        """

    // MARK: Keys

    private static var common: String { "## Common keys\n\n" + table(ManifestFields.fields.map(\.description)) }

    private static func section(_ section: DeclaredSection) -> String {
        let heading = "## The step `\(section.step)`\n\n\(sentence(section.summary))"
        let added = section.isOptional ? " It runs where `steps` lists it." : ""
        guard !section.fields.isEmpty else { return heading + added + " It has no keys." }
        return heading + added + "\n\n" + table(section.fields)
    }

    private static func table(_ fields: [FieldDescription]) -> String {
        MarkdownTable(["key", "value", "required", "what it is"], fields.flatMap { rows($0, under: "") }).text
    }

    /// A key and what is inside of it, as `asset.file` and `cta[].text`.
    private static func rows(_ field: FieldDescription, under path: String) -> [[String]] {
        let key = path + field.key
        let inner = key + (field.kind.hasPrefix("list") ? "[]." : ".")
        return [["`\(key)`", field.kind, field.isRequired ? "yes" : "", sentence(field.about)]]
            + field.fields.flatMap { rows($0, under: inner) }
    }

    private static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
    }

    // MARK: Values

    /// How a value is written, by what the tables call it.
    static let kinds = [
        ("text", "one line, of at most 512 characters; in quotes where YAML reads it otherwise: `\"@lena.glow\"`"),
        ("file", "path of a file that is there, in the manifest's folder or in one that `--allow` names"),
        ("folder", "the same of a folder"),
        ("length of time", "`28s`, `1.5s`, `500ms`, `2m`, `1m30s`; up to a day"),
        ("time", "the same, counted from the film's start; with a `-` before it from its end: `-3s`"),
        ("date", "`2026-12-24`"),
        ("colour", "`\"#E4007C\"`, in quotes: in YAML a plain `#` begins a comment"),
        ("language", "BCP-47: `en`, `de-AT`, `zh-Hant`"),
        ("market", "a language with a country, as below"),
        ("placement", "a name, as below"),
        ("message key", "1 to 128 letters, digits, `.`, `_` and `-`; the text itself stands in the catalogues"),
        ("true or false", "`true` or `false`, without quotes"),
    ]

    private static var values: String {
        "## How values are written\n\n" + MarkdownTable(["value", "written"], kinds.map { [$0, $1] }).text
            + "\n\nLists, `[a, b]`, have at most a thousand entries."
    }

    // MARK: Names

    private static func placements(_ catalogue: Catalogue) -> String {
        let rows = catalogue.placements.map {
            ["`\($0.id)`", $0.name, $0.kind.rawValue, "\($0.canvas.width)x\($0.canvas.height)"]
        }
        let unbuilt = catalogue.unbuiltPlacements.map { "`\($0)`" }.joined(separator: ", ")
        return "## Placements\n\n" + MarkdownTable(["name", "what it is", "kind", "canvas"], rows).text
            + "\n\n`polyreel placements` prints their limits and safe zones, each figure with its source and date."
            + (unbuilt.isEmpty
                ? "" : "\n\nKnown by name and not built yet: \(unbuilt).\nA variant that asks for one is withheld.")
    }

    private static func markets(_ catalogue: Catalogue) -> String {
        """
        ## Markets

        A market is a language with a country, as BCP-47 writes it. `polyreel markets` prints their names, currencies,
        directions and time zones.

        \(lines(catalogue.markets.map { "`\($0.id)`" }))

        Other digits or another calendar than the country's own are asked for behind it: `ar-EG-u-nu-latn`,
        `th-TH-u-ca-buddhist`, `th-TH-u-ca-buddhist-nu-thai`.

        - `-nu-`: \(lines(Market.digits.sorted().map { "`\($0)`" }, indent: "  "))
        - `-ca-`: \(lines(Market.calendars.sorted().map { "`\($0)`" }, indent: "  "))

        `polyreel run --pseudo` adds the pseudo-markets `en-XA` and `ar-XB`.
        """
    }

    /// Words with commas between them, in lines that fit the page.
    private static func lines(_ words: [String], indent: String = "") -> String {
        var lines = [""]
        for (index, word) in words.enumerated() {
            let word = word + (index == words.count - 1 ? "" : ",")
            let line = lines[lines.count - 1]
            if line.count + word.count < 108 {
                lines[lines.count - 1] = line.isEmpty ? word : "\(line) \(word)"
            } else {
                lines.append(word)
            }
        }
        return lines.joined(separator: "\n\(indent)")
    }
}
