internal import CPango
internal import Foundation
public import PolyreelCore

/// Font files that a brand brings.
public enum FontFiles {
    /// Bytes that a font file may have.
    public static let largestFile = 32 << 20

    /// Adds a TrueType or OpenType file to the fonts of this process, and says how to ask for it. Scripts that it lacks
    /// are still set in Noto. A file that is known already is not read again. The file must stay where it is.
    /// - Parameter digest: SHA-256 of its bytes; two files of one family name stay apart by it.
    /// - Throws: a `Finding` when it is not there, too large or not a font.
    public static func register(path: String, digest: String) throws -> FontChoice {
        if let known = try ShapingEngine.use({ $0.brandFonts[digest] }) { return known }
        try checkFile(path)
        let font = try ShapingEngine.use { engine in
            if let known = engine.brandFonts[digest] { return known }
            let font = try add(path, digest: digest, to: engine)
            engine.brandFonts[digest] = font
            engine.fontsChanged()
            return font
        }
        // Measured before the file was known, its text was in other fonts.
        MeasureMemory.shared.clear()
        MeasureMemory.fits.clear()
        return font
    }

    private static func checkFile(_ path: String) throws {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved(path)),
            attributes[.type] as? FileAttributeType == .typeRegular, let file = FileHandle(forReadingAtPath: path)
        else {
            throw Finding.error(
                "font-missing", "there is no font file '\(name)'", hint: "check the manifest's brand.font")
        }
        defer { try? file.close() }
        let bytes = (attributes[.size] as? NSNumber)?.intValue ?? 0
        guard bytes <= largestFile else {
            throw Finding.error(
                "font-too-large", "'\(name)' has \(bytes) bytes; at most \(largestFile) are read",
                hint: "check that it is one font and not an archive")
        }
        // OpenType 1.9, "Organization of an OpenType Font": version 1.0, "OTTO"; "true" is Apple's.
        let start = (try? file.read(upToCount: 4)) ?? Data()
        let known: [[UInt8]] = [[0, 1, 0, 0], Array("OTTO".utf8), Array("true".utf8)]
        guard known.contains(Array(start)) else { throw notAFont(name) }
    }

    private static func add(_ path: String, digest: String, to engine: ShapingEngine) throws -> FontChoice {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let before = applicationFonts(engine).count
        guard FcConfigAppFontAddFile(engine.configuration, path) != 0 else { throw notAFont(name) }
        let patterns = Array(applicationFonts(engine).dropFirst(before))
        guard let first = patterns.first, FontPattern(first).flag(FC_SCALABLE),
            let family = FontPattern(first).string(FC_FAMILY)
        else { throw notAFont(name) }
        let ours = BrandFamily.name(family, digest: digest)
        for pattern in patterns {
            FcPatternDel(pattern, FC_FAMILY)
            FcPatternDel(pattern, FC_FAMILYLANG)
            FcPatternAddString(pattern, FC_FAMILY, ours)
        }
        let bold = (FontPattern(first).integer(FC_WEIGHT) ?? 0) >= Int(FC_WEIGHT_DEMIBOLD)
        return FontChoice(family: ours, bold: bold, fileDigest: digest)
    }

    private static func applicationFonts(_ engine: ShapingEngine) -> [OpaquePointer] {
        guard let set = FcConfigGetFonts(engine.configuration, FcSetApplication)?.pointee, let fonts = set.fonts else {
            return []
        }
        return (0..<Int(set.nfont)).compactMap { fonts[$0] }
    }

    private static func resolved(_ path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().path
    }

    private static func notAFont(_ name: String) -> Finding {
        .error(
            "font-unreadable", "'\(name)' is not a TrueType or OpenType font",
            hint: "give a .ttf or .otf file; web fonts (.woff) and collections (.ttc) are not read")
    }
}
