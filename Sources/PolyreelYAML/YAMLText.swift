internal import Foundation
internal import PolyreelCore

/// The bytes of a YAML file as scalars, made safe for the parser.
///
/// The parser resolves aliases while it reads and compares keys deeply, so a key that is an alias of aliases never ends.
/// Here every `&` and `*` is replaced, one for one, by a private character. What was an anchor or an alias is then a
/// plain scalar that starts with it, and can be refused where it stands; anywhere else the character is put back.
struct YAMLText {
    private(set) var scalars: [Unicode.Scalar] = []
    /// First characters of keys that were renamed; the index says which stand-in.
    private var renamed: [Unicode.Scalar] = []

    static let anchor: Unicode.Scalar = "\u{10FF00}"
    static let alias: Unicode.Scalar = "\u{10FF01}"
    private static let firstRename: UInt32 = 0x10FF02
    private static let reserved: ClosedRange<UInt32> = 0x10FF00...0x10FFFD

    init(_ data: Data, file: String) throws(Findings) {
        scalars.reserveCapacity(data.count)
        var (line, column) = (1, 1)
        var bytes = data.makeIterator()
        var decoder = UTF8()
        var first = true
        decoding: while true {
            let location = SourceLocation(file: file, line: line, column: column)
            switch decoder.decode(&bytes) {
            case .emptyInput: break decoding
            case .error:
                throw Findings(
                    .error(
                        "yaml-encoding", "the file is not UTF-8 text from here on", hint: "save it as UTF-8",
                        at: location))
            case .scalarValue(let scalar):
                defer { first = false }
                // A byte order mark would shift the first line's columns.
                if first, scalar == "\u{FEFF}" { continue }
                guard Self.isAllowed(scalar) else {
                    let code = String(scalar.value, radix: 16, uppercase: true)
                    throw Findings(
                        .error(
                            "yaml-character", "the character U+\(code) does not belong in a text file",
                            hint: "remove it, or check that this is the file you meant", at: location))
                }
                scalars.append(scalar == "&" ? Self.anchor : scalar == "*" ? Self.alias : scalar)
                if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
            }
        }
    }

    /// YAML 1.2, production `c-printable`, less the private characters used here.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FEFF: true
        default: false
        }
    }

    /// What the parser reads.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// A scalar's text as it stands in the file.
    func original(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { Self.reserved.contains($0.value) }) else { return text }
        var view = String.UnicodeScalarView()
        view.append(
            contentsOf: text.unicodeScalars.lazy.map { scalar in
                if scalar == Self.anchor { return "&" }
                if scalar == Self.alias { return "*" }
                let index = Int(scalar.value) - Int(Self.firstRename)
                return renamed.indices.contains(index) ? renamed[index] : scalar
            })
        return String(view)
    }

    /// Where a line, or the one before it, holds what looks like an anchor or an alias.
    func alias(upTo line: Int) -> (line: Int, column: Int)? {
        let lines = scalars.split(separator: "\n", maxSplits: line, omittingEmptySubsequences: false)
        for index in [line - 2, line - 1] where lines.indices.contains(index) {
            var before: Unicode.Scalar = " "
            for (offset, scalar) in lines[index].enumerated() {
                let opens = " \t[{,:-?".unicodeScalars.contains(before)
                if opens, scalar == Self.anchor || scalar == Self.alias { return (index + 1, offset + 1) }
                before = scalar
            }
        }
        return nil
    }

    /// Gives the key at a place another name, so that the parser takes a second key of the same name.
    /// - Returns: false when there is no plain or simply quoted key.
    mutating func renameKey(line: Int, column: Int) -> Bool {
        guard renamed.count < 64, var index = index(line: line, column: column), scalars.indices.contains(index) else {
            return false
        }
        if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
        guard scalars.indices.contains(index), scalars[index].properties.isAlphabetic,
            let standIn = Unicode.Scalar(Self.firstRename + UInt32(renamed.count))
        else { return false }
        renamed.append(scalars[index])
        scalars[index] = standIn
        return true
    }

    private func index(line: Int, column: Int) -> Int? {
        var (index, current) = (0, 1)
        while current < line {
            guard let end = scalars[index...].firstIndex(of: "\n") else { return nil }
            (index, current) = (end + 1, current + 1)
        }
        return index + column - 1
    }
}
