public import PolyreelCore

extension VariantRequest {
    /// A request for tests, inside the placement's own safe zone.
    public static func sample(
        _ market: Market = .sample(), _ placement: Placement = .sample(), assetLanguage: String = "en"
    ) -> VariantRequest {
        VariantRequest(
            campaign: "glow-mascara", creator: "@lena.glow", market: market, placement: placement, channel: .paid,
            assetLanguage: assetLanguage, safeZone: placement.safeInsets(for: market.direction))
    }
}
