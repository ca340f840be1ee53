internal import PolyreelCore

/// What a TTML document's styles come to: W3C TTML2, 10.4 "Style Resolution".
struct TTMLStyles {
    private var elements: [String: TTMLNode] = [:]
    private var resolved: [String: TTMLValues] = [:]
    /// Styles by what makes them, with the one around, so that its place in memory stays its own.
    private var known: [Key: (outer: TTMLStyle, style: TTMLStyle)] = [:]
    /// Lines where styles are named that are nowhere.
    private var missed: [String: Int] = [:]
    private static let deepest = 32
    private static let mostKnown = 1000

    private struct Key: Hashable {
        let outer: ObjectIdentifier
        var references: String?
        var styles: [TTMLStyleValue] = []
        var region: String?
    }

    init(head: TTMLNode?) {
        for style in head?.first(.styling)?.children ?? [] where style.element == .style {
            // The first of two with one name holds.
            if let id = style[.id], elements[id] == nil { elements[id] = style }
        }
    }

    /// Names of styles that are nowhere.
    var missing: [String] { Array(missed.keys) }

    func line(ofMissing name: String) -> Int { missed[name] ?? 0 }

    /// What an element itself specifies: by reference, then nested, then inline, each over the one before.
    mutating func specified(_ node: TTMLNode, depth: Int = 0) -> TTMLValues {
        var values = references(node, depth: depth)
        for child in node.children where child.element == .style {
            values.merge(specified(child, depth: depth + 1))
        }
        for style in node.styles { values[style.property] = style.value }
        return values
    }

    private mutating func references(_ node: TTMLNode, depth: Int) -> TTMLValues {
        guard let list = node[.style], depth < Self.deepest else { return TTMLValues() }
        var values = TTMLValues()
        for id in list.split(whereSeparator: \.isWhitespace).prefix(100) {
            let id = String(id)
            if let known = resolved[id] {
                values.merge(known)
            } else if let element = elements[id] {
                // A loop of references meets this, and ends.
                resolved[id] = TTMLValues()
                let found = specified(element, depth: depth + 1)
                resolved[id] = found
                values.merge(found)
            } else if missed[id] == nil, missed.count < 100 {
                missed[id] = node.line
            }
        }
        return values
    }

    /// The style of an element inside of one that has `outer`.
    mutating func style(_ node: TTMLNode, in outer: TTMLStyle) -> TTMLStyle {
        let references = node[.style]
        guard node.first(.style) == nil else {
            return TTMLStyle(Self.computed(specified(node), in: outer.values))
        }
        guard references != nil || !node.styles.isEmpty else { return outer.inner }
        let key = Key(outer: ObjectIdentifier(outer), references: references, styles: node.styles)
        if let known = known[key] { return known.style }
        return keep(TTMLStyle(Self.computed(specified(node), in: outer.values)), key, outer)
    }

    /// The style of a paragraph in a region that says what the paragraph does not.
    mutating func style(_ style: TTMLStyle, in region: TTMLRegion, named name: String) -> TTMLStyle {
        guard !region.inherited.isEmpty else { return style }
        let key = Key(outer: ObjectIdentifier(style), region: name)
        if let known = known[key] { return known.style }
        var values = region.inherited
        values.merge(style.values)
        return keep(TTMLStyle(values), key, style)
    }

    private mutating func keep(_ style: TTMLStyle, _ key: Key, _ outer: TTMLStyle) -> TTMLStyle {
        if known.count >= Self.mostKnown { known = [:] }
        known[key] = (outer, style)
        return style
    }

    /// The values of an element inside of one that has `outer`.
    private static func computed(_ specified: TTMLValues, in outer: TTMLValues) -> TTMLValues {
        var values = outer.inherited
        guard !specified.isEmpty else { return values }
        for property in TTMLProperty.allCases {
            guard let value = specified[property], value != "inherit" else { continue }
            values[property] = property == .textDecoration ? decoration(value, in: outer) : value
        }
        return values
    }

    /// `noUnderline` takes away what is around it, and a list says nothing of what it does not name: 10.2.44.
    private static func decoration(_ value: String, in outer: TTMLValues) -> String {
        let words = value.split(separator: " ")
        if words.contains("underline") || words.contains("noUnderline") || words.contains("none") { return value }
        return outer[.textDecoration] ?? value
    }
}

extension TextRun {
    /// A run that is set as computed values say.
    init(ttml values: TTMLValues) {
        self.init("")
        guard !values.isEmpty else { return }
        if ["italic", "oblique"].contains(values[.fontStyle]) { style.insert(.italic) }
        if values[.fontWeight] == "bold" { style.insert(.bold) }
        if (values[.textDecoration] ?? "").split(separator: " ").contains("underline") { style.insert(.underline) }
        colour = values[.color].flatMap { Colour(subtitle: $0) }?.unlessDefault
        // W3C TTML2, 10.2.35 "tts:ruby".
        switch values[.ruby] {
        case "base", "baseContainer", "container": ruby = .base
        case "text", "textContainer": ruby = .annotation
        default: break
        }
    }
}
