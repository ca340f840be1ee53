extension Manifest {
    /// The same with a market for each pseudo-locale, in the source language and with the first market's money.
    public var withPseudoMarkets: Manifest {
        guard let first = markets.first else { return self }
        let pseudo = PseudoMarket.Kind.allCases.map { first.pseudo($0, language: asset.language) }
        return Manifest(
            file: file, campaign: campaign, asset: asset, rights: rights, markets: markets + pseudo,
            placements: placements, unbuiltPlacements: unbuiltPlacements, channel: channel, layout: layout,
            exclude: exclude, messages: messages, values: values, subtitles: subtitles,
            callsToAction: callsToAction, disclosure: disclosure, brand: brand, steps: steps, places: places)
    }
}
