internal import PolyreelCatalogues
internal import PolyreelCore
internal import PolyreelLanguage

/// Holds a translator's units against the source copy.
struct CopyImportCheck {
    let folder: CopyFolder
    let market: Market
    let language: LanguageTag
    let file: String
    private(set) var findings: [Finding] = []

    init(folder: CopyFolder, market: Market, language: LanguageTag, file: String) {
        self.folder = folder
        self.market = market
        self.language = language
        self.file = file
    }

    /// Findings that are warnings in a film and refuse a translation: it can still be put right.
    private static let grave: Set<String> = ["message-argument-lost", "message-argument-form"]

    /// The units that have a translation; what is wrong with any is among the findings.
    mutating func accepted(_ units: [CatalogueUnit]) throws -> [CatalogueUnit] {
        let known = Set(try folder.keys())
        var accepted: [CatalogueUnit] = []
        var missing: [String] = []
        for unit in units {
            if let problem = unit.problem {
                findings.append(problem)
            } else if !known.contains(unit.key) {
                findings.append(
                    .error(
                        "copy-key-unknown", "the source has no message '\(unit.key)'",
                        hint: Spelling.hint(
                            for: unit.key, among: known.sorted(), else: "take it out, or add it to the source"),
                        at: unit.location))
            } else if let pattern = unit.pattern {
                check(unit, pattern)
                accepted.append(unit)
            } else {
                missing.append(unit.key)
            }
        }
        if !missing.isEmpty {
            findings.append(
                .warning(
                    "copy-untranslated",
                    "\(missing.count) of \(units.count) messages have no translation: "
                        + missing.prefix(8).joined(separator: ", "),
                    hint: "they stay as they are", at: SourceLocation(file: file)))
        }
        return accepted
    }

    private mutating func check(_ unit: CatalogueUnit, _ pattern: String) {
        let entry = MessageCatalogue.Entry(
            pattern: pattern, location: unit.location, firstCharacter: unit.firstCharacter)
        let source = folder.catalogues.source(unit.key, language: folder.sourceLanguage, files: folder.files)
        if let theirs = unit.source, let source, theirs != source.pattern.pattern {
            findings.append(
                .warning(
                    "copy-stale", "message '\(unit.key)' was translated from another source text than there is now",
                    hint: "see whether it still says the same", at: unit.location))
        }
        do throws(Findings) {
            let message = FoundMessage(
                pattern: try folder.catalogues.pattern(of: entry, unit.key), entry: entry, language: language,
                findings: [])
            let check = MessageCheck(key: unit.key, message: message, values: folder.settings.values, market: market)
            findings += check.findings(against: source).map { finding in
                Self.grave.contains(finding.code) || isUnknown(finding, message)
                    ? .error(finding.code, finding.message, hint: finding.hint, at: finding.location) : finding
            }
        } catch {
            findings += error.all
        }
    }

    /// Whether an argument was added that nothing gives a value to.
    private func isUnknown(_ finding: Finding, _ message: FoundMessage) -> Bool {
        finding.code == "message-argument-added"
            && message.pattern.names.contains {
                folder.settings.values[$0] == nil && !VariantRequest.variableNames.contains($0)
            }
    }
}
