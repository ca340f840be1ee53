/// Elements that are read; others are left out with all that is in them.
enum TTMLElement: String {
    case tt, head, styling, style, layout, region, metadata, body, div, p, span, br, set, image
    case agent = "ttm:agent"
    case agentName = "ttm:name"
    /// No element, but a piece of text.
    case text = "#text"

    /// Whether its text is read.
    var hasText: Bool { self == .p || self == .span || self == .agentName }
}
