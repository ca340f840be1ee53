/// One variant as asked for: a placement in a market, and what the manifest says about it.
public struct VariantRequest: Codable, Sendable, Hashable {
    public let campaign: String
    public let creator: String
    public let market: Market
    public let placement: Placement
    public let channel: Channel
    /// BCP-47 of the asset's speech and of the source copy: the end of every fallback.
    public let assetLanguage: String
    /// Insets that text stays inside of, on this variant's canvas: its own, or the union it shares with others.
    public let safeZone: Insets

    public init(
        campaign: String, creator: String, market: Market, placement: Placement, channel: Channel,
        assetLanguage: String, safeZone: Insets
    ) {
        self.campaign = campaign
        self.creator = creator
        self.market = market
        self.placement = placement
        self.channel = channel
        self.assetLanguage = assetLanguage
        self.safeZone = safeZone
    }

    /// `market/placement`: how findings and progress name the variant before its length is known.
    public var label: String { "\(market.id)/\(placement.id)" }
}
