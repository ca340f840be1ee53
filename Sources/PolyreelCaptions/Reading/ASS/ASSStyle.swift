internal import PolyreelCore

/// A named style of a SubStation file: what of it a cue can hold.
struct ASSStyle: Sendable, Hashable {
    var style: TextStyle = []
    var colour: Colour?
    /// Place on the numeric keypad.
    var alignment = 2
    /// From the edge that text stands at, in the script's pixels.
    var margin = 0
    /// Whether its text is wholly transparent.
    var isUnseen = false

    init() {}

    /// - Parameters:
    ///   - fields: by the names of the section's Format line, in lower case.
    ///   - isOld: of SubStation 4, which counts alignments in another way.
    init(_ fields: [String: Substring], isOld: Bool) {
        func isOn(_ name: String) -> Bool { fields[name].flatMap { Int($0.trimmingWhiteSpace()) } ?? 0 != 0 }
        if isOn("bold") { style.insert(.bold) }
        if isOn("italic") { style.insert(.italic) }
        if isOn("underline") { style.insert(.underline) }
        colour = fields["primarycolour"].flatMap { Self.colour($0) }?.unlessDefault
        isUnseen = !isOld && fields["primarycolour"].map { Self.isTransparent($0) } ?? false
        let number = fields["alignment"].flatMap { Int($0.trimmingWhiteSpace()) } ?? 2
        margin = fields["marginv"].flatMap { Int($0.trimmingWhiteSpace()) } ?? 0
        alignment = isOld ? Self.keypad(old: number) : (1...9).contains(number) ? number : 2
    }

    /// SubStation 4's alignments: 1 to 3 at the bottom, 5 to 7 at the top, 9 to 11 in the middle.
    static func keypad(old number: Int) -> Int {
        switch number {
        case 1...3: number
        case 5...7: number + 2
        case 9...11: number - 5
        default: 2
        }
    }

    /// Whether a colour's first byte is FF.
    private static func isTransparent(_ text: Substring) -> Bool {
        let digits = text.trimmingWhiteSpace().uppercased().filter { $0 != "&" && $0 != "H" }
        return digits.count == 8 && digits.hasPrefix("FF")
    }

    /// `&HAABBGGRR`, `&HBBGGRR&`, or a decimal number as SubStation 4 has it. How transparent it is, is left out.
    static func colour(_ text: Substring) -> Colour? {
        let text = text.trimmingWhiteSpace().lowercased()
        let isHexadecimal = text.hasPrefix("&h") || text.hasPrefix("h")
        let digits = isHexadecimal ? text.drop { $0 == "&" || $0 == "h" }.prefix { $0 != "&" } : text[...]
        guard !digits.isEmpty, digits.utf8.count <= 12, let value = Int64(digits, radix: isHexadecimal ? 16 : 10)
        else { return nil }
        return Colour(
            red: UInt8(truncatingIfNeeded: value), green: UInt8(truncatingIfNeeded: value >> 8),
            blue: UInt8(truncatingIfNeeded: value >> 16))
    }
}
