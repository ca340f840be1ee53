/// HTML character references as cue text has them: the names that WebVTT files use, and all numeric ones.
///
/// WHATWG HTML, 13.2.5.72 and following; W3C WebVTT 6.4 points there. HTML's other 2,200 names are not known here.
enum CharacterReference {
    /// The text that the reference at `index` (where `&` stands) means, and where it ends; nil when it is none.
    static func parse(_ bytes: [UInt8], at index: Int) -> (text: String, end: Int)? {
        let window = bytes[(index + 1)..<min(index + 1 + longest, bytes.endIndex)]
        if window.first == UInt8(ascii: "#") { return numeric(window.dropFirst()) }
        let name = String(decoding: window.prefix { $0.isLetter }, as: UTF8.self)
        let end = index + 1 + name.utf8.count
        if let text = names[name], end < bytes.endIndex, bytes[end] == UInt8(ascii: ";") { return (text, end + 1) }
        // These may stand without the semicolon, for HTML's oldest names.
        for old in ["amp", "lt", "gt", "quot", "nbsp"] where name.hasPrefix(old) {
            return names[old].map { ($0, index + 1 + old.utf8.count) }
        }
        return nil
    }

    private static func numeric(_ window: ArraySlice<UInt8>) -> (text: String, end: Int)? {
        var digits = window
        let isHexadecimal = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
        if isHexadecimal { digits = digits.dropFirst() }
        digits = digits.prefix { $0.isDigit || isHexadecimal && $0.isHexadecimalLetter }
        guard !digits.isEmpty else { return nil }
        let code = Int(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10) ?? Int.max
        var end = digits.endIndex
        if end < window.endIndex, window[end] == UInt8(ascii: ";") { end += 1 }
        return (String(scalar(code)), end)
    }

    /// Zero, surrogates and numbers beyond Unicode are U+FFFD; 0x80 to 0x9F mean Windows-1252.
    private static func scalar(_ code: Int) -> Unicode.Scalar {
        if let byte = UInt8(exactly: code), (0x80...0x9F).contains(byte) {
            return TextDecoding.scalar(windows1252: byte)
        }
        guard code != 0, let value = UInt32(exactly: code) else { return "\u{FFFD}" }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// Longest reference that is looked at.
    private static let longest = 32

    private static let names: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "lrm": "\u{200E}",
        "rlm": "\u{200F}", "zwj": "\u{200D}", "zwnj": "\u{200C}", "shy": "\u{AD}", "hellip": "…", "ndash": "–",
        "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•",
        "middot": "·", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "euro": "€", "pound": "£", "yen": "¥",
        "iexcl": "¡", "iquest": "¿", "times": "×",
    ]
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    fileprivate var isHexadecimalLetter: Bool { (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
}
