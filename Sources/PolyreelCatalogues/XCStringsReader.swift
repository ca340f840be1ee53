internal import Foundation
internal import PolyreelCore
internal import PolyreelLanguage
internal import PolyreelYAML

/// Apple's string catalogues (`.xcstrings`): JSON of every key's text in every language.
///
/// Patterns are ICU's. Apple's own plural forms become one `{count, plural, …}` where each form has at most one
/// placeholder and that is a whole number's; any other placeholder of printf is refused, because nothing says which
/// argument it stands for. `%%` in a plural form is one sign; in a plain value it stays as it is, because Apple formats a
/// text only where it has arguments.
enum XCStringsReader {
    static func read(_ data: Data, file: String, language: LanguageTag?) throws(Findings) -> CatalogueReading {
        let root = try JSONNode.parse(try CatalogueText(data, file: file))
        guard let strings = root["strings"]?.mapping else {
            throw Findings(
                .error(
                    "catalogue-form", "the file has no 'strings'", hint: "is it a string catalogue of Xcode?",
                    at: root.location))
        }
        let text = try CatalogueText(data, file: file)
        let source = root["sourceLanguage"]?.scalar
        let wanted = language ?? target(of: strings, besides: source)
        let reading = CatalogueReading(
            units: strings.compactMap { unit($0, wanted: wanted, source: source, text) },
            sourceLanguage: source.flatMap { LanguageTag($0) }, targetLanguage: wanted)
        return reading
    }

    /// The one language that the file translates to.
    private static func target(of strings: [YAMLNode.Entry], besides source: String?) -> LanguageTag? {
        var tags: Set<String> = []
        for entry in strings { tags.formUnion((entry.value["localizations"]?.mapping ?? []).map(\.key)) }
        let others = tags.filter { $0 != source }
        return others.count == 1 ? others.first.flatMap { LanguageTag($0) } : nil
    }

    private static func unit(
        _ entry: YAMLNode.Entry, wanted: LanguageTag?, source: String?, _ text: CatalogueText
    ) -> CatalogueUnit? {
        let localizations = entry.value["localizations"]?.mapping ?? []
        func localization(_ tag: LanguageTag?) -> YAMLNode? {
            guard let tag else { return nil }
            return localizations.first { LanguageTag($0.key)?.short == tag.short }?.value
        }
        let sourceTag = source.flatMap { LanguageTag($0) }
        // Apple's rule: a key without text in the source language is that text.
        let sourceText = localization(sourceTag)?["stringUnit"]?["value"]?.scalar ?? entry.key
        guard let found = localization(wanted) else {
            let isSource = wanted != nil && wanted?.short == sourceTag?.short
            var made = CatalogueUnit(
                key: entry.key, source: sourceText, pattern: isSource ? entry.key : nil, location: entry.keyLocation)
            if isSource, let placeholder = Placeholder.first(in: entry.key) {
                made.problem = Placeholder.finding(placeholder, entry.key, at: entry.keyLocation)
            }
            return made
        }
        if let plural = found["variations"]?["plural"]?.mapping {
            return XCStringsPlural.unit(entry.key, source: sourceText, forms: plural, at: found.location)
        }
        guard let unit = found["stringUnit"], let value = unit["value"], let pattern = value.scalar else {
            let problem = Finding.error(
                "catalogue-variations", "message '\(entry.key)' varies by device or has substitutions",
                hint: "write one ICU pattern as its value", at: found.location)
            return CatalogueUnit(
                key: entry.key, source: sourceText, pattern: nil, location: found.location, problem: problem)
        }
        var made = CatalogueUnit(
            key: entry.key, source: sourceText,
            pattern: unit["state"]?.scalar == "new" || pattern.isEmpty ? nil : pattern, location: value.location,
            firstCharacter: text.firstCharacter(of: pattern, at: value.location, within: 1))
        if let placeholder = Placeholder.first(in: pattern) {
            made.problem = Placeholder.finding(placeholder, entry.key, at: value.location)
        }
        return made
    }
}
