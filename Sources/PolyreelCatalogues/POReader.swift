internal import Foundation
internal import PolyreelCore
internal import PolyreelLanguage

/// GNU gettext's PO files (gettext manual, "The Format of PO Files"), read strictly.
///
/// A message's key is its `msgctxt`, else its `msgid`; its pattern is `msgstr`. Entries marked `fuzzy` are not used, as
/// gettext does not. Plurals are ICU's, inside the pattern: `msgid_plural` is refused.
enum POReader {
    static func read(_ data: Data, file: String) throws(Findings) -> CatalogueReading {
        let text = try CatalogueText(data, file: file)
        var reading = CatalogueReading()
        var entry = POEntry()
        for (index, line) in text.lines.enumerated() {
            let place = SourceLocation(file: file, line: index + 1, column: 1)
            let content = line.trimmingCharacters(in: .whitespaces)
            if content.hasPrefix("#") || content.isEmpty {
                if entry.isWhole { try finish(&entry, &reading, text) }
                // What was said before an obsolete entry was said of that.
                if content.hasPrefix("#~"), entry.isEmpty { entry = POEntry() }
                if content.hasPrefix("#,") { entry.flags.formUnion(flags(in: content)) }
                continue
            }
            let indent = line.unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count
            let field = content.prefix { !$0.isWhitespace && $0 != "\"" }
            let rest = content.dropFirst(field.count).drop(while: \.isWhitespace)
            let column = indent + content.unicodeScalars.count - rest.unicodeScalars.count + 1
            if entry.isWhole, field == "msgctxt" || field == "msgid" { try finish(&entry, &reading, text) }
            let at = SourceLocation(file: file, line: place.line, column: column)
            try entry.add(String(field), try POText.bytes(rest, at: at), at: at)
        }
        if !entry.isEmpty { try finish(&entry, &reading, text) }
        return reading
    }

    /// Of a line such as `#, fuzzy, icu-format`; an entry may have several.
    private static func flags(in line: String) -> [String] {
        line.dropFirst(2).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static func finish(
        _ entry: inout POEntry, _ reading: inout CatalogueReading, _ text: CatalogueText
    ) throws(Findings) {
        defer { entry = POEntry() }
        guard let id = try entry.text("msgid", in: text.file),
            let translation = try entry.translation(in: text.file)
        else {
            throw Findings(
                .error(
                    "catalogue-po", "an entry lacks its msgid or its msgstr", hint: "add it",
                    at: entry.location ?? SourceLocation(file: text.file)))
        }
        let context = try entry.text("msgctxt", in: text.file)
        if id.isEmpty, context == nil {
            reading.targetLanguage = language(in: translation)
            return
        }
        let location = entry.location ?? SourceLocation(file: text.file)
        let key = context ?? id
        func shown(_ text: String) -> String { entry.doublesPercent ? text.replacing("%%", with: "%") : text }
        let pattern = shown(translation)
        var unit = CatalogueUnit(
            key: key, source: shown(id), pattern: entry.isFuzzy || pattern.isEmpty ? nil : pattern, location: location,
            firstCharacter: text.firstCharacter(of: pattern, at: location, within: 1))
        if entry.isPrintf, let placeholder = Placeholder.first(in: translation) {
            unit.problem = Placeholder.finding(placeholder, key, at: location)
        }
        if entry.fields["msgid_plural"] != nil {
            unit.problem = .error(
                "catalogue-plural", "message '\(key)' has gettext's plural forms",
                hint: "write one pattern in msgstr: {n, plural, one {...} other {...}}", at: location)
        }
        reading.units.append(unit)
    }

    /// `Language: pt_BR` of the header.
    private static func language(in header: String) -> LanguageTag? {
        for line in header.split(separator: "\n") where line.lowercased().hasPrefix("language:") {
            let name = line.dropFirst("language:".count).trimmingCharacters(in: .whitespaces)
            return LanguageTag(name.split(separator: "_").joined(separator: "-"))
        }
        return nil
    }
}
