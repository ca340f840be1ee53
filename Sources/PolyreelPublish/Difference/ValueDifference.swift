public import PolyreelCore

/// One value of two JSON documents that is not the same in both.
public struct ValueDifference: Codable, Sendable, Hashable {
    /// Names and numbers with dots between them: `0.button.tiktok`.
    public let path: String
    /// Nil where the document has none.
    public let first: JSONValue?
    public let second: JSONValue?

    /// Every leaf that differs, sorted by path.
    static func all(_ first: JSONValue?, _ second: JSONValue?, at path: [String] = []) -> [ValueDifference] {
        let (own, other) = (children(first), children(second))
        guard own != nil || other != nil else {
            return first == second
                ? [] : [ValueDifference(path: path.joined(separator: "."), first: first, second: second)]
        }
        let names = Set((own ?? [:]).keys).union((other ?? [:]).keys).sorted()
        return names.flatMap { all(own?[$0], other?[$0], at: path + [$0]) }
    }

    private static func children(_ value: JSONValue?) -> [String: JSONValue]? {
        switch value {
        case .object(let entries): entries
        case .list(let items):
            Dictionary(items.enumerated().map { (String($0.offset), $0.element) }) { first, _ in first }
        default: nil
        }
    }
}
