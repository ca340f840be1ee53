import Testing

/// A value in a locale and how CLDR writes it.
struct LocaleCase: Sendable, CustomTestStringConvertible {
    let locale: String
    let value: String
    let expected: String

    init(_ locale: String, _ value: String, _ expected: String) {
        self.locale = locale
        self.value = value
        self.expected = expected
    }

    var testDescription: String { "\(locale) \(value)" }
}
