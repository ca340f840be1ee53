internal import Mustache

/// Text as it stands in HTML, between tags or in an attribute in quotes.
///
/// Escaped by Unicode scalars, as a browser reads it. The library's own `HTML` goes by `Character`s: a quote with a
/// combining mark after it is another one than a quote alone, passes it as it is, and ends the attribute.
struct HTMLText: MustacheContentType {
    /// What templates call it.
    static let name = "HTML-SCALARS"

    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
