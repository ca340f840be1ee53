internal import PolyreelCore

/// Colours as subtitle formats write them.
extension Colour {
    /// `#RRGGBB`, `#RRGGBBAA`, `rgb(…)`, `rgba(…)` or a name: W3C TTML2, 8.3.2 "<color>" and 8.3.10 "<named-color>",
    /// which CSS writes in the same way; and `orange`, which CSS adds.
    init?(subtitle text: String) {
        let text = text.lowercased().trimmingWhiteSpace()
        if let named = Self.named[text] {
            self = named
        } else if text.hasPrefix("#") {
            guard text.utf8.count == 7 || text.utf8.count == 9, let value = UInt32(text.dropFirst(), radix: 16),
                !text.contains("+")
            else { return nil }
            self.init(rgba: text.utf8.count == 7 ? value << 8 | 0xFF : value)
        } else {
            let isOpaque = text.hasPrefix("rgb(")
            guard isOpaque || text.hasPrefix("rgba("), text.hasSuffix(")") else { return nil }
            let parts = text.drop { $0 != "(" }.dropFirst().dropLast()
                .split(separator: ",", omittingEmptySubsequences: false)
                .map { UInt8(String($0).trimmingWhiteSpace()) }
            guard parts.count == (isOpaque ? 3 : 4), let red = parts[0], let green = parts[1], let blue = parts[2]
            else { return nil }
            guard let alpha = isOpaque ? 255 : parts[3] else { return nil }
            self.init(red: red, green: green, blue: blue, alpha: alpha)
        }
    }

    private init(rgba value: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: value >> 24), green: UInt8(truncatingIfNeeded: value >> 16),
            blue: UInt8(truncatingIfNeeded: value >> 8), alpha: UInt8(truncatingIfNeeded: value))
    }

    /// The colour, or nil where it is what formats show without one: opaque white.
    var unlessDefault: Colour? { self == .white ? nil : self }

    /// `#rrggbb`, and two digits more where it is not opaque.
    var subtitleHex: String {
        ([red, green, blue] + (alpha == 255 ? [] : [alpha])).reduce("#") { $0 + Self.hex($1) }
    }

    static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    private static let named: [String: Colour] = [
        "transparent": 0x0000_0000, "black": 0x0000_00FF, "silver": 0xC0C0_C0FF, "gray": 0x8080_80FF,
        "grey": 0x8080_80FF, "white": 0xFFFF_FFFF, "maroon": 0x8000_00FF, "red": 0xFF00_00FF, "purple": 0x8000_80FF,
        "fuchsia": 0xFF00_FFFF, "magenta": 0xFF00_FFFF, "green": 0x0080_00FF, "lime": 0x00FF_00FF,
        "olive": 0x8080_00FF, "yellow": 0xFFFF_00FF, "navy": 0x0000_80FF, "blue": 0x0000_FFFF, "teal": 0x0080_80FF,
        "aqua": 0x00FF_FFFF, "cyan": 0x00FF_FFFF, "orange": 0xFFA5_00FF,
    ].mapValues { Colour(rgba: $0) }

    /// The classes that colour text without a style sheet: W3C WebVTT, 5.1 "Default text colors".
    static let webVTTClasses: [String: Colour] = Dictionary(
        uniqueKeysWithValues: ["white", "lime", "cyan", "red", "yellow", "magenta", "blue", "black"].compactMap {
            name in named[name].map { (name, $0) }
        })
}
