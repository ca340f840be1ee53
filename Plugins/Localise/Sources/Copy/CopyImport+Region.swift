internal import PolyreelCatalogues
internal import PolyreelCore
internal import PolyreelLanguage

extension CopyFolder {
    /// The tag whose catalogue a market's texts go to when that is not the one of its language: its region's, where that
    /// is there, or where it is not the language's usual region by CLDR and other markets read the language's, which is
    /// there or will be those markets'.
    func regionalCatalogue(of market: Market, among markets: [Market]) throws -> LanguageTag? {
        guard let tag = LanguageTag(market.id), tag.region != nil, let own = LanguageTag(tag.base),
            try language(of: market).short != own.short
        else { return nil }
        if try hasOwnFile(own) { return own }
        let others = markets.compactMap { LanguageTag($0.id) }
            .filter { $0.base != own.base && $0.writtenLanguage == own.writtenLanguage }
        guard !others.isEmpty, !own.isUsualRegion else { return nil }
        let isTheirs = others.contains { LanguageTag($0.base)?.isUsualRegion ?? false }
        return try isTheirs || hasOwnFile(language(of: market)) ? own : nil
    }

    /// A YAML file of exactly this tag; a file of another format takes no import.
    private func hasOwnFile(_ tag: LanguageTag) throws -> Bool {
        try catalogues.file(tag, files: files).map { CatalogueFormat(file: $0) == .yaml } ?? false
    }

    /// Into the region's catalogue what its parents do not say already; what it says itself is kept up to date.
    func regional(_ units: [CatalogueUnit], _ region: LanguageTag, findings: [Finding]) throws -> CopyImport {
        let parents = Array(region.fallbackChain.dropFirst())
        let wanted = try units.filter { unit in
            if try catalogues.entry(unit.key, among: [region.base], files: files) != nil { return true }
            return try catalogues.entry(unit.key, among: parents, files: files)?.entry.pattern != unit.pattern
        }
        // Nothing differs: the parent's catalogue as it is.
        let isNew = try !hasOwnFile(region)
        let parent = LanguageTag(region.writtenLanguage)
        guard !wanted.isEmpty || !isNew else { return try merged([], language: parent ?? region, findings: findings) }
        let same = units.count - wanted.count
        let note = Finding.note(
            "copy-regional",
            "\(wanted.count) messages go to the catalogue of \(region.englishName); \(same) are as in its parent's, "
                + "and stay there")
        return try merged(wanted, language: region, findings: findings + [note])
    }
}
