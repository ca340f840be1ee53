internal import PolyreelCore
internal import PolyreelLanguage
internal import PolyreelYAML
internal import Synchronization

/// A message as it was found for a market.
struct FoundMessage: Sendable {
    let pattern: MessagePattern
    let entry: MessageCatalogue.Entry
    /// Of the catalogue.
    let language: LanguageTag
    let findings: [Finding]
}

/// The manifest's catalogues, each read once for all variants.
final class Catalogues: Sendable {
    private struct Memo {
        var folder: Result<CatalogueFolder, Findings>?
        var catalogues: [String: Result<MessageCatalogue, Findings>] = [:]
        var patterns: [String: Result<MessagePattern, MessageError>] = [:]
    }

    private let folder: String?
    private let fallback: MessageFallback
    private let memo = Mutex(Memo())

    init(folder: String?, fallback: MessageFallback = .none) {
        self.folder = folder
        self.fallback = fallback
    }

    /// The message of a key for a variant: of its market's language and region, its parents, the language that stands in
    /// for them, then the asset's, which is an error unless it is allowed. A pseudo-market shows the asset's language.
    /// - Throws: `Findings` when there is none, or the file or pattern that should give it is wrong.
    func message(
        _ key: String, for request: VariantRequest, files: any ManifestFiles
    ) throws -> FoundMessage {
        let folder = try read(for: key, files)
        let source = LanguageTag(request.assetLanguage)?.fallbackChain ?? [request.assetLanguage]
        let own =
            request.market.pseudo != nil
            ? source : LanguageTag(request.market.id)?.fallbackChain ?? [request.market.language]
        let standIns = fallback.tags(for: request.market).filter { !own.contains($0) }
        let chain = own + standIns + source.filter { !own.contains($0) && !standIns.contains($0) }
        var looked: [MessageCatalogue] = []
        for tag in chain.compactMap(LanguageTag.init) {
            guard let catalogue = try catalogue(tag, in: folder, files) else { continue }
            guard let entry = try catalogue.entry(key) else {
                looked.append(catalogue)
                continue
            }
            var findings: [Finding] = []
            if !own.contains(tag.base) {
                // American English in Britain is no translation that lacks.
                let isUnderstood = LanguageTag(request.market.id)?.writtenLanguage == tag.writtenLanguage
                let mayStand = isUnderstood || standIns.contains(tag.base) || fallback == .allow
                findings = [
                    mayStand
                        ? Self.shown(key, tag, request, own, catalogue.file)
                        : Self.untranslated(key, tag, request, own, catalogue.file)
                ]
            }
            return FoundMessage(
                pattern: try pattern(of: entry, key), entry: entry, language: tag, findings: findings)
        }
        throw Findings(Self.unknown(key, request, chain, looked, folder))
    }

    /// The message of a key as it is translated from; nil when there is none that can be read, which is said elsewhere.
    func source(_ key: String, language: String, files: any ManifestFiles) -> FoundMessage? {
        let tags = LanguageTag(language)?.fallbackChain ?? []
        guard let found = try? entry(key, among: tags, files: files), let pattern = try? pattern(of: found.entry, key)
        else { return nil }
        return FoundMessage(pattern: pattern, entry: found.entry, language: found.language, findings: [])
    }

    /// What stands for a key in the first of some languages that has it; its pattern may be wrong.
    /// - Throws: `Findings` when a file is wrong.
    func entry(
        _ key: String, among tags: [String], files: any ManifestFiles
    ) throws -> (entry: MessageCatalogue.Entry, language: LanguageTag)? {
        let folder = try read(for: key, files)
        for tag in tags.compactMap(LanguageTag.init) {
            if let entry = try catalogue(tag, in: folder, files)?.entry(key) { return (entry, tag) }
        }
        return nil
    }

    /// The file of exactly a language, as a path relative to the manifest; nil when the folder has none.
    /// - Throws: `Findings` when it has several.
    func file(_ tag: LanguageTag, files: any ManifestFiles) throws -> String? {
        let folder = try read(for: tag.short, files)
        switch folder.file(tag) {
        case .catalogue(let name): return folder.path(of: name)
        case .several(let names): throw Findings(Self.twice(tag, names, folder))
        case nil: return nil
        }
    }

    /// Every key that a language has, sorted.
    /// - Throws: `Findings` when one of its files is wrong.
    func keys(language: String, files: any ManifestFiles) throws -> [String] {
        guard let path = folder else { return [] }
        let folder = try read(for: path, files)
        var keys: Set<String> = []
        for tag in (LanguageTag(language)?.fallbackChain ?? []).compactMap(LanguageTag.init) {
            if let found = try catalogue(tag, in: folder, files) { keys.formUnion(found.keys) }
        }
        return keys.sorted()
    }

    /// Reads a pattern; the same one is read once.
    /// - Throws: `message-syntax` where it stands.
    func pattern(of entry: MessageCatalogue.Entry, _ key: String) throws(Findings) -> MessagePattern {
        let result = memo.withLock { memo in
            if let known = memo.patterns[entry.pattern] { return known }
            let read = Result { () throws(MessageError) in try MessagePattern(entry.pattern) }
            memo.patterns[entry.pattern] = read
            return read
        }
        switch result {
        case .success(let pattern): return pattern
        case .failure(let error) where error.reason == .apostrophe:
            throw Findings(
                .error(
                    "message-apostrophe", "message '\(key)': \(error.message)", hint: error.hint,
                    at: entry.location(of: error.offset)))
        case .failure(let error):
            throw Findings(
                .error(
                    "message-syntax", "message '\(key)': \(error.message)", hint: error.hint,
                    at: entry.location(of: error.offset)))
        }
    }

    private func read(for key: String, _ files: any ManifestFiles) throws -> CatalogueFolder {
        guard let folder else {
            throw Findings(
                .error(
                    "messages-missing", "message '\(key)' is wanted, and the manifest names no folder of messages",
                    hint: "add  messages: copy  with copy/en.yaml and so on"))
        }
        return try memo.withLock { memo in
            if let known = memo.folder { return known }
            let read = try Self.findings { CatalogueFolder(folder, names: try files.list(folder)) }
            memo.folder = read
            return read
        }.get()
    }

    /// The catalogue of exactly a tag; nil when the folder has none.
    private func catalogue(
        _ tag: LanguageTag, in folder: CatalogueFolder, _ files: any ManifestFiles
    ) throws -> MessageCatalogue? {
        switch folder.file(tag) {
        case nil: return nil
        case .several(let names):
            throw Findings(Self.twice(tag, names, folder))
        case .catalogue(let name):
            let path = folder.path(of: name)
            let id = "\(path) \(tag.short)"
            return try memo.withLock { memo in
                if let known = memo.catalogues[id] { return known }
                let read = try Self.findings {
                    try MessageCatalogue(
                        try files.read(path, limit: YAMLNode.largestFile), file: path, language: tag)
                }
                memo.catalogues[id] = read
                return read
            }.get()
        }
    }

    /// Findings as a result; other errors, which are the machine's, as throws.
    private static func findings<Value>(_ body: () throws -> Value) throws -> Result<Value, Findings> {
        do {
            return .success(try body())
        } catch let findings as Findings {
            return .failure(findings)
        } catch let finding as Finding {
            return .failure(Findings(finding))
        }
    }
}

extension Catalogues {
    private static func shown(
        _ key: String, _ tag: LanguageTag, _ request: VariantRequest, _ own: [String], _ file: String
    ) -> Finding {
        .warning(
            "message-fallback",
            "message '\(key)' is not there in \(own.joined(separator: " or ")); \(request.market.id) shows \(tag.englishName)",
            hint: "add it to a catalogue of \(own.last ?? request.market.language)", at: SourceLocation(file: file))
    }

    private static func untranslated(
        _ key: String, _ tag: LanguageTag, _ request: VariantRequest, _ own: [String], _ file: String
    ) -> Finding {
        .error(
            "message-fallback",
            "message '\(key)' is not there in \(own.joined(separator: " or ")); \(request.market.id) would show "
                + tag.englishName,
            hint: "add it to a catalogue of \(own.last ?? request.market.language); or, where that language is meant, "
                + "write messages: { folder: ..., fallback: allow } or fallback: { \(request.market.id): \(tag.short) }",
            at: SourceLocation(file: file))
    }

    private static func twice(_ tag: LanguageTag, _ names: [String], _ folder: CatalogueFolder) -> Finding {
        .error(
            "catalogue-twice", "'\(tag.short)' has \(names.count) catalogues: \(names.joined(separator: ", "))",
            hint: "keep one of them", at: SourceLocation(file: folder.path(of: names[0])))
    }

    private static func unknown(
        _ key: String, _ request: VariantRequest, _ chain: [String], _ looked: [MessageCatalogue],
        _ folder: CatalogueFolder
    ) -> Finding {
        let place =
            looked.isEmpty
            ? "there is no catalogue of \(chain.joined(separator: ", "))"
            : "it is not in \(looked.map(\.file).joined(separator: ", "))"
        return .error(
            "message-unknown", "message '\(key)' is nowhere for \(request.market.id): \(place)",
            hint: Spelling.hint(
                for: key, among: looked.flatMap(\.keys).sorted(),
                else: "add it to \(folder.path(of: "\(chain.last ?? "en").yaml"))"),
            at: looked.last.map { SourceLocation(file: $0.file) } ?? SourceLocation(file: folder.path))
    }
}
