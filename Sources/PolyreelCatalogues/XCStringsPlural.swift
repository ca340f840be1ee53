internal import Foundation
internal import PolyreelCore
internal import PolyreelLanguage
internal import PolyreelYAML

/// Apple's plural forms as one ICU pattern.
enum XCStringsPlural {
    /// The argument's name: Apple's forms have none.
    static let argument = "count"

    static func unit(
        _ key: String, source: String, forms: [YAMLNode.Entry], at location: SourceLocation
    ) -> CatalogueUnit {
        var cases: [String] = []
        var isTranslated = true
        for form in forms {
            guard ["zero", "one", "two", "few", "many", "other"].contains(form.key),
                let value = form.value["stringUnit"]?["value"], let text = value.scalar
            else {
                return refused(
                    key, source, "message '\(key)' has a plural form that is none", "use zero to other",
                    form.keyLocation)
            }
            if text.isEmpty || form.value["stringUnit"]?["state"]?.scalar == "new" { isTranslated = false }
            let placeholders = Placeholder.all(in: text)
            if let other = placeholders.first(where: { !$0.isWholeNumber }) ?? placeholders.dropFirst().first {
                var unit = refused(key, source, "", nil, value.location)
                unit.problem = Placeholder.finding(other, key, at: value.location)
                return unit
            }
            cases.append("\(form.key) {\(pattern(of: text, placeholders.first))}")
        }
        var unit = CatalogueUnit(
            key: key, source: source,
            pattern: isTranslated ? "{\(argument), plural, \(cases.joined(separator: " "))}" : nil, location: location)
        unit.isPlural = true
        return unit
    }

    /// A form as ICU writes it: printf's `%%` is one sign, and nothing else in it is syntax.
    private static func pattern(of text: String, _ placeholder: Placeholder?) -> String {
        func shown(_ part: Substring) -> String { MessagePattern.showing(part.replacing("%%", with: "%")) }
        guard let placeholder else { return shown(text[...]) }
        return shown(text[..<placeholder.range.lowerBound]) + "#" + shown(text[placeholder.range.upperBound...])
    }

    private static func refused(
        _ key: String, _ source: String, _ message: String, _ hint: String?, _ location: SourceLocation
    ) -> CatalogueUnit {
        CatalogueUnit(
            key: key, source: source, pattern: nil, location: location,
            problem: .error("catalogue-plural", message, hint: hint, at: location))
    }
}
