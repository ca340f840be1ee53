internal import Mustache
internal import PolyreelCore

/// Text as it stands in HTML, between tags or in an attribute in quotes.
///
/// Escaped by Unicode scalars, as a browser reads it. The library's own `HTML` goes by `Character`s: a quote with a
/// combining mark after it is another one than a quote alone, passes it as it is, and ends the attribute.
struct HTMLText: MustacheContentType {
    /// What templates call it.
    static let name = "HTML-SCALARS"

    func escapeText(_ text: String) -> String {
        text.escaped { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            default: nil
            }
        }
    }
}
