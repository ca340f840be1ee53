/// Style attributes whose meaning a cue can hold, or that say where it stands and whether it is seen: W3C TTML2, 10.2.
enum TTMLProperty: Int, CaseIterable {
    // Those that an element has from the one around it ("Inherited: yes") stand first.
    case color, fontStyle, fontWeight, textDecoration, textAlign, visibility, direction
    case ruby, origin, extent, position, displayAlign, writingMode, display, opacity

    static let inheritedCount = 7

    /// By `tts:name`.
    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("tts:\($0)", $0) })
}

/// A style attribute of an element.
struct TTMLStyleValue: Hashable {
    let property: TTMLProperty
    let value: String
}
