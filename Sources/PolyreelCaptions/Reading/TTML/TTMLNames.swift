/// The namespaces of TTML's elements and attributes, in any edition.
///
/// W3C TTML2, 5.1 "Namespaces"; the older ones are of the drafts that DFXP files use.
enum TTMLNames {
    /// The usual prefix of a namespace: empty for TTML's own, nil for one that is not TTML's.
    static func prefix(of namespace: String) -> String? {
        if namespace == "http://www.w3.org/XML/1998/namespace" { return "xml" }
        for base in bases where namespace.hasPrefix(base) {
            switch namespace.dropFirst(base.count) {
            case "": return ""
            case "#styling", "#style": return "tts"
            case "#parameter": return "ttp"
            case "#metadata": return "ttm"
            default: continue
            }
        }
        return nil
    }

    private static let bases = [
        "http://www.w3.org/ns/ttml", "http://www.w3.org/2006/10/ttaf1", "http://www.w3.org/2006/04/ttaf1",
    ]
}
