internal import Foundation
internal import PolyreelCore
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
            let written = text.replacing("#", with: "'#'")
            cases.append("\(form.key) {\(placeholders.first.map { written.replacing($0.text, with: "#") } ?? written)}")
        }
        var unit = CatalogueUnit(
            key: key, source: source,
            pattern: isTranslated ? "{\(argument), plural, \(cases.joined(separator: " "))}" : nil, location: location)
        unit.isPlural = true
        return unit
    }

    private static func refused(
        _ key: String, _ source: String, _ message: String, _ hint: String?, _ location: SourceLocation
    ) -> CatalogueUnit {
        CatalogueUnit(
            key: key, source: source, pattern: nil, location: location,
            problem: .error("catalogue-plural", message, hint: hint, at: location))
    }
}

/// A placeholder of printf, as Apple's and C's texts have them.
struct Placeholder {
    let text: String
    /// Whether it stands for a whole number: `%lld`.
    let isWholeNumber: Bool

    static func all(in text: String) -> [Placeholder] {
        text.matches(of: #/%(?:[0-9]+\$)?(?:@|(?:\.[0-9]+)?(?:ll|l|h|q|z)?[dDiuUxXoOfFeEgGcCsSaAp])(?![a-zA-Z])/#).map {
            Placeholder(text: String($0.output), isWholeNumber: $0.output.last.map { "diu".contains($0) } ?? false)
        }
    }

    static func first(in text: String) -> Placeholder? { all(in: text).first }

    static func finding(_ placeholder: Placeholder, _ key: String, at location: SourceLocation) -> Finding {
        .error(
            "catalogue-placeholder", "message '\(key)' has printf's placeholder \(placeholder.text)",
            hint: "write arguments by name, as in {price, number, currency}", at: location)
    }
}
