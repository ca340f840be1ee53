internal import PolyreelCore
public import PolyreelYAML

extension Rights {
    public static let section = Section<RightsSettings>(
        "what the buyout bought; read and checked, not yet enforced", RightsSettings(),
        [Field("rights", rights, into: \.self, required: true, "What the buyout bought.")])

    private static let rights = Shape.mapping(
        "rights", RightsSettings(),
        [
            Field(
                "contract", .text(longest: 128), into: \.contract, required: true,
                "The number of the buyout's contract."),
            Field("from", .date, into: \.from, required: true, "First day."),
            Field(
                "until", .date, into: \.until, required: true, "Last day, itself included, in the market's time zone."),
            Field(
                "territories", .set(of: territory, repeated: .warning), into: \.territories, required: true,
                "What it was bought for: countries, or \(Territories.groups.joined(separator: ", "))."),
            Field(
                "channels", .set(of: .choice("channel-unknown", "channel", of: Channel.allCases), repeated: .warning),
                into: \.channels, required: true, "As what it may be shown."),
            Field(
                "edits", .set(of: .choice("edit-unknown", "edit", of: Edit.allCases), repeated: .warning),
                into: \.edits, required: true, "What may be done to it."),
        ]
    ) { rights, nodes, reading in
        if let from = rights.from, let until = rights.until, let node = nodes["until"], until < from {
            reading.reader.error(
                "rights-period", "the rights end on \(until), before they begin on \(from)",
                hint: "swap 'from' and 'until'", at: node.location)
        }
    }

    private static let territory = Shape<String>("ISO 3166-1 code, or a group of countries") { _ in
        .choice(Territories.groups + Territories.countries)
    } read: { node, reading in
        guard let name = reading.reader.text(node) else { return nil }
        guard Territories.known.contains(name) else {
            let meant = Territories.mistaken[name.uppercased()].map { "did you mean '\($0)'?" }
            let groups = Territories.groups.joined(separator: ", ")
            reading.reader.error(
                "territory-unknown", "territory '\(name.shortened)' is not known",
                hint: meant
                    ?? Spelling.hint(
                        for: name, among: Territories.groups + Territories.countries,
                        else: "write an ISO 3166-1 code such as DE, or one of \(groups)"),
                at: node.location)
            return nil
        }
        return name
    }
}
