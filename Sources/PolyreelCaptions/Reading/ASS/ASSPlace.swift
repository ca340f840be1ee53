/// Where override tags put a text; of each kind libass takes the first.
struct ASSPlace {
    private var alignment: Int?
    /// Of the point that the alignment names.
    private var position: (x: Double, y: Double)?

    /// Takes a tag that says a place; false for any other.
    mutating func take(_ tag: ASSTags.Tag) -> Bool {
        switch tag.name {
        case "an": alignment = alignment ?? tag.number.flatMap { (1...9).contains($0) ? $0 : nil }
        case "a": alignment = alignment ?? tag.number.map(ASSStyle.keypad(old:))
        case "pos": position = position ?? ASSTags.pair(tag.argument)
        // Where it begins.
        case "move": position = position ?? ASSTags.path(tag.argument)
        default: return false
        }
        return true
    }

    /// - Parameters:
    ///   - usual: the alignment of the event's style.
    ///   - width: that positions count in.
    ///   - margin: from the edge that the text stands at, in the units of `height`.
    func settings(usual: Int = 2, width: Double, height: Double, margin: Double = 0) -> CueSettings {
        let place = alignment ?? usual
        var settings = CueSettings(keypad: place)
        if let position {
            settings.stand(at: (position.x / width, position.y / height), keypad: place)
        } else if margin > height * Self.usualMargin {
            settings.stand(from: margin / height, keypad: place)
        }
        return settings
    }

    /// Share of the height up to which a margin is the usual distance from an edge.
    private static let usualMargin = 0.2
}
