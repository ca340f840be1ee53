extension ManifestReader {
    /// The placements of a manifest: those this build has, and those it only knows of.
    struct PlacementList {
        var built: [Placement] = []
        var unbuilt: [String] = []
        /// False when an entry was wrong: what else it may have named is then not known.
        var isComplete = true

        var names: [String] { built.map(\.id) + unbuilt }

        /// Whether the list surely lacks a name.
        func lacks(_ name: String) -> Bool { isComplete && !names.contains(name) }
    }

    mutating func markets(_ node: YAMLNode?) -> [Market] {
        distinct(node, repeated: .error) { reader, node in
            guard let id = reader.reader.text(node) else { return nil }
            return reader.market(id, at: node.location)
        }
    }

    mutating func placements(_ node: YAMLNode?) -> PlacementList {
        let names = distinct(node, repeated: .error) { reader, node in reader.placementName(node) }
        var list = PlacementList()
        list.isComplete = node?.sequence.map { $0.allSatisfy { names.contains($0.scalar ?? "") } } ?? false
        for name in names {
            if let placement = catalogue.placements.first(where: { $0.id == name }) {
                list.built.append(placement)
            } else {
                list.unbuilt.append(name)
            }
        }
        return list
    }

    mutating func exclusions(_ node: YAMLNode?, markets: [Market], placements: PlacementList) -> [Exclusion] {
        distinct(node, mayBeEmpty: true, repeated: .warning) { reader, node in
            guard let section = reader.reader.section(node, ManifestKeys.exclusion) else { return nil }
            guard section["placement"] != nil || section["market"] != nil else {
                reader.reader.error(
                    "exclude-empty", "an exclusion names neither a placement nor a market",
                    hint: "write { placement: tiktok, market: de-DE }, or one of the two", at: node.location)
                return nil
            }
            let placement = section["placement"].flatMap { reader.placementName($0) }
            let market = section["market"].flatMap { node in
                reader.reader.text(node).flatMap { reader.market($0, at: node.location)?.id }
            }
            guard (placement == nil) == (section["placement"] == nil), (market == nil) == (section["market"] == nil)
            else { return nil }
            if let placement, placements.lacks(placement) {
                reader.warnUnused("placement", placement, section["placement"])
            }
            if let market, !markets.isEmpty, !markets.contains(where: { $0.id == market }) {
                reader.warnUnused("market", market, section["market"])
            }
            return Exclusion(placement: placement, market: market)
        }
    }

    private mutating func warnUnused(_ what: String, _ name: String, _ node: YAMLNode?) {
        guard let node else { return }
        reader.warning(
            "exclude-unused", "\(what) '\(name)' is not in this manifest, so nothing is excluded",
            hint: "remove the exclusion, or correct the name", at: node.location)
    }

    mutating func placementName(_ node: YAMLNode) -> String? {
        guard let name = reader.text(node) else { return nil }
        let known = catalogue.placementNames
        guard known.contains(name) else {
            reader.error(
                "placement-unknown", "placement '\(name.shortened)' is not known",
                hint: Spelling.hint(for: name, among: known, else: "'polyreel placements' lists them"),
                at: node.location)
            return nil
        }
        return name
    }

    mutating func market(_ id: String, at location: SourceLocation) -> Market? {
        if let market = catalogue.markets.market(id) { return market }
        let known = catalogue.markets.map(\.id)
        if case let base = Market.parts(of: id).base, base != id, known.contains(base) {
            reader.error(
                "market-extension", "'\(id.shortened)' asks '\(base)' for digits or a calendar that are not known",
                hint: "write it like \(base)-u-nu-latn, \(base)-u-ca-buddhist or \(base)-u-ca-buddhist-nu-thai",
                at: location)
            return nil
        }
        guard LanguageTagSyntax.hasRegion(id) else {
            reader.error(
                "market-unknown", "market '\(id.shortened)' is not a locale",
                hint: Spelling.hint(for: id, among: known, else: "write a language with a country, such as de-DE"),
                at: location)
            return nil
        }
        let nearest = Spelling.nearest(to: id, among: known).map { "did you mean '\($0)'? Else " } ?? ""
        reader.error(
            "market-unknown", "market '\(id)' is not known",
            hint: nearest + "add it to a markets.yaml in the data folder", at: location)
        return nil
    }
}
