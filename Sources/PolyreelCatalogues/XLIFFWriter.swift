internal import PolyreelCore
internal import PolyreelXML

/// XLIFF 1.2 and 2.0 for translators' tools.
enum XLIFFWriter {
    static func text(_ document: CopyDocument) throws(Finding) -> String {
        let xml = XMLWriter()
        xml.block("xliff", [("version", "1.2"), ("xmlns", "urn:oasis:names:tc:xliff:document:1.2")]) {
            let file = [
                ("original", document.name), ("datatype", "plaintext"), ("source-language", document.sourceLanguage),
                ("target-language", document.targetLanguage),
            ]
            xml.block("file", file) {
                xml.block("body") {
                    for unit in document.units { write(unit, to: xml) }
                }
            }
        }
        return try xml.finish()
    }

    private static func write(_ unit: CopyDocument.Unit, to xml: XMLWriter) {
        xml.block("trans-unit", [("id", unit.key), ("resname", unit.key), ("xml:space", "preserve")]) {
            xml.inline("source", text: unit.source)
            if let translation = unit.translation {
                xml.inline("target", [("state", "translated")], text: translation)
            }
            for note in unit.notes { xml.inline("note", [("from", "polyreel")], text: note) }
        }
    }

    static func text2(_ document: CopyDocument) throws(Finding) -> String {
        let xml = XMLWriter()
        let root = [
            ("version", "2.0"), ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
            ("srcLang", document.sourceLanguage), ("trgLang", document.targetLanguage),
        ]
        xml.block("xliff", root) {
            xml.block("file", [("id", "f1"), ("original", document.name)]) {
                for (index, unit) in document.units.enumerated() { write2(unit, "u\(index + 1)", to: xml) }
            }
        }
        return try xml.finish()
    }

    private static func write2(_ unit: CopyDocument.Unit, _ id: String, to xml: XMLWriter) {
        xml.block("unit", [("id", id), ("name", unit.key), ("xml:space", "preserve")]) {
            if !unit.notes.isEmpty {
                xml.block("notes") {
                    for note in unit.notes { xml.inline("note", text: note) }
                }
            }
            xml.block("segment", [("state", unit.translation == nil ? "initial" : "translated")]) {
                xml.inline("source", text: unit.source)
                if let translation = unit.translation { xml.inline("target", text: translation) }
            }
        }
    }
}
