extension ManifestReader {
    mutating func asset(_ node: YAMLNode?) -> AssetSettings? {
        guard let section = reader.section(node, ManifestKeys.asset) else { return nil }
        let file = existingFile(section["file"])
        let creator = reader.text(section["creator"], longest: 64)
        let language = language(section["language"])
        let trim = trim(section["trim"])
        guard let file, let creator, let language, let location = section["file"]?.location else { return nil }
        return AssetSettings(
            file: file, creator: creator, language: language, trimFrom: trim.from, trimTo: trim.to, location: location)
    }

    mutating func language(_ node: YAMLNode?) -> String? {
        guard let node, let text = reader.text(node) else { return nil }
        guard LanguageTagSyntax.isWellFormed(text) else {
            reader.error(
                "language-malformed", "'\(text.shortened)' is not a BCP-47 language",
                hint: "write it like en, de-AT or zh-Hant", at: node.location)
            return nil
        }
        return text
    }

    private mutating func trim(_ node: YAMLNode?) -> (from: Rational?, to: Rational?) {
        guard let section = reader.section(node, ManifestKeys.trim) else { return (nil, nil) }
        let from = duration(section["from"], mayBeNegative: false)?.seconds
        let to = duration(section["to"], mayBeNegative: false)?.seconds
        if let to, let node = section["to"], to <= from ?? .zero {
            reader.error("trim-order", "'to' is not after 'from'", hint: "write from: 0s, to: 28s", at: node.location)
        }
        return (from, to)
    }

    mutating func duration(_ node: YAMLNode?, mayBeNegative: Bool) -> DurationText? {
        guard let node else { return nil }
        guard node.type != .number else {
            reader.error(
                "duration-malformed", "'\(node.scalar?.shortened ?? "")' has no unit",
                hint: "write \((node.scalar ?? "28").shortened)s for seconds", at: node.location)
            return nil
        }
        guard let text = reader.text(node) else { return nil }
        guard let duration = DurationText(text) else {
            reader.error(
                "duration-malformed", "'\(text.shortened)' is not a length of time up to a day",
                hint: "write it like 28s, 1.5s, 500ms or 1m30s", at: node.location)
            return nil
        }
        guard mayBeNegative || !duration.isNegative else {
            reader.error(
                "duration-negative", "'\(text)' is before the start",
                hint: "only a call to action's times count from the end", at: node.location)
            return nil
        }
        return duration
    }
}
