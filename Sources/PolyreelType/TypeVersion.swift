internal import CPango

/// What sets and draws text here.
public enum TypeVersion {
    /// Names and versions: all of them decide the pixels of text.
    public static let libraries: [String] = {
        var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
        polyreel_freetype_version(&major, &minor, &patch)
        let fontconfig = FcGetVersion()
        return [
            "pango \(text(pango_version_string()))",
            "cairo \(text(cairo_version_string()))",
            "harfbuzz \(text(hb_version_string()))",
            "freetype \(major).\(minor).\(patch)",
            "fontconfig \(fontconfig / 10_000).\(fontconfig / 100 % 100).\(fontconfig % 100)",
            // How this program draws with them; raised when that changes.
            "drawing 3.0.0",
        ]
    }()

    public static var description: String { libraries.joined(separator: ", ") }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "?" }
}
