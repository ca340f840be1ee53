/// Copy: messages, their arguments, subtitles.
extension ManifestReader {
    mutating func messages(_ node: YAMLNode?) -> String? {
        path(node) { files, path throws(Finding) in _ = try files.resolveFolder(path) }
    }

    mutating func values(_ node: YAMLNode?) -> [String: MessageValue] {
        var values: [String: MessageValue] = [:]
        for entry in mapping(node, example: "price: 12.99") {
            guard entry.key.isWhole(#/[A-Za-z_][A-Za-z0-9_]{0,63}/#) else {
                reader.error(
                    "value-name", "'\(entry.key.shortened)' is not an argument's name",
                    hint: "use letters, digits and _, a letter first", at: entry.keyLocation)
                continue
            }
            guard !ManifestKeys.variantArguments.contains(entry.key) else {
                reader.error(
                    "value-name", "'\(entry.key)' is set by each variant itself", hint: "choose another name",
                    at: entry.keyLocation)
                continue
            }
            guard entry.value.mapping != nil else {
                values[entry.key] = scalar(entry.value).map { .one($0) }
                continue
            }
            var choices: [String: MessageScalar] = [:]
            for choice in mapping(entry.value, example: "EUR: 12.99") where !reader.isFull && isSelector(choice) {
                choices[choice.key] = scalar(choice.value)
            }
            values[entry.key] = .by(choices)
        }
        return values
    }

    mutating func subtitles(_ node: YAMLNode?, placements: PlacementList) -> SubtitleSettings? {
        guard let section = reader.section(node, ManifestKeys.subtitles) else { return nil }
        var files: [String: String] = [:]
        for entry in mapping(section["files"], example: "en: film.en.srt") {
            let key = YAMLNode(content: .scalar(entry.key, plain: false), location: entry.keyLocation)
            guard let language = language(key), let path = subtitleFile(entry.value) else { continue }
            files[language] = path
        }
        let burn = distinct(section["burn"], mayBeEmpty: true, repeated: .warning) { reader, node -> String? in
            guard let name = reader.placementName(node) else { return nil }
            if placements.lacks(name) {
                reader.reader.warning(
                    "burn-unused", "placement '\(name)' is not in this manifest, so nothing is burned in there",
                    hint: "add it to 'placements', or remove it here", at: node.location)
            }
            return name
        }
        let style = reader.choice(section["style"], "subtitle-style", "subtitle style", of: SubtitleLook.allCases)
        return SubtitleSettings(files: files, burn: burn, style: style ?? .box)
    }

    private mutating func subtitleFile(_ node: YAMLNode) -> String? {
        guard let path = existingFile(node) else { return nil }
        let known = [".srt", ".vtt", ".ttml", ".ass", ".yaml", ".json", ".xlf", ".xliff", ".po", ".xcstrings"]
        guard known.contains(where: { path.lowercased().hasSuffix($0) }) else {
            reader.error(
                "subtitle-format", "'\(path.shortened)' is not a kind of subtitles that is read",
                hint: "give a file ending in " + known.joined(separator: ", "), at: node.location)
            return nil
        }
        return path
    }

    /// The entries of a mapping with free keys, not empty.
    private mutating func mapping(_ node: YAMLNode?, example: String) -> [YAMLNode.Entry] {
        guard let node else { return [] }
        guard let entries = node.mapping else {
            reader.wrongType(node, expected: "a mapping", hint: "write it like { \(example) }")
            return []
        }
        guard !entries.isEmpty else {
            reader.error(
                "mapping-empty", "there is nothing in it", hint: "write it like { \(example) }", at: node.location)
            return []
        }
        guard entries.count <= 1000 else {
            reader.error(
                "list-too-long", "there are \(entries.count) entries; at most 1000 are taken", at: node.location)
            return []
        }
        return entries
    }

    private mutating func isSelector(_ entry: YAMLNode.Entry) -> Bool {
        let key = entry.key
        if Currencies.codes.contains(key) || localeNames.contains(key) || catalogue.markets.market(key) != nil {
            return true
        }
        reader.error(
            "value-key-unknown", "'\(key.shortened)' is no currency, market or language",
            hint: Spelling.hint(
                for: key, among: key == key.uppercased() ? Currencies.codes.sorted() : localeNames.sorted(),
                else: "write a key like EUR, de-AT or de"),
            at: entry.keyLocation)
        return false
    }

    /// A plain number keeps its digits, a plain ISO date is a date, a list has texts, all else is text.
    private mutating func scalar(_ node: YAMLNode) -> MessageScalar? {
        if node.sequence != nil {
            let items = reader.list(node) ?? []
            guard items.count <= 20 else {
                reader.error(
                    "list-too-long", "the list has \(items.count) entries; a message shows at most 20",
                    at: node.location)
                return nil
            }
            let texts = items.compactMap { reader.text($0) }
            return texts.isEmpty || texts.count < items.count ? nil : .list(texts)
        }
        guard let plain = node.plainScalar, node.type != .nothing else { return reader.text(node).map { .text($0) } }
        if plain.isWhole(#/-?[0-9]{1,18}(\.[0-9]{1,18})?/#) { return .decimal(plain) }
        if node.type == .number {
            reader.error(
                "value-number", "'\(plain.shortened)' is not a plain decimal",
                hint: "write digits such as 1000 or 0.5, or put text in quotes", at: node.location)
            return nil
        }
        if plain.isWhole(#/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) {
            if let date = CalendarDate(plain) { return .date(date) }
            reader.error(
                "date-malformed", "'\(plain)' is not a day of the calendar", hint: "write it like 2026-12-24",
                at: node.location)
            return nil
        }
        if node.type == .boolean { return .text(plain) }
        return reader.text(node, longest: 2000).map { .text($0) }
    }
}
