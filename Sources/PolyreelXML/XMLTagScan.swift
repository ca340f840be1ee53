/// Looks for tags with more attributes than are read.
///
/// libxml2 2.9 compares each attribute of a tag with each before anyone is told of one: a million take hours. The scan
/// follows well-formed text; what is not ends it, and libxml2 where it stands.
enum XMLTagScan {
    /// The line of the first such tag's end.
    static func overfullTag(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while let start = next("<", in: text, from: index) {
            if has("!--", in: text, at: start + 1) {
                index = end(of: "-->", in: text, from: start + 4)
            } else if has("![CDATA[", in: text, at: start + 1) {
                index = end(of: "]]>", in: text, from: start + 9)
            } else if has("?", in: text, at: start + 1) {
                index = end(of: "?>", in: text, from: start + 2)
            } else {
                var attributes = 0
                var quote: UInt8?
                index = start + 1
                tag: while index < text.count {
                    let byte = text[index]
                    switch byte {
                    case UInt8(ascii: "<"): return nil
                    case quote: quote = nil
                    case _ where quote != nil: break
                    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                    case UInt8(ascii: ">"): break tag
                    case UInt8(ascii: "="): attributes += 1
                    default: break
                    }
                    index += 1
                }
                if attributes > XMLReader.mostAttributes {
                    return 1 + text[..<index].count { $0 == UInt8(ascii: "\n") }
                }
            }
        }
        return nil
    }

    private static func next(
        _ mark: Unicode.Scalar, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        var index = start
        while index < text.count {
            if text[index] == UInt8(ascii: mark) { return index }
            index += 1
        }
        return nil
    }

    private static func has(_ mark: StaticString, in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + mark.utf8CodeUnitCount <= text.count else { return false }
        return mark.withUTF8Buffer { mark in mark.indices.allSatisfy { text[start + $0] == mark[$0] } }
    }

    /// Where the next `mark` ends; the text's end where there is none.
    private static func end(of mark: StaticString, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count {
            if has(mark, in: text, at: index) { return index + mark.utf8CodeUnitCount }
            index += 1
        }
        return text.count
    }
}
