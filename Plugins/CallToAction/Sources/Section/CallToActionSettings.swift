public import PolyreelCore

/// One call to action, as a manifest says it.
public struct CallToActionSettings: Codable, Sendable, Hashable {
    /// Message key.
    public var text: String
    /// Message key of the price, which is set apart.
    public var price: String?
    public var button: String?
    /// May hold `{market}` and the other variables of a variant: see `LinkTemplate`.
    public var link: String?
    public var code: String?
    public var start: TimePoint
    public var end: TimePoint
    /// Placements that shall show the link as a QR code.
    public var qr: [String]
    /// Whether the text is shown in capitals.
    public var capitals: Bool
    /// Where its card stands across the safe zone.
    public var align: CardAlignment
    /// Where it stands from top to bottom.
    public var position: OverlayRegion

    public init(
        text: String = "", price: String? = nil, button: String? = nil, link: String? = nil, code: String? = nil,
        start: TimePoint = .fromStart(.zero), end: TimePoint = .beforeEnd(.zero), qr: [String] = [],
        capitals: Bool = false, align: CardAlignment = .centre, position: OverlayRegion = .auto
    ) {
        self.text = text
        self.price = price
        self.button = button
        self.link = link
        self.code = code
        self.start = start
        self.end = end
        self.qr = qr
        self.capitals = capitals
        self.align = align
        self.position = position
    }
}
