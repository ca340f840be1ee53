/// What a build knows: its placements, markets and territories, as data that a user can override.
public struct Catalogue: Sendable {
    public let placements: [Placement]
    /// Placements that the contract names and a later step brings, such as posters.
    public let unbuiltPlacements: [String]
    public let markets: [Market]

    public init(placements: [Placement], unbuiltPlacements: [String], markets: [Market]) {
        self.placements = placements
        self.unbuiltPlacements = unbuiltPlacements
        self.markets = markets
    }
}
