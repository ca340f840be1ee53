internal import Foundation
internal import PolyreelCore

/// A placeholder of printf, as Apple's, C's and Python's texts have them.
struct Placeholder {
    let range: Range<String.Index>
    let text: String

    /// Whether it stands for a whole number that is written without padding: `%lld`.
    var isWholeNumber: Bool { text.isWhole(#/%(?:[0-9]+\$)?(?:ll|l|h|q|z)?[diu]/#) }

    /// All of a text that has arguments of printf; `%%` is none.
    static func all(in text: String) -> [Placeholder] {
        let pattern =
            #/%%|%(?:[0-9]+\$)?(?:@|\#@[^@]*@|\([A-Za-z_]\w*\)[a-z]|[0+]?[0-9]*(?:\.[0-9]+)?(?:ll|l|h|q|z)?[dDiuUxXoOfFeEgGcCsSaAp])(?![a-zA-Z])/#
        return text.matches(of: pattern).filter { $0.output != "%%" }.map {
            Placeholder(range: $0.range, text: String($0.output))
        }
    }

    static func first(in text: String) -> Placeholder? { all(in: text).first }

    /// The first that is certainly one, in a text that says nothing of printf: `%@`, `%1$s`, `%lld`, `%(name)s`.
    static func certain(in text: String) -> Placeholder? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return nil }
        return all(in: text).first { $0.text.contains(#/^%(?:[0-9]+\$|@|\#@|\(|ll)/#) }
    }

    static func finding(_ placeholder: Placeholder, _ key: String, at location: SourceLocation) -> Finding {
        .error(
            "catalogue-placeholder", "message '\(key)' has printf's placeholder \(placeholder.text)",
            hint: "write arguments by name, as in {price, number, currency}", at: location)
    }
}
