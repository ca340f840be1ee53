internal import Foundation

/// What stands before the root element.
extension TTMLTree {
    /// The line of a document type, which only stands before the root element; nil when there is none.
    static func documentType(_ text: [UInt8]) -> Int? {
        var rest = text[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            if rest.starts(with: "<!DOCTYPE".utf8) {
                return 1 + text[..<start].count { $0 == 0x0A }
            } else if rest.starts(with: "<?".utf8) {
                rest = rest.after("?>")
            } else if rest.starts(with: "<!--".utf8) {
                rest = rest.dropFirst(4).after("-->")
            } else {
                return nil
            }
        }
        return nil
    }

    /// The text, which is UTF-8 by now, without what its declaration says of an encoding it had.
    static func withoutEncoding(_ text: [UInt8]) -> [UInt8] {
        guard text.starts(with: "<?xml".utf8) else { return text }
        let rest = text[...].after("?>")
        let declaration = text[..<rest.startIndex]
        let length = declaration.count
        guard length <= 200, String(decoding: declaration, as: UTF8.self).contains("encoding") else { return text }
        // As long as what was there, so that columns stay right.
        let plain = Array("<?xml version=\"1.0\"".utf8)
        guard length >= plain.count + 2 else { return text }
        let padding = [UInt8](repeating: 0x20, count: length - plain.count - 2)
        return plain + padding + Array("?>".utf8) + rest
    }
}

extension ArraySlice<UInt8> {
    /// What follows the first `mark`; nothing where there is none.
    fileprivate func after(_ mark: String) -> ArraySlice<UInt8> {
        let mark = Array(mark.utf8)
        var index = startIndex
        while index + mark.count <= endIndex {
            if self[index] == mark[0], self[index...].starts(with: mark) { return self[(index + mark.count)...] }
            index += 1
        }
        return self[endIndex...]
    }
}
