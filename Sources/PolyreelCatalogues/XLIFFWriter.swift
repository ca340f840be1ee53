/// XLIFF 1.2 and 2.0 for translators' tools.
enum XLIFFWriter {
    static func text(_ document: CopyDocument) -> String {
        let units = document.units.map { unit in
            let target =
                unit.translation.map { "        <target state=\"translated\">\(escaped($0))</target>\n" } ?? ""
            return
                "      <trans-unit id=\"\(escaped(unit.key))\" resname=\"\(escaped(unit.key))\" xml:space=\"preserve\">\n"
                + "        <source>\(escaped(unit.source))</source>\n" + target
                + unit.notes.map { "        <note from=\"polyreel\">\(escaped($0))</note>\n" }.joined()
                + "      </trans-unit>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
              <file original="\(escaped(document.name))" datatype="plaintext" source-language="\(document.sourceLanguage)" \
            target-language="\(document.targetLanguage)">
                <body>
            \(units.joined())    </body>
              </file>
            </xliff>

            """
    }

    static func text2(_ document: CopyDocument) -> String {
        let units = document.units.enumerated().map { index, unit in
            let notes = unit.notes.map { "        <note>\(escaped($0))</note>\n" }.joined()
            let target = unit.translation.map { "        <target>\(escaped($0))</target>\n" } ?? ""
            return "    <unit id=\"u\(index + 1)\" name=\"\(escaped(unit.key))\" xml:space=\"preserve\">\n"
                + (notes.isEmpty ? "" : "      <notes>\n\(notes)      </notes>\n")
                + "      <segment state=\"\(unit.translation == nil ? "initial" : "translated")\">\n"
                + "        <source>\(escaped(unit.source))</source>\n\(target)      </segment>\n    </unit>\n"
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="\(document.sourceLanguage)" \
            trgLang="\(document.targetLanguage)">
              <file id="f1" original="\(escaped(document.name))">
            \(units.joined())  </file>
            </xliff>

            """
    }

    /// As text and as an attribute's value. Control characters that XML 1.0 has no way to write are left out.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\r": result += "&#13;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
