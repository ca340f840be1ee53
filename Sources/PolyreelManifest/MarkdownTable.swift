internal import PolyreelCore

/// A table as GitHub's Markdown writes it.
struct MarkdownTable {
    let text: String

    init(_ names: [String], _ rows: [[String]]) {
        text = ([names, names.map { _ in "---" }] + rows)
            .map { "| " + $0.map(Self.cell).joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    /// Nothing in a cell ends it, and nothing becomes an element of HTML.
    private static func cell(_ text: String) -> String {
        text.escaped { $0 == "|" || $0 == "<" ? "\\\($0)" : nil }.split(whereSeparator: \.isNewline)
            .joined(separator: " ")
    }
}
