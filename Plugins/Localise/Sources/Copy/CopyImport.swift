public import Foundation
internal import PolyreelCatalogues
public import PolyreelCore
internal import PolyreelLanguage
internal import PolyreelYAML

/// A translator's file that was checked and may become a catalogue.
public struct CopyImport: Sendable {
    /// A translated message, and where the translator's file has it.
    public struct Text: Sendable {
        public let key: String
        public let pattern: String
        public let location: SourceLocation
    }

    /// The catalogue to write, relative to the manifest.
    public let path: String
    public let content: String
    /// Messages whose pattern is new or another one now.
    public let changed: Int
    /// Warnings; what is wrong for certain is thrown.
    public let findings: [Finding]
    /// Every message that the file translates.
    public internal(set) var texts: [Text] = []
    /// Those markets of the manifest that read the file's language.
    public internal(set) var markets: [Market] = []
}

extension CopyFolder {
    /// Checks a translator's file against the source copy, and says what the catalogue of its language becomes.
    ///
    /// A market of another region than its language's usual one gets a catalogue of its own, with what differs from its
    /// parents', where other markets of the manifest read those: nobody in Germany is shown the Austrian text.
    /// - Parameters:
    ///   - markets: those that the file may be for.
    ///   - market: the one it is for; nil: the first in the language that the file names.
    /// - Throws: `Findings`, all that are there, when one of them is an error.
    public func imported(_ data: Data, file: String, markets: [Market], market: Market?) throws -> CopyImport {
        let tag = market.flatMap { LanguageTag($0.id) }
        let reading = try CatalogueReader.read(data, file: file, language: tag)
        let isNamed = market != nil
        let market = try chosen(market, reading, markets, file)
        try refuseSource(market)
        var check = CopyImportCheck(folder: self, market: market, language: try language(of: market), file: file)
        let units = try check.accepted(reading.units)
        guard !check.findings.hasErrors else { throw Findings(check.findings) }
        guard !units.isEmpty else {
            throw Findings(
                check.findings + [
                    .error(
                        "copy-empty", "the file has no translation", hint: "is it the file that came back?",
                        at: SourceLocation(file: file))
                ])
        }
        var result = try result(
            units, market, markets, isNamed: isNamed, target: reading.targetLanguage, findings: check.findings)
        result.texts = units.compactMap { unit in
            unit.pattern.map { CopyImport.Text(key: unit.key, pattern: $0, location: unit.location) }
        }
        let own = LanguageTag(market.id)?.writtenLanguage
        result.markets = markets.filter { LanguageTag($0.id)?.writtenLanguage == own }
        return result
    }

    private func result(
        _ units: [CatalogueUnit], _ market: Market, _ markets: [Market], isNamed: Bool, target: LanguageTag?,
        findings: [Finding]
    ) throws -> CopyImport {
        let isForRegion = isNamed || LanguageTag(market.id)?.base == target?.base
        if isForRegion, let region = try regionalCatalogue(of: market, among: markets) {
            return try regional(units, region, findings: findings)
        }
        return try merged(
            units, language: try language(of: market), findings: findings + (try hidden(units, market)))
    }

    /// A translated message as a variant would show it; nil where it cannot be formatted, which other checks say.
    public func shown(_ text: CopyImport.Text, code: String?, for request: VariantRequest) -> LocalisedText? {
        guard let language = try? language(of: request.market), let pattern = try? MessagePattern(text.pattern) else {
            return nil
        }
        let entry = MessageCatalogue.Entry(pattern: text.pattern, location: text.location, firstCharacter: nil)
        let message = Message(
            use: MessageUse(key: text.key, code: code),
            source: FoundMessage(pattern: pattern, entry: entry, language: language, findings: []),
            settings: settings, request: request)
        return try? message.localised()
    }

    /// A message of the catalogues as a variant shows it; nil where there is none that can be shown.
    public func shown(_ key: String, code: String?, for request: VariantRequest) -> LocalisedText? {
        guard let found = try? catalogues.message(key, for: request, files: files), !found.findings.hasErrors else {
            return nil
        }
        let message = Message(
            use: MessageUse(key: key, code: code), source: found, settings: settings, request: request)
        return try? message.localised()
    }

    func language(of market: Market) throws -> LanguageTag {
        guard let tag = LanguageTag(market.language) ?? LanguageTag(market.id),
            let language = LanguageTag(tag.writtenLanguage)
        else { throw Finding.error("market-unknown", "'\(market.id)' has no language") }
        return language
    }

    private func chosen(
        _ market: Market?, _ reading: CatalogueReading, _ markets: [Market], _ file: String
    ) throws -> Market {
        let place = SourceLocation(file: file)
        guard let target = reading.targetLanguage else {
            if let market { return market }
            throw Finding.error(
                "copy-market", "the file does not say which language it is in", hint: "say it: --market fr-FR",
                at: place)
        }
        let own = markets.filter { LanguageTag($0.id)?.writtenLanguage == target.writtenLanguage }
        guard let market else {
            if let found = own.first(where: { LanguageTag($0.id)?.base == target.base }) ?? own.first { return found }
            throw Finding.error(
                "copy-market", "the file is in \(target.englishName), and no market of the manifest reads that",
                hint: "the manifest has \(markets.map(\.id).joined(separator: ", "))", at: place)
        }
        guard own.contains(where: { $0.id == market.id }) else {
            throw Finding.error(
                "copy-market", "the file is in \(target.englishName), not for \(market.id)",
                hint: "name a market of its language", at: place)
        }
        return market
    }

    /// Texts that the market will not show, because a catalogue of its own region has others.
    private func hidden(_ units: [CatalogueUnit], _ market: Market) throws -> [Finding] {
        let language = try language(of: market)
        let regional = (LanguageTag(market.id)?.fallbackChain ?? []).prefix { $0 != language.base }
        return try units.compactMap { unit in
            guard let found = try catalogues.entry(unit.key, among: Array(regional), files: files) else { return nil }
            return .warning(
                "copy-hidden", "\(market.id) goes on showing '\(unit.key)' of \(found.entry.location.file)",
                hint: "take it out there", at: found.entry.location)
        }
    }

    func merged(
        _ units: [CatalogueUnit], language: LanguageTag, findings: [Finding]
    ) throws -> CopyImport {
        guard let folder = settings.messages else {
            throw Finding.error(
                "messages-missing", "the manifest names no folder of messages", hint: "add  messages: copy")
        }
        let existing = try catalogues.file(language, files: files)
        let path = existing ?? CatalogueFolder(folder, names: []).path(of: "\(language.short).yaml")
        guard CatalogueFormat(file: path) == .yaml else {
            throw Finding.error(
                "copy-target", "the messages in \(language.englishName) are kept in \(path), which is not YAML",
                hint: "take it out of the folder, or give it the new texts yourself", at: SourceLocation(file: path))
        }
        let old = try existing.map { try files.read($0, limit: YAMLNode.largestFile) }
        let merge = try CatalogueMerge(old, file: path)
        let content = try merge.content(with: units)
        return CopyImport(path: path, content: content, changed: merge.changed(by: units), findings: findings)
    }
}
