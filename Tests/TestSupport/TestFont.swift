public import Foundation

/// A TrueType font of this machine, and changed copies of it that keep its family name. OpenType 1.9 says where its figures
/// are; FreeType does not hold tables against their checksums.
public struct TestFont: Sendable {
    public private(set) var data: Data

    /// - Parameter pattern: as fc-match takes it.
    public init(_ pattern: String = "DejaVu Serif:bold") async throws {
        let found = try await Tool.run("fc-match", ["-f", "%{file}", pattern])
        data = try Data(contentsOf: URL(filePath: found.output))
    }

    /// With an em so many times as large: every glyph gets smaller by it.
    public func shrunk(by factor: Int) -> TestFont {
        var font = self
        // head.unitsPerEm
        let place = table("head") + 18
        font.write(integer(at: place, bytes: 2) * factor, at: place, bytes: 2)
        return font
    }

    /// With the glyph of an ASCII letter for a character beyond all that it has.
    public func mapping(_ scalar: Unicode.Scalar, toGlyphOf letter: Unicode.Scalar) -> TestFont {
        var font = self
        // cmap: platform, encoding and offset of each subtable; format 12 has groups of first, last, first's glyph.
        let cmap = table("cmap")
        for index in 0..<integer(at: cmap + 2, bytes: 2) {
            let subtable = cmap + integer(at: cmap + 8 + 8 * index, bytes: 4)
            guard integer(at: subtable, bytes: 2) == 12 else { continue }
            let groups = (0..<integer(at: subtable + 12, bytes: 4)).map { subtable + 16 + 12 * $0 }
            guard let last = groups.last,
                let own = groups.first(where: { integer(at: $0 + 4, bytes: 4) >= Int(letter.value) })
            else { continue }
            let glyph = integer(at: own + 8, bytes: 4) + Int(letter.value) - integer(at: own, bytes: 4)
            for (offset, value) in [(0, Int(scalar.value)), (4, Int(scalar.value)), (8, glyph)] {
                font.write(value, at: last + offset, bytes: 4)
            }
        }
        return font
    }

    private func table(_ tag: String) -> Int {
        let entries = (0..<integer(at: 4, bytes: 2)).map { 12 + 16 * $0 }
        let entry = entries.first { data[$0..<$0 + 4].elementsEqual(tag.utf8) }
        return entry.map { integer(at: $0 + 8, bytes: 4) } ?? 0
    }

    /// Big-endian, as all figures of a font are.
    private func integer(at place: Int, bytes: Int) -> Int {
        data[place..<place + bytes].reduce(0) { $0 << 8 | Int($1) }
    }

    private mutating func write(_ value: Int, at place: Int, bytes: Int) {
        for index in 0..<bytes { data[place + index] = UInt8(truncatingIfNeeded: value >> (8 * (bytes - 1 - index))) }
    }
}
