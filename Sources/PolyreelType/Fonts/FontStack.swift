internal import PolyreelCore

/// Which families are asked, in order, for each character: the chosen font first, then one Noto family per script.
///
/// The list is written out so that the choice does not depend on a machine's fontconfig rules. What none of them has
/// falls to whatever else is installed.
enum FontStack {
    /// The family that is used when a manifest names no font.
    static let house = "Noto Sans"

    static func families(for font: FontChoice, language: String) -> [String] {
        let chinese = cjkFamilies(for: language)
        // Chinese, Japanese and Korean share punctuation with Latin ("…", "“"), which stands differently in them:
        // there the script's own font leads, unless the brand has chosen one.
        let leading = font.family == house && isCJK(language) ? [chinese[0], house] : [font.family, house]
        var seen: Set<String> = []
        return (leading + scripts + chinese + symbols).filter { seen.insert($0).inserted }
    }

    private static func isCJK(_ language: String) -> Bool {
        ["ja", "ko", "zh", "yue"].contains(primary(language))
    }

    /// Han characters look different in Japan, Korea and the Chinese regions; the language decides whose forms lead.
    private static func cjkFamilies(for language: String) -> [String] {
        let region =
            switch primary(language) {
            case "ko": "KR"
            case "yue": "HK"
            case "zh": chineseRegion(of: language)
            default: "JP"
            }
        return ([region] + ["JP", "SC", "TC", "HK", "KR"].filter { $0 != region }).map { "Noto Sans CJK \($0)" }
    }

    private static func chineseRegion(of language: String) -> String {
        let subtags = Set(language.split(separator: "-").map { $0.lowercased() })
        if !subtags.isDisjoint(with: ["hk", "mo"]) { return "HK" }
        return subtags.isDisjoint(with: ["hant", "tw"]) ? "SC" : "TC"
    }

    private static func primary(_ language: String) -> String {
        language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    }

    private static let scripts = [
        "Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Thai", "Khmer", "Myanmar", "Gujarati", "Gurmukhi",
        "Telugu", "Kannada", "Malayalam", "Sinhala", "Lao", "Georgian", "Armenian", "Ethiopic",
    ].map { "Noto Sans \($0)" }

    private static let symbols = ["Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", "Noto Color Emoji"]
}
