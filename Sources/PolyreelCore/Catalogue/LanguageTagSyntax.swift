/// Shapes of BCP-47 tags (RFC 5646, section 2.1) in their canonical spelling, as far as manifests use them.
public enum LanguageTagSyntax {
    /// `de`, `zh-Hant`, `de-AT`, `zh-Hant-TW`.
    public static func isWellFormed(_ text: String) -> Bool {
        text.isWhole(#/[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?/#)
    }

    /// The same with a region: `de-AT`, `zh-Hant-TW`.
    public static func hasRegion(_ text: String) -> Bool {
        text.isWhole(#/[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|[0-9]{3})/#)
    }
}
