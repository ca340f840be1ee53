public import PolyreelCore
public import PolyreelYAML

/// What a build knows: its placements and markets, as data that a user can override, and the sections of its steps.
public struct Catalogue: Sendable {
    public internal(set) var placements: [Placement]
    /// Placements that the contract names and a later step brings, such as posters.
    public let unbuiltPlacements: [String]
    public internal(set) var markets: [Market]
    /// What is still taken of an asset that is not all right.
    public internal(set) var assetLimits: AssetLimits
    /// What each step reads of a manifest, in the order of the steps.
    public let sections: [DeclaredSection]

    /// - Parameter assetLimits: without any, nothing may be missing.
    public init(
        placements: [Placement], unbuiltPlacements: [String], markets: [Market], sections: [DeclaredSection],
        assetLimits: AssetLimits = AssetLimits(mostMissing: 0)
    ) {
        self.assetLimits = assetLimits
        self.placements = placements
        self.unbuiltPlacements = unbuiltPlacements
        self.markets = markets
        self.sections = sections
    }

    /// The placements and markets that are built into the program.
    /// - Throws: `Findings` when two steps have one name or one key: neither would be what it seems.
    public static func builtIn(sections: [DeclaredSection]) throws(Findings) -> Catalogue {
        var (names, keys) = (Set<String>(), Set(ManifestReader.commonKeys))
        var findings: [Finding] = []
        for section in sections {
            if !names.insert(section.step).inserted {
                findings.append(
                    .error("step-twice", "two steps are called '\(section.step)'", hint: "give one another name"))
            }
            for key in section.keys where !keys.insert(key).inserted {
                findings.append(
                    .error(
                        "step-key-twice", "the step '\(section.step)' reads '\(key)', which is another's key",
                        hint: "declare its section under its own name"))
            }
        }
        guard findings.isEmpty else { throw Findings(findings) }
        return Catalogue(
            placements: try PlacementCatalogue.builtIn(), unbuiltPlacements: PlacementCatalogue.unbuilt,
            markets: try MarketCatalogue.builtIn(), sections: sections, assetLimits: try AssetLimits.builtIn())
    }

    /// Every name that a manifest may list as a placement.
    public var placementNames: [String] { placements.map(\.id) + unbuiltPlacements }

    /// What values of a manifest are held against.
    var names: KnownNames {
        KnownNames(placements: placementNames, markets: markets, steps: sections.map(\.step))
    }
}
