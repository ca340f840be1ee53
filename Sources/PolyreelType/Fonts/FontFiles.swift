internal import CPango
public import Foundation
public import PolyreelCore

/// Font files that a brand brings.
public enum FontFiles {
    /// Bytes that a font file may have.
    public static let largestFile = 32 << 20

    /// Loads a TrueType or OpenType file, and says how to ask for it. Scripts that it lacks are still set in Noto. Text in
    /// other fonts is not touched by it. A file that is known already is not loaded again.
    /// - Parameter digest: gives the SHA-256 of the bytes that were read; two files of one family name stay apart by it.
    /// - Throws: a `Finding` when it is not there, too large or not a font.
    public static func register(path: String, digest: (Data) -> String) throws -> FontChoice {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let bytes = try read(path, name)
        let digest = digest(bytes)
        if let known = try ShapingEngines.use({ $0.font(of: digest) }) { return known }
        let file = try FontMemory(bytes)
        let font = try ShapingEngines.use { engines in
            if let known = engines.font(of: digest) { return known }
            return try engines.add(file, digest: digest) { try add(file.path, name, digest: digest, to: $0) }
        }
        // Measured before the file was known, its text had no font.
        MeasureMemory.shared.clear()
        MeasureMemory.fits.clear()
        return font
    }

    private static func read(_ path: String, _ name: String) throws -> Data {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved(path)),
            attributes[.type] as? FileAttributeType == .typeRegular, let file = FileHandle(forReadingAtPath: path)
        else {
            throw Finding.error(
                "font-missing", "there is no font file '\(name)'", hint: "check the manifest's brand.font")
        }
        defer { try? file.close() }
        let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
        guard size <= largestFile else {
            throw Finding.error(
                "font-too-large", "'\(name)' has \(size) bytes; at most \(largestFile) are read",
                hint: "check that it is one font and not an archive")
        }
        let bytes = (try? file.read(upToCount: largestFile)) ?? Data()
        // OpenType 1.9, "Organization of an OpenType Font": version 1.0, "OTTO"; "true" is Apple's.
        let known: [[UInt8]] = [[0, 1, 0, 0], Array("OTTO".utf8), Array("true".utf8)]
        guard known.contains(Array(bytes.prefix(4))) else { throw notAFont(name) }
        return bytes
    }

    private static func add(
        _ path: String, _ name: String, digest: String, to engine: ShapingEngine
    ) throws -> FontChoice {
        guard FcConfigAppFontAddFile(engine.configuration, path) != 0 else { throw notAFont(name) }
        let patterns = applicationFonts(engine)
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
