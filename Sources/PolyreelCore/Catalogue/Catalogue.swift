/// What a build knows: its placements, markets and steps, as data that a user can override.
public struct Catalogue: Sendable {
    public let placements: [Placement]
    /// Placements that the contract names and a later step brings, such as posters.
    public let unbuiltPlacements: [String]
    public let markets: [Market]
    /// Names of steps that a manifest may add.
    public let steps: [String]

    public init(placements: [Placement], unbuiltPlacements: [String], markets: [Market], steps: [String] = []) {
        self.placements = placements
        self.unbuiltPlacements = unbuiltPlacements
        self.markets = markets
        self.steps = steps
    }

    /// Every name that a manifest may list as a placement.
    public var placementNames: [String] { placements.map(\.id) + unbuiltPlacements }
}
