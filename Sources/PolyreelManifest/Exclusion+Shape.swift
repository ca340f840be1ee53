internal import PolyreelCore
internal import PolyreelYAML

extension Exclusion {
    static let shape = Shape.mapping(
        "an exclusion", Exclusion(),
        [
            Field("placement", .placement(), into: \.placement, "On this placement; without it on every one."),
            Field("market", marketID, into: \.market, "In this market; without it in every one."),
        ]
    ) { _, nodes, reading in
        guard nodes["placement"] == nil, nodes["market"] == nil else { return }
        reading.reader.error(
            "exclude-empty", "an exclusion names neither a placement nor a market",
            hint: "write { placement: tiktok, market: de-DE }, or one of the two", at: nodes.location)
    }

    private static let marketID: Shape<String> = Shape<Market>.market.map { market, _, _ in market.id }

    /// What is said of exclusions that exclude nothing.
    static func check(_ node: YAMLNode?, markets: [Market], _ reading: inout SectionReading) {
        // A list that is too long was refused whole.
        guard let items = node?.sequence, items.count <= 1000 else { return }
        for item in items {
            if let node = item["placement"], let name = node.scalar, reading.known.placements.contains(name),
                reading.lacks(placement: name)
            {
                warn("placement", name, node, &reading)
            }
            if let node = item["market"], let id = node.scalar, reading.known.markets.market(id) != nil,
                !markets.isEmpty, !markets.contains(where: { $0.id == id })
            {
                warn("market", id, node, &reading)
            }
        }
    }

    private static func warn(_ what: String, _ name: String, _ node: YAMLNode, _ reading: inout SectionReading) {
        reading.reader.warning(
            "exclude-unused", "\(what) '\(name)' is not in this manifest, so nothing is excluded",
            hint: "remove the exclusion, or correct the name", at: node.location)
    }
}
