internal import PolyreelCore

extension Manifest {
    /// The same with a market for each pseudo-locale, in the source language and with the first market's money.
    public var withPseudoMarkets: Manifest {
        guard let first = markets.first else { return self }
        var manifest = self
        manifest.markets += PseudoMarket.Kind.allCases.map { first.pseudo($0, language: asset.language) }
        return manifest
    }
}
