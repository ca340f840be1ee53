internal import Foundation
internal import FoundationXML
internal import PolyreelCore
internal import PolyreelLanguage

/// XLIFF 1.2 (OASIS Standard, 1 February 2008) and 2.0 (5 August 2014).
///
/// A unit's key is its `resname` (1.2) or `name` (2.0), else its `id`. Its pattern is the target; of a file whose source is
/// in the wanted language, the source: exactly in it (en-GB), or in the language as written where nothing has a target.
enum XLIFFReader {
    static func read(_ data: Data, file: String, language: LanguageTag?) throws(Findings) -> CatalogueReading {
        let text = try CatalogueText(data, file: file)
        try refuseDeclarations(text)
        let collector = XLIFFCollector(text)
        let parser = XMLParser(data: Data(XMLPrologue.withoutInstructions(Array(text.text.utf8))))
        parser.shouldResolveExternalEntities = false
        parser.delegate = collector
        let isParsed = parser.parse()
        if let refusal = collector.refusal { throw Findings(refusal) }
        guard isParsed, collector.isWhole else {
            throw Findings(
                .error(
                    "catalogue-xml", "the file is not well-formed XML",
                    hint: "export it again, or look for a tag that is not closed",
                    at: SourceLocation(
                        file: file, line: max(0, parser.lineNumber), column: max(0, parser.columnNumber))))
        }
        guard collector.isXLIFF else {
            throw Findings(
                .error(
                    "catalogue-xml", "the file is XML, but not XLIFF", hint: "XLIFF 1.2 and 2.0 are read",
                    at: SourceLocation(file: file, line: 1)))
        }
        return reading(collector, language)
    }

    private static func reading(_ collector: XLIFFCollector, _ language: LanguageTag?) -> CatalogueReading {
        let source = collector.sourceLanguage.flatMap(LanguageTag.init)
        let isSource =
            language.map { language in
                language.base == source?.base
                    || (language.writtenLanguage == source?.writtenLanguage && !collector.hasTargets)
            } ?? false
        return CatalogueReading(
            units: collector.units.map { unit in
                var unit = unit
                if isSource { unit.pattern = unit.source }
                return unit
            },
            sourceLanguage: source, targetLanguage: collector.targetLanguage.flatMap(LanguageTag.init))
    }

    /// Document types and entities are what makes XML read other files, or expand without end; XLIFF needs neither.
    private static func refuseDeclarations(_ text: CatalogueText) throws(Findings) {
        for declaration in ["<!DOCTYPE", "<!ENTITY"] {
            guard let place = text.place(of: declaration) else { continue }
            throw Findings(
                .error(
                    "catalogue-declaration", "\(declaration) is not read", hint: "take it out", at: place))
        }
        let head = text.text.prefix(200)
        guard let declared = head.firstMatch(of: #/<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/#) else { return }
        guard ["utf-8", "us-ascii"].contains(declared.1.lowercased()) else {
            throw Findings(
                .error(
                    "catalogue-encoding", "the file declares the encoding '\(declared.1)'", hint: "save it as UTF-8",
                    at: SourceLocation(file: text.file, line: 1)))
        }
    }
}
