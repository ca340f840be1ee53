internal import PolyreelXML

/// XLIFF 1.2 and 2.0 for translators' tools.
enum XLIFFWriter {
    static func text(_ document: CopyDocument) -> String {
        let units = document.units.map { unit in
            let target =
                unit.translation.map { "        <target state=\"translated\">\(XMLText.escaped($0))</target>\n" } ?? ""
            return
                "      <trans-unit id=\"\(XMLText.escaped(unit.key))\" resname=\"\(XMLText.escaped(unit.key))\" xml:space=\"preserve\">\n"
                + "        <source>\(XMLText.escaped(unit.source))</source>\n" + target
                + unit.notes.map { "        <note from=\"polyreel\">\(XMLText.escaped($0))</note>\n" }.joined()
                + "      </trans-unit>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
              <file original="\(XMLText.escaped(document.name))" datatype="plaintext" source-language="\(document.sourceLanguage)" \
            target-language="\(document.targetLanguage)">
                <body>
            \(units.joined())    </body>
              </file>
            </xliff>

            """
    }

    static func text2(_ document: CopyDocument) -> String {
        let units = document.units.enumerated().map { index, unit in
            let notes = unit.notes.map { "        <note>\(XMLText.escaped($0))</note>\n" }.joined()
            let target = unit.translation.map { "        <target>\(XMLText.escaped($0))</target>\n" } ?? ""
            return "    <unit id=\"u\(index + 1)\" name=\"\(XMLText.escaped(unit.key))\" xml:space=\"preserve\">\n"
                + (notes.isEmpty ? "" : "      <notes>\n\(notes)      </notes>\n")
                + "      <segment state=\"\(unit.translation == nil ? "initial" : "translated")\">\n"
                + "        <source>\(XMLText.escaped(unit.source))</source>\n\(target)      </segment>\n    </unit>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="\(document.sourceLanguage)" \
            trgLang="\(document.targetLanguage)">
              <file id="f1" original="\(XMLText.escaped(document.name))">
            \(units.joined())  </file>
            </xliff>

            """
    }
}
