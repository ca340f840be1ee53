internal import PolyreelCore

/// The colours that STYLE blocks give to classes.
///
/// Of CSS only rules like `::cue(.name) { color: red }` are understood (W3C WebVTT, 8.2 "The '::cue' pseudo-element");
/// a STYLE block as a whole is kept as it is written.
enum WebVTTColours {
    static func classes(in style: String) -> [String: Colour] {
        var colours: [String: Colour] = [:]
        for rule in style.split(separator: "}") {
            let halves = rule.split(separator: "{", maxSplits: 1)
            guard halves.count == 2 else { continue }
            guard
                let colour = halves[1].split(separator: ";").compactMap({ declaration -> Colour? in
                    let parts = declaration.split(separator: ":", maxSplits: 1)
                    guard parts.count == 2, parts[0].trimmingWhiteSpace().lowercased() == "color" else { return nil }
                    return Colour(subtitle: String(parts[1]))
                }).last
            else { continue }
            for selector in halves[0].split(separator: ",") {
                let selector = selector.trimmingWhiteSpace()
                guard selector.hasPrefix("::cue(."), selector.hasSuffix(")") else { continue }
                let name = selector.dropFirst(7).dropLast()
                if !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) {
                    colours[String(name)] = colour
                }
            }
        }
        return colours
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
