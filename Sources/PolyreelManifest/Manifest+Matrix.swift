public import PolyreelCore

/// A variant whose placement needs a step that this build does not have.
public struct UnbuiltVariant: Codable, Sendable, Hashable {
    public let market: Market
    /// The placement's name, such as `poster-a3`.
    public let placement: String

    public init(market: Market, placement: String) {
        self.market = market
        self.placement = placement
    }
}

extension Manifest {
    /// Every variant that is asked for, market by market and in each placement by placement, without those excluded.
    /// - Parameter known: the catalogue's placements. A shared layout keeps clear what any of them covers, not only
    ///   those of this manifest: a placement more moves no text, and costs no rendering.
    public func requests(among known: [Placement]) -> [VariantRequest] {
        markets.flatMap { market in
            placements.filter { !isExcluded(placement: $0.id, market: market.id) }.map { placement in
                VariantRequest(
                    campaign: campaign, creator: asset.creator, market: market, placement: placement,
                    channel: channel(of: placement), assetLanguage: asset.language,
                    safeZone: safeZone(of: placement, in: market, among: known))
            }
        }
    }

    /// The same for placements that this build cannot make.
    public func unbuiltRequests() -> [UnbuiltVariant] {
        markets.flatMap { market in
            unbuiltPlacements.filter { !isExcluded(placement: $0, market: market.id) }
                .map { UnbuiltVariant(market: market, placement: $0) }
        }
    }

    private func isExcluded(placement: String, market: String) -> Bool {
        exclude.contains { exclusion in
            (exclusion.placement != nil || exclusion.market != nil)
                && (exclusion.placement ?? placement) == placement && (exclusion.market ?? market) == market
        }
    }

    /// Displays in shops and print are channels of their own.
    private func channel(of placement: Placement) -> Channel {
        switch placement.kind {
        case .social: channel
        case .pos: .pos
        case .print: .print
        }
    }

    /// Shared: what no social placement of the same canvas covers, so that one picture serves them all.
    private func safeZone(of placement: Placement, in market: Market, among known: [Placement]) -> Insets {
        let own = placement.safeInsets(for: market.direction)
        guard layout == .shared, placement.kind == .social else { return own }
        return known.filter { $0.kind == .social && $0.canvas == placement.canvas }
            .map { $0.safeInsets(for: market.direction) }
            .reduce(own) { $0.union($1) }
    }
}

extension Insets {
    /// What is covered by either.
    public func union(_ other: Insets) -> Insets {
        Insets(
            top: max(top, other.top), right: max(right, other.right), bottom: max(bottom, other.bottom),
            left: max(left, other.left))
    }
}
