internal import PolyreelCore

/// What STYLE blocks say of classes: their colours, and whether text is seen.
///
/// Of CSS only rules like `::cue(.name) { color: red }` are understood (W3C WebVTT, 8.2 "The '::cue' pseudo-element");
/// a STYLE block as a whole is kept as it is written.
enum WebVTTColours {
    static func classes(in style: String) -> [String: Colour] {
        var colours: [String: Colour] = [:]
        for (names, declarations) in rules(in: style) {
            guard let colour = declarations.compactMap({ $0 == "color" ? Colour(subtitle: $1) : nil }).last else {
                continue
            }
            for name in names where !name.isEmpty { colours[name] = colour }
        }
        return colours
    }

    /// Whether classes are hidden, by `opacity: 0` or `visibility: hidden`; the empty name is all text. Those of which
    /// nothing is said are not in it.
    static func hidden(in style: String) -> [String: Bool] {
        var hidden: [String: Bool] = [:]
        for (names, declarations) in rules(in: style) {
            guard let isHidden = declarations.compactMap({ isHidden($0, $1) }).last else { continue }
            for name in names { hidden[name] = isHidden }
        }
        return hidden
    }

    private static func isHidden(_ property: String, _ value: String) -> Bool? {
        switch property {
        case "visibility": value == "hidden" || value == "collapse"
        case "opacity": Double(value.hasSuffix("%") ? String(value.dropLast()) : value).map { $0 <= 0 }
        default: nil
        }
    }

    /// The classes of each rule, the empty one for `::cue` itself, and its declarations, in the order of the block.
    private static func rules(in style: String) -> [(names: [String], declarations: [(String, String)])] {
        style.split(separator: "}").compactMap { rule in
            let halves = rule.split(separator: "{", maxSplits: 1)
            guard halves.count == 2 else { return nil }
            let declarations = halves[1].split(separator: ";").compactMap { declaration -> (String, String)? in
                let parts = declaration.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                let value = parts[1].lowercased().replacing("!important", with: "").trimmingWhiteSpace()
                return (parts[0].trimmingWhiteSpace().lowercased(), value)
            }
            return (halves[0].split(separator: ",").compactMap { name(of: $0.trimmingWhiteSpace()) }, declarations)
        }
    }

    /// The class that a selector is of; nil for one that is not understood.
    private static func name(of selector: String) -> String? {
        if selector == "::cue" { return "" }
        guard selector.hasPrefix("::cue(."), selector.hasSuffix(")") else { return nil }
        let name = selector.dropFirst(7).dropLast()
        let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        return isName && !name.isEmpty ? String(name) : nil
    }

    /// The class that says a colour, and whether it needs a STYLE rule.
    static func name(of colour: Colour) -> (name: String, needsRule: Bool) {
        if let known = Colour.webVTTClasses.first(where: { $0.value == colour }) { return (known.key, false) }
        return ("colour-" + colour.subtitleHex.dropFirst(), true)
    }

    static func rule(for colour: Colour) -> String {
        "::cue(.\(name(of: colour).name)) { color: \(colour.subtitleHex) }"
    }
}
