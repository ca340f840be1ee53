/// What is looked for in a document's text before Foundation's `XMLParser` gets it.
public enum XMLPrologue {
    /// The line of a document type, which only stands before the root element; nil when there is none.
    public static func documentType(_ text: [UInt8]) -> Int? {
        var index = 0
        while let start = text[index...].firstIndex(of: UInt8(ascii: "<")) {
            if text[start...].starts(with: "<!DOCTYPE".utf8) { return 1 + text[..<start].count { $0 == 0x0A } }
            guard text[start...].starts(with: "<!--".utf8) else { return nil }
            index = end(of: "-->", in: text, from: start + 4)
        }
        return nil
    }

    /// The text, in UTF-8, with spaces for its processing instructions, which no format that is read here uses.
    ///
    /// Foundation's `XMLParser` on Linux crashes on one without data, `<?x?>` (Swift 6.3); and the XML declaration, by
    /// now, no longer says the encoding. Lines and columns stay what they are.
    public static func withoutInstructions(_ text: [UInt8]) -> [UInt8] {
        var text = text
        var index = 0
        while let start = text[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = text[start...]
            if rest.starts(with: "<!--".utf8) {
                index = end(of: "-->", in: text, from: start + 4)
            } else if rest.starts(with: "<![CDATA[".utf8) {
                index = end(of: "]]>", in: text, from: start + 9)
            } else if rest.starts(with: "<?".utf8) {
                index = end(of: "?>", in: text, from: start + 2)
                for place in start..<index where text[place] != 0x0A && text[place] != 0x0D { text[place] = 0x20 }
            } else {
                index = start + 1
            }
        }
        return text
    }

    /// Where the next `mark` ends; the text's end where there is none.
    private static func end(of mark: String, in text: [UInt8], from start: Int) -> Int {
        let mark = Array(mark.utf8)
        var index = min(start, text.count)
        while index + mark.count <= text.count {
            if text[index] == mark[0], text[index...].starts(with: mark) { return index + mark.count }
            index += 1
        }
        return text.count
    }
}
