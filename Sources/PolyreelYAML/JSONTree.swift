public import PolyreelCore

/// Reads JSON (RFC 8259) into nodes with places.
///
/// JSON is nearly YAML: its pairs of surrogates, its `\/` and separators of Unicode inside texts are not read by every
/// YAML reader, and a key may be longer than YAML allows. So what is JSON is read as that.
public struct JSONTree {
    /// Why a text is not JSON, and where.
    public struct Fault: Error, Sendable {
        public let message: String
        public let location: SourceLocation
    }

    private let bytes: [UInt8]
    private let file: String
    private var index = 0
    private var line = 1
    /// Bytes before the line, and those of the line so far that begin no scalar.
    private var lineStart = 0
    private var trailing = 0
    private var findings: [Finding] = []

    private static let deepest = 64

    /// The tree of a whole text; a key that stands twice is among its findings.
    /// - Parameter text: without a byte order mark.
    public static func read(_ text: String, file: String) throws(Fault) -> YAMLReading {
        var tree = JSONTree(bytes: Array(text.utf8), file: file)
        let root = try tree.value(depth: 0)
        tree.skipSpace()
        guard tree.index == tree.bytes.count else { throw tree.fault("there is more behind its end") }
        return YAMLReading(root: root, findings: tree.findings)
    }

    private init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }

    private var place: SourceLocation {
        SourceLocation(file: file, line: line, column: index - lineStart - trailing + 1)
    }

    private func fault(_ message: String) -> Fault { Fault(message: message, location: place) }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func advance() {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")) {
            (line, lineStart, trailing) = (line + 1, index, 0)
        } else if byte & 0xC0 == 0x80 {
            trailing += 1
        }
    }

    private mutating func skipSpace() {
        while let byte = next, " \n\r\t".utf8.contains(byte) { advance() }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        advance()
        return true
    }

    private mutating func value(depth: Int) throws(Fault) -> YAMLNode {
        skipSpace()
        let location = place
        guard depth < Self.deepest else { throw fault("values are nested more than \(Self.deepest) deep") }
        switch next {
        case UInt8(ascii: "{"):
            return YAMLNode(content: .mapping(try entries(depth)), location: location)
        case UInt8(ascii: "["):
            return YAMLNode(content: .sequence(try items(depth)), location: location)
        case UInt8(ascii: "\""):
            return YAMLNode(content: .scalar(try text(), plain: false), location: location)
        default:
            return YAMLNode(content: .scalar(try word(), plain: true), location: location)
        }
    }

    private mutating func items(_ depth: Int) throws(Fault) -> [YAMLNode] {
        advance()
        skipSpace()
        var items: [YAMLNode] = []
        if take(UInt8(ascii: "]")) { return items }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return items }
            guard take(UInt8(ascii: ",")) else { throw fault("a comma or ] was expected") }
        }
    }

    private mutating func entries(_ depth: Int) throws(Fault) -> [YAMLNode.Entry] {
        advance()
        skipSpace()
        var entries: [YAMLNode.Entry] = []
        var lines: [String: Int] = [:]
        if take(UInt8(ascii: "}")) { return entries }
        while true {
            skipSpace()
            let location = place
            guard next == UInt8(ascii: "\"") else { throw fault("a key in quotation marks was expected") }
            let key = try text()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault("a colon was expected") }
            let value = try value(depth: depth + 1)
            if let first = lines[key] {
                findings.append(
                    .error(
                        "yaml-duplicate-key", "'\(key)' stands here again, after line \(first)",
                        hint: "keep one of them", at: location))
            } else {
                lines[key] = location.line
                entries.append(YAMLNode.Entry(key: key, keyLocation: location, value: value))
            }
            skipSpace()
            if take(UInt8(ascii: "}")) { return entries }
            guard take(UInt8(ascii: ",")) else { throw fault("a comma or } was expected") }
        }
    }

    /// `true`, `false`, `null` or a number.
    private mutating func word() throws(Fault) -> String {
        let start = index
        var end = index
        while end < bytes.count, bytes[end] < 0x80, !" \n\r\t,]}:\"[{".utf8.contains(bytes[end]) { end += 1 }
        let word = String(decoding: bytes[start..<end], as: UTF8.self)
        guard
            ["true", "false", "null"].contains(word)
                || word.isWhole(#/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/#)
        else { throw fault("a value was expected") }
        while index < end { advance() }
        return word
    }

    private mutating func text() throws(Fault) -> String {
        advance()
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                advance()
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                try text.append(contentsOf: escape())
            case ..<0x20:
                throw fault("a text holds a control character; a line break is written \\n")
            default:
                text.append(byte)
                advance()
            }
        }
        throw fault("a text's quotation mark is not closed")
    }

    private mutating func escape() throws(Fault) -> [UInt8] {
        advance()
        guard let sign = next else { throw fault("a text's quotation mark is not closed") }
        if let meant = Self.escapes[sign] {
            advance()
            return [meant]
        }
        guard sign == UInt8(ascii: "u") else { throw fault("this is no escape of JSON") }
        let high = try unit()
        guard (0xD800...0xDFFF).contains(high) else { return Self.bytes(high) }
        guard high < 0xDC00, next == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u")
        else { throw fault("half of a pair of surrogates stands alone") }
        advance()
        let low = try unit()
        guard (0xDC00...0xDFFF).contains(low) else { throw fault("half of a pair of surrogates stands alone") }
        return Self.bytes(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    /// The four digits after a `u`.
    private mutating func unit() throws(Fault) -> UInt32 {
        advance()
        let digits = bytes[index..<min(bytes.count, index + 4)]
        let isHex = digits.allSatisfy { $0 < 0x80 && Unicode.Scalar($0).properties.isASCIIHexDigit }
        guard digits.count == 4, isHex, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw fault("\\u has four hexadecimal digits")
        }
        for _ in 0..<4 { advance() }
        return unit
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
        Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
}
