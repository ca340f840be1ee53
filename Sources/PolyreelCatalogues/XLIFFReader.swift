internal import Foundation
internal import PolyreelCore
internal import PolyreelLanguage
internal import PolyreelXML

/// XLIFF 1.2 (OASIS Standard, 1 February 2008) and 2.0 (5 August 2014).
///
/// A unit's key is its `resname` (1.2) or `name` (2.0), else its `id`. Its pattern is the target; of a file whose source is
/// in the wanted language, the source: exactly in it (en-GB), or in the language as written where nothing has a target.
enum XLIFFReader {
    static func read(_ data: Data, file: String, language: LanguageTag?) throws(Findings) -> CatalogueReading {
        let text = try CatalogueText(data, file: file)
        try refuseEncoding(text)
        let collector = XLIFFCollector(text)
        do throws(XMLFailure) {
            try XMLReader.read(Array(text.text.utf8), file: file, into: collector)
        } catch {
            throw Findings(finding(error))
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

    private static func finding(_ failure: XMLFailure) -> Finding {
        switch failure {
        case .malformed(let reason, let place):
            .error(
                "catalogue-xml", "the file is not well-formed XML: \(reason)",
                hint: "export it again, or correct it here or in what stands before", at: place)
        // It is what makes XML read other files, or expand without end; XLIFF needs none.
        case .documentType(let place):
            .error("catalogue-declaration", "<!DOCTYPE is not read", hint: "take it out", at: place)
        case .excess(let what, let place): .error("catalogue-size", "the file has more than \(what)", at: place)
        case .refused(let finding): finding
        }
    }

    private static func refuseEncoding(_ text: CatalogueText) throws(Findings) {
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
