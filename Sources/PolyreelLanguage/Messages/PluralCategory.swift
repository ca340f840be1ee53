internal import CICU

/// CLDR's plural categories.
public enum PluralCategory {
    /// The category a number falls into, such as `few`; nil when the locale or the number is none.
    ///
    /// By the number's value: `1.0` counts as 1, as it is shown.
    public static func of(_ decimal: String, locale: String, ordinal: Bool = false) -> String? {
        guard ArgumentValue.decimal(decimal).problem == nil, let tag = LanguageTag(locale) else { return nil }
        var error = polyreel_error()
        return Buffer.read(capacity: 16) { buffer, capacity in
            polyreel_plural_category(decimal, tag.canonical, ordinal ? 1 : 0, buffer, capacity, &error)
            return error.code <= 0
        }
    }

    /// The categories of a language in CLDR's order, `zero` to `other`; nil when the locale is none.
    /// - Parameter covered: keywords of a plural such as `=1`; a category of which they are every number is left out.
    public static func all(locale: String, ordinal: Bool = false, covered: [String] = []) -> [String]? {
        guard let tag = LanguageTag(locale) else { return nil }
        let values = covered.filter { $0.hasPrefix("=") }.map { $0.dropFirst() + "\n" }.joined()
        var error = polyreel_error()
        let list = Buffer.take(polyreel_plural_categories(tag.canonical, ordinal ? 1 : 0, values, &error))
        let found = Set((list ?? "").split(separator: "\n").map(String.init))
        return list.map { _ in order.filter(found.contains) }
    }

    private static let order = ["zero", "one", "two", "few", "many", "other"]
}
