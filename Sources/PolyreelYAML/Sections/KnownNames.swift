public import PolyreelCore

/// What a build knows by name: choices of schemas, and what values are held against.
public struct KnownNames: Sendable {
    /// Every placement that a manifest may list.
    public let placements: [String]
    public let markets: [Market]
    /// Steps that a manifest may add.
    public let steps: [String]
    /// Ids and languages of the markets.
    public let locales: Set<String>

    public init(placements: [String], markets: [Market], steps: [String]) {
        self.placements = placements
        self.markets = markets
        self.steps = steps
        locales = Set(markets.flatMap { [$0.id, $0.language, String($0.language.prefix { $0 != "-" })] })
    }
}
