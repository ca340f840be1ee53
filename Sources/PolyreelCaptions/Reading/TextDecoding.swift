internal import Foundation
internal import PolyreelCore

/// Turns a file's bytes into UTF-8.
enum TextDecoding {
    /// How a file was encoded.
    enum Encoding: Equatable {
        case utf8, utf16, utf32, windows1252
        case central(CodePage)
    }

    /// Decodes a file, and says it where it is not Unicode. An encoding that cannot be told is asked for: an error.
    /// - Parameter language: BCP-47 of its text, if it is known.
    static func decode(_ data: Data, language: String?, tally: inout FindingTally) -> [UInt8] {
        let (text, encoding) = decode(data, language: language)
        switch encoding {
        case .utf8, .utf16, .utf32: break
        case .central(let page):
            tally.add(
                .warning, "subtitle-encoding", "the file is not UTF-8 and was read as \(page.rawValue)",
                hint: "check accented letters, or save the file as UTF-8", at: (0, 0))
        case .windows1252:
            if canBeWindows1252(language) {
                tally.add(
                    .warning, "subtitle-encoding", "the file is not UTF-8 and was read as Windows-1252",
                    hint: language == nil
                        ? "say its language, or save the file as UTF-8"
                        : "check accented letters, or save the file as UTF-8", at: (0, 0))
            } else {
                tally.add(
                    .error, "subtitle-encoding",
                    "the file is not UTF-8, and in which encoding '\(language ?? "")' was written cannot be told",
                    hint: "save the file as UTF-8", at: (0, 0))
            }
        }
        return text
    }

    /// Decodes by byte order mark, else as UTF-16 where its zeros show it, else as UTF-8, else as what subtitle editors of
    /// the 2000s wrote in the language.
    static func decode(_ data: Data, language: String?) -> (text: [UInt8], encoding: Encoding) {
        let bytes = [UInt8](data)
        // The mark of UTF-32 begins with that of UTF-16.
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (utf32(bytes, highFirst: false), .utf32) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (utf32(bytes, highFirst: true), .utf32) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (utf16(bytes, highFirst: false), .utf16) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (utf16(bytes, highFirst: true), .utf16) }
        if let highFirst = isUTF16(bytes) { return (utf16(bytes, from: 0, highFirst: highFirst), .utf16) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if String(validating: body, as: UTF8.self) != nil { return (body, .utf8) }
        if let language, let page = CodePage.recognised(body, language: primary(language)) {
            return (page.decode(body), .central(page))
        }
        return (windows1252(body), .windows1252)
    }

    /// Whether a file without a mark is UTF-16, and which byte comes first: of numbers and times one byte in two is 0. A
    /// few of the others may be, of characters such as U+3000.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool? {
        let pairs = min(bytes.count / 2, 256)
        guard pairs >= 4 else { return nil }
        let even = (0..<pairs).count { bytes[2 * $0] == 0 }
        let odd = (0..<pairs).count { bytes[2 * $0 + 1] == 0 }
        if 4 * odd >= pairs, 4 * even < odd { return false }
        if 4 * even >= pairs, 4 * odd < even { return true }
        return nil
    }

    /// Decodes UTF-8; what is not becomes U+FFFD.
    static func utf8(_ data: Data) -> (text: [UInt8], wasValid: Bool) {
        let bytes = [UInt8](data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data)
        if String(validating: bytes, as: UTF8.self) != nil { return (bytes, true) }
        return (Array(String(decoding: bytes, as: UTF8.self).utf8), false)
    }

    /// Languages that Windows-1252 can write; others in it are another encoding misread.
    static func canBeWindows1252(_ language: String?) -> Bool {
        guard let language else { return true }
        let western: Set<String> = [
            "af", "ca", "da", "de", "en", "es", "et", "eu", "fi", "fo", "fr", "ga", "gl", "id", "is", "it", "lb", "ms",
            "nb", "nl", "nn", "no", "pt", "sq", "sv", "sw",
        ]
        return western.contains(primary(language))
    }

    /// The language of a tag without its script and region.
    private static func primary(_ tag: String) -> String { String(tag.lowercased().prefix { $0 != "-" && $0 != "_" }) }

    /// - Parameter start: behind the mark, where there is one.
    private static func utf16(_ bytes: [UInt8], from start: Int = 2, highFirst: Bool) -> [UInt8] {
        let units = stride(from: start, to: bytes.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return highFirst ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func utf32(_ bytes: [UInt8], highFirst: Bool) -> [UInt8] {
        let units = stride(from: 4, to: bytes.count - 3, by: 4).map { index in
            let unit = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[index + (highFirst ? $1 : 3 - $1)]) }
            return Unicode.Scalar(unit) == nil ? 0xFFFD : unit
        }
        return Array(String(decoding: units, as: UTF32.self).utf8)
    }

    private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(scalar(windows1252: byte)) }
        return Array(String(text).utf8)
    }

    /// The character of a Windows-1252 byte. WHATWG Encoding Standard, index-windows-1252.
    static func scalar(windows1252 byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(upperHalf[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    /// Bytes 0x80 to 0x9F.
    private static let upperHalf: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
