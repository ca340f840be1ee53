public import PolyreelCore
public import PolyreelYAML

/// What a build knows: its placements and markets, as data that a user can override, and the sections of its steps.
public struct Catalogue: Sendable {
    public internal(set) var placements: [Placement]
    /// Placements that the contract names and a later step brings, such as posters.
    public let unbuiltPlacements: [String]
    public internal(set) var markets: [Market]
    /// What each step reads of a manifest, in the order of the steps.
    public let sections: [DeclaredSection]

    public init(
        placements: [Placement], unbuiltPlacements: [String], markets: [Market], sections: [DeclaredSection]
    ) {
        self.placements = placements
        self.unbuiltPlacements = unbuiltPlacements
        self.markets = markets
        self.sections = sections
    }

    /// The placements and markets that are built into the program.
    public static func builtIn(sections: [DeclaredSection]) throws(Findings) -> Catalogue {
        Catalogue(
            placements: try PlacementCatalogue.builtIn(), unbuiltPlacements: PlacementCatalogue.unbuilt,
            markets: try MarketCatalogue.builtIn(), sections: sections)
    }

    /// Every name that a manifest may list as a placement.
    public var placementNames: [String] { placements.map(\.id) + unbuiltPlacements }

    /// What values of a manifest are held against.
    var names: KnownNames {
        KnownNames(placements: placementNames, markets: markets, steps: sections.map(\.step))
    }
}
