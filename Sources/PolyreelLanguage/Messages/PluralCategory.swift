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
}
