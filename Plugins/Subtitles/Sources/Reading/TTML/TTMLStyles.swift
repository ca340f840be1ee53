internal import PolyreelCore

/// What a TTML document's styles come to: W3C TTML2, 10.4 "Style Resolution".
struct TTMLStyles {
    typealias Values = [String: String]

    private var elements: [String: TTMLNode] = [:]
    private var resolved: [String: Values] = [:]
    private static let deepest = 32

    init(head: TTMLNode?) {
        for style in head?.first("styling")?.children ?? [] where style.name == "style" {
            // The first of two with one name holds.
            if let id = style["xml:id"], elements[id] == nil { elements[id] = style }
        }
    }

    /// What an element itself specifies: by reference, then nested, then inline, each over the one before.
    mutating func specified(_ node: TTMLNode, depth: Int = 0) -> Values {
        var values = references(node, depth: depth)
        for child in node.children where child.name == "style" {
            values.merge(specified(child, depth: depth + 1)) { $1 }
        }
        for (name, value) in node.attributes where TTMLNames.styles.contains(name) { values[name] = value }
        return values
    }

    private mutating func references(_ node: TTMLNode, depth: Int) -> Values {
        guard let list = node["style"], depth < Self.deepest else { return [:] }
        var values: Values = [:]
        for id in list.split(whereSeparator: \.isWhitespace).prefix(100) {
            let id = String(id)
            if let known = resolved[id] {
                values.merge(known) { $1 }
            } else if let element = elements[id] {
                // A loop of references meets this, and ends.
                resolved[id] = [:]
                let found = specified(element, depth: depth + 1)
                resolved[id] = found
                values.merge(found) { $1 }
            }
        }
        return values
    }

    /// The values of an element inside of one that has `outer`.
    static func computed(_ specified: Values, in outer: Values) -> Values {
        var values = outer.filter { TTMLNames.inherited.contains($0.key) }
        for (name, value) in specified where value != "inherit" {
            values[name] = name == "tts:textDecoration" ? decoration(value, in: outer) : value
        }
        return values
    }

    /// `noUnderline` takes away what is around it, and a list says nothing of what it does not name: 10.2.44.
    private static func decoration(_ value: String, in outer: Values) -> String {
        let words = value.split(separator: " ")
        if words.contains("underline") || words.contains("noUnderline") || words.contains("none") { return value }
        return outer["tts:textDecoration"] ?? value
    }
}

extension TextRun {
    /// A run that is set as computed values say.
    init(ttml values: TTMLStyles.Values) {
        self.init("")
        if ["italic", "oblique"].contains(values["tts:fontStyle"]) { style.insert(.italic) }
        if values["tts:fontWeight"] == "bold" { style.insert(.bold) }
        if (values["tts:textDecoration"] ?? "").split(separator: " ").contains("underline") {
            style.insert(.underline)
        }
        colour = values["tts:color"].flatMap { Colour(subtitle: $0) }?.unlessDefault
    }
}
