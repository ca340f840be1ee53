extension ManifestReader {
    mutating func rights(_ node: YAMLNode?) -> RightsSettings? {
        guard let section = reader.section(node, ManifestKeys.rights) else { return nil }
        let contract = reader.text(section["contract"], longest: 128)
        let from = date(section["from"])
        let until = date(section["until"])
        if let from, let until, let node = section["until"], until < from {
            reader.error(
                "rights-period", "the rights end on \(until), before they begin on \(from)",
                hint: "swap 'from' and 'until'", at: node.location)
        }
        let territories = distinct(section["territories"], repeated: .warning) { $0.territory($1) }
        let channels = distinct(section["channels"], repeated: .warning) {
            $0.reader.choice($1, "channel-unknown", "channel", of: Channel.allCases)
        }
        let edits = distinct(section["edits"], repeated: .warning) {
            $0.reader.choice($1, "edit-unknown", "edit", of: Edit.allCases)
        }
        guard let contract, let from, let until else { return nil }
        return RightsSettings(
            contract: contract, from: from, until: until, territories: territories, channels: channels, edits: edits)
    }

    private mutating func date(_ node: YAMLNode?) -> CalendarDate? {
        guard let node, let text = reader.text(node) else { return nil }
        guard let date = CalendarDate(text) else {
            reader.error(
                "date-malformed", "'\(text.shortened)' is not a day of the calendar", hint: "write it like 2026-12-24",
                at: node.location)
            return nil
        }
        return date
    }

    private mutating func territory(_ node: YAMLNode) -> String? {
        guard let name = reader.text(node) else { return nil }
        guard Territories.known.contains(name) else {
            let meant = Territories.mistaken[name.uppercased()].map { "did you mean '\($0)'?" }
            let groups = Territories.groups.joined(separator: ", ")
            reader.error(
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
