/// How numbers are written by YAML 1.2's core schema (section 10.3.2), byte by byte: files hold thousands of them.
enum YAMLNumber {
    /// Longer ones are text.
    private static let longest = 4096

    /// Whether all of the text is a number.
    static func isOne(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= longest else { return false }
        return isDecimal(bytes[...]) || isWhole(bytes[...], after: "0o", "01234567")
            || isWhole(bytes[...], after: "0x", "0123456789abcdefABCDEF")
            || [".inf", ".Inf", ".INF"].contains(String(withoutSign(bytes[...])) ?? "")
            || [".nan", ".NaN", ".NAN"].contains(text)
    }

    /// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
    private static func isDecimal(_ bytes: Substring.UTF8View) -> Bool {
        var rest = withoutSign(bytes)
        let whole = digits(&rest)
        var fraction = 0
        let hasPoint = rest.first == UInt8(ascii: ".")
        if hasPoint {
            rest.removeFirst()
            fraction = digits(&rest)
        }
        guard whole > 0 || fraction > 0 else { return false }
        guard let next = rest.first else { return true }
        guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return false }
        rest = withoutSign(rest.dropFirst())
        return digits(&rest) > 0 && rest.isEmpty
    }

    private static func isWhole(_ bytes: Substring.UTF8View, after prefix: String, _ digits: String) -> Bool {
        bytes.starts(with: prefix.utf8) && bytes.count > prefix.utf8.count
            && bytes.dropFirst(prefix.utf8.count).allSatisfy(digits.utf8.contains)
    }

    private static func withoutSign(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
        bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
    }

    /// Takes decimal digits off the front and counts them.
    private static func digits(_ bytes: inout Substring.UTF8View) -> Int {
        let end = bytes.firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? bytes.endIndex
        let count = bytes.distance(from: bytes.startIndex, to: end)
        bytes = bytes[end...]
        return count
    }
}
