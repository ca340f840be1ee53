internal import Foundation

/// HTML character references, as cue text has them.
///
/// WHATWG HTML, 13.2.5.72 "Character reference state" and following; W3C WebVTT 6.4 points there.
enum CharacterReference {
    /// The text that the reference at `index` (where `&` stands) means, and where it ends; nil when it is none.
    static func parse(_ bytes: [UInt8], at index: Int) -> (text: String, end: Int)? {
        let rest = bytes[(index + 1)...]
        if rest.first == UInt8(ascii: "#") { return numeric(rest.dropFirst()) }
        let word = rest.prefix(longest).prefix { $0.isLetter || $0.isDigit }
        guard !word.isEmpty else { return nil }
        let name = String(decoding: word, as: UTF8.self)
        if word.endIndex < bytes.endIndex, bytes[word.endIndex] == UInt8(ascii: ";") {
            if let text = common[name] ?? names[name + ";"] { return (text, word.endIndex + 1) }
        }
        // HTML's oldest names may stand without the semicolon; the longest that fits is meant.
        var shorter = name
        while !shorter.isEmpty {
            if let text = names[shorter] { return (text, index + 1 + shorter.utf8.count) }
            shorter.removeLast()
        }
        return nil
    }

    private static func numeric(_ rest: ArraySlice<UInt8>) -> (text: String, end: Int)? {
        let isHexadecimal = rest.first == UInt8(ascii: "x") || rest.first == UInt8(ascii: "X")
        let digits = (isHexadecimal ? rest.dropFirst() : rest)
            .prefix { $0.isDigit || isHexadecimal && $0.isHexadecimalLetter }
        guard !digits.isEmpty else { return nil }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        let code =
            significant.isEmpty
            ? 0
            : significant.count > 8
                ? Int.max : Int(String(decoding: significant, as: UTF8.self), radix: isHexadecimal ? 16 : 10) ?? Int.max
        let isClosed = digits.endIndex < rest.endIndex && rest[digits.endIndex] == UInt8(ascii: ";")
        return (String(scalar(code)), digits.endIndex + (isClosed ? 1 : 0))
    }

    /// Zero, surrogates and numbers beyond Unicode are U+FFFD; 0x80 to 0x9F mean Windows-1252.
    private static func scalar(_ code: Int) -> Unicode.Scalar {
        if let byte = UInt8(exactly: code), (0x80...0x9F).contains(byte) {
            return TextDecoding.scalar(windows1252: byte)
        }
        guard code != 0, let value = UInt32(exactly: code) else { return "\u{FFFD}" }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// Longest name: `CounterClockwiseContourIntegral`.
    private static let longest = 31

    /// What nearly every file uses, so that the others need not be looked up.
    private static let common = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "lrm": "\u{200E}",
        "rlm": "\u{200F}",
    ]

    /// All names of WHATWG HTML, 13.5 "Named character references", with their semicolon where they need it:
    /// a line of `character-references.txt` is a name and its one or two scalars.
    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for line in Data(PackageResources.character_references_txt).split(separator: 0x0A) {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ")
            let scalars = words.dropFirst().compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
            guard let name = words.first else { continue }
            names[String(name)] = String(String.UnicodeScalarView(scalars))
        }
        return names
    }()
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    fileprivate var isHexadecimalLetter: Bool { (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
}
