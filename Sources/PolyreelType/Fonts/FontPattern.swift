internal import CPango
internal import PolyreelCore

/// What fontconfig knows of one font.
struct FontPattern {
    private let pattern: OpaquePointer

    /// Borrows the pattern.
    init(_ pattern: OpaquePointer) {
        self.pattern = pattern
    }

    func string(_ key: String) -> String? {
        var value: UnsafeMutablePointer<FcChar8>?
        guard FcPatternGetString(pattern, key, 0, &value) == FcResultMatch, let value else { return nil }
        return String(cString: value)
    }

    func integer(_ key: String) -> Int? {
        var value: Int32 = 0
        return FcPatternGetInteger(pattern, key, 0, &value) == FcResultMatch ? Int(value) : nil
    }

    func flag(_ key: String) -> Bool {
        var value: FcBool = 0
        return FcPatternGetBool(pattern, key, 0, &value) == FcResultMatch && value != 0
    }

    /// Whether glyphs have colours of their own: emoji.
    var isColoured: Bool { flag(FC_COLOR) }

    /// `NotoSans-Bold.ttf 2.013`; a face of a collection with its number, `NotoSansCJK-Bold.ttc#1 2.004`; a brand's font
    /// by its family and digest, whatever its file is called, `DejaVu Serif [ab12cd34ef56ab78] 2.370`.
    var fileAndVersion: String? {
        guard let path = string(FC_FILE) else { return nil }
        let family = string(FC_FAMILY).flatMap { BrandFamily.digest(of: $0) == nil ? nil : $0 }
        let name = family ?? path.split(separator: "/").last.map(String.init) ?? path
        // The upper half counts named instances of a variable font.
        let face = (integer(FC_INDEX) ?? 0) & 0xFFFF
        // head.fontRevision, a 16.16 fixed-point number.
        let version = Rational(Int64(integer(FC_FONTVERSION) ?? 0), 1 << 16).decimal(places: 3)
        return "\(name)\(face == 0 ? "" : "#\(face)") \(version)"
    }
}
