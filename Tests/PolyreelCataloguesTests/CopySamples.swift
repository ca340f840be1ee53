import PolyreelCatalogues
import Testing

/// Copy that formats find hard to say.
enum CopySamples {
    struct Text: Sendable, CustomTestStringConvertible {
        let name: String
        let key: String
        let source: String
        let translation: String?
        var notes: [String] = []
        var testDescription: String { name }

        var unit: CopyDocument.Unit { .init(key: key, source: source, translation: translation, notes: notes) }
    }

    static let texts = [
        Text(
            name: "markup", key: "cta.shop", source: "Shop <now> & \"go\"", translation: "Jetzt <kaufen> & \"los\"",
            notes: ["seen on <tiktok> & \"reels\"", "at most 20 characters\non 2 lines"]),
        Text(name: "a number as a key", key: "2", source: "Two\nlines", translation: "Zwei\nZeilen"),
        Text(name: "a word of YAML as a key", key: "true", source: "yes", translation: "no"),
        Text(name: "signs of YAML and PO in a key", key: "a: b #c, [d] \\n \"e\"", source: "x", translation: "y"),
        Text(name: "markup in a key", key: "<a b=\"c\"> & 'd'", source: "x", translation: "y"),
        Text(name: "a key of other letters", key: "ключ", source: "Hi", translation: "Привет"),
        Text(name: "backslashes", key: "backslash", source: "C:\\new\\table", translation: "C:\\neu\\\\Tabelle\\"),
        Text(name: "tabs", key: "tab", source: "a\tb", translation: "\ta\t\tb"),
        Text(name: "spaces", key: "spaces", source: "  two  spaces  ", translation: "  zwei  Leerzeichen  "),
        Text(
            name: "right to left", key: "rtl", source: "Hi (1)",
            translation: "\u{2067}مرحبا\u{2069} \u{200F}(1)\u{200F}"),
        Text(name: "emoji and joiners", key: "emoji", source: "x", translation: "👩‍👩‍👧 🏳️‍🌈 می‌خواهم"),
        Text(name: "spaces that are not broken", key: "space", source: "12 €", translation: "12\u{A0}€\u{202F}!"),
        Text(
            name: "separators of Unicode", key: "separator", source: "x", translation: "a \u{2028} b\u{2029}c \u{85} d"),
        Text(name: "ends of sections", key: "ends", source: "]]> --> ?> %>", translation: "]]>--><!--<![CDATA["),
        Text(
            name: "a pattern", key: "pattern", source: "{n, plural, one {# day} other {# days}}",
            translation: "'{'{n, plural, one {# Tag} other {# Tage}}''"),
        Text(name: "percent", key: "percent", source: "100 %", translation: "100 % {a}%"),
        Text(name: "syntax of YAML", key: "yaml", source: "- a", translation: "*a &b !c |d >e %: @g `h` ? - : #"),
        Text(name: "a text that is a number", key: "number", source: "12.90", translation: "0x1F"),
        Text(name: "the same text", key: "same", source: "OK", translation: "OK"),
        Text(name: "no translation yet", key: "open", source: "Only <today>", translation: nil, notes: ["a note"]),
    ]

    static let document = CopyDocument(
        name: "glow & \"more\"", sourceLanguage: "en", targetLanguage: "de-AT", units: texts.map(\.unit))

    /// By key; the source where there is no translation.
    static let shown = Dictionary(uniqueKeysWithValues: texts.map { ($0.key, $0.translation ?? $0.source) })
    /// By key, those that are translated.
    static let translated = Dictionary(
        uniqueKeysWithValues: texts.compactMap { text in text.translation.map { (text.key, $0) } })
}
