internal import CICU

/// A stretch of a pattern's text that is shown as it stands.
public struct MessageLiteral: Sendable, Hashable {
    public let text: String
    /// Where it stands in the pattern, in Unicode scalars from 0.
    public let range: Range<Int>
    /// The keyword of the innermost plural or select around it (`one`, `=1`); nil outside of them.
    public let selector: String?
}

extension MessageLiteral {
    /// - Parameter places: the pattern's `scalarOffsets`.
    init(_ found: polyreel_literal, places: [Int], in pattern: String) {
        let units = pattern.utf16
        let start = units.index(units.startIndex, offsetBy: Int(found.start), limitedBy: units.endIndex)
        let end = units.index(units.startIndex, offsetBy: Int(found.end), limitedBy: units.endIndex)
        text = String(pattern[(start ?? units.endIndex)..<(end ?? units.endIndex)])
        let last = places.count - 1
        range = places[min(Int(found.start), last)]..<places[min(Int(found.end), last)]
        let keyword = String(cString: found.selector)
        selector = keyword.isEmpty ? nil : keyword
    }
}

extension String {
    /// For every UTF-16 offset, the end's among them, how many Unicode scalars stand before it.
    var scalarOffsets: [Int] {
        var offsets: [Int] = []
        var count = 0
        for scalar in unicodeScalars {
            offsets += Array(repeating: count, count: UTF16.width(scalar))
            count += 1
        }
        return offsets + [count]
    }
}
