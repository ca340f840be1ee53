/// The keys of a manifest, section by section.
public enum ManifestKeys {
    public static let manifest = SectionKeys(
        "the manifest",
        required: ["version", "campaign", "asset", "rights", "markets", "placements", "channel"],
        optional: ["layout", "exclude", "messages", "values", "subtitles", "cta", "disclosure", "brand", "steps"])
    public static let asset = SectionKeys("asset", required: ["file", "creator", "language"], optional: ["trim"])
    public static let trim = SectionKeys("trim", required: [], optional: ["from", "to"])
    public static let rights = SectionKeys(
        "rights", required: ["contract", "from", "until", "territories", "channels", "edits"])
    public static let exclusion = SectionKeys("an exclusion", required: [], optional: ["placement", "market"])
    public static let subtitles = SectionKeys("subtitles", required: ["files"], optional: ["burn", "style"])
    public static let callToAction = SectionKeys(
        "a call to action", required: ["text"],
        optional: ["button", "link", "code", "start", "end", "qr", "capitals", "align"])
    public static let disclosure = SectionKeys("disclosure", required: [], optional: ["paid", "retouched", "ai"])
    public static let brand = SectionKeys("brand", required: [], optional: ["font", "colour", "text", "logo"])

    /// Names that messages and links get from the variant itself.
    public static let variantArguments = ["market", "country", "language", "placement", "campaign", "creator", "code"]
}
