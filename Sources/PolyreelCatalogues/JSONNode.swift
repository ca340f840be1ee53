internal import Foundation
internal import PolyreelCore
internal import PolyreelYAML

/// JSON with the places of its values. JSON is YAML, whose reader knows places; JSON's own says what is not JSON.
enum JSONNode {
    static func parse(_ text: CatalogueText) throws(Findings) -> YAMLNode {
        let data = Data(text.text.utf8)
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: data)
        } catch {
            // The same mistake is one in YAML, mostly, and then has a place.
            _ = try YAMLNode.parse(data, file: text.file)
            throw Findings(
                .error(
                    "catalogue-json", "the file is not JSON", hint: "check its commas, braces and quotation marks",
                    at: SourceLocation(file: text.file)))
        }
        let reading = YAMLNode.read(Data(asYAML(text.text).utf8), file: text.file)
        if let root = reading.root, !reading.findings.hasErrors { return root }
        if let twice = reading.findings.first(where: { $0.code == "yaml-duplicate-key" }) { throw Findings(twice) }
        return node(value, SourceLocation(file: text.file))
    }

    /// YAML has no pairs of surrogates (`\uD83D\uDE00`), and separators of Unicode end its lines: they become what YAML
    /// writes for them (1.2, section 5.7). In JSON such a separator stands in a text.
    private static func asYAML(_ text: String) -> String {
        let whole = text.replacing(#/\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/#) { match in
            let high = UInt32(match.1, radix: 16) ?? 0xD800
            let low = UInt32(match.2, radix: 16) ?? 0xDC00
            let digits = String(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), radix: 16)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
        guard whole.unicodeScalars.contains(where: { separators[$0] != nil }) else { return whole }
        return whole.unicodeScalars.reduce(into: "") { $0 += separators[$1] ?? String($1) }
    }

    private static let separators: [Unicode.Scalar: String] = ["\u{85}": "\\N", "\u{2028}": "\\L", "\u{2029}": "\\P"]

    /// Without places, for what YAML's reader cannot take.
    private static func node(_ value: Any, _ location: SourceLocation) -> YAMLNode {
        switch value {
        case let object as [String: Any]:
            let entries = object.sorted { $0.key < $1.key }.map { key, value in
                YAMLNode.Entry(key: key, keyLocation: location, value: node(value, location))
            }
            return YAMLNode(content: .mapping(entries), location: location)
        case let list as [Any]: return YAMLNode(content: .sequence(list.map { node($0, location) }), location: location)
        case let text as String: return YAMLNode(content: .scalar(text, plain: false), location: location)
        default: return YAMLNode(content: .scalar("\(value)", plain: true), location: location)
        }
    }
}
