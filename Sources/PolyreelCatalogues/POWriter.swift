/// PO for gettext's tools: the key is the context, the source is the id.
enum POWriter {
    static func text(_ document: CopyDocument) -> String {
        let header = """
            msgid ""
            msgstr ""
            "Project-Id-Version: \(POText.quoted(document.name).dropFirst().dropLast())\\n"
            "Language: \(document.targetLanguage.split(separator: "-").joined(separator: "_"))\\n"
            "MIME-Version: 1.0\\n"
            "Content-Type: text/plain; charset=UTF-8\\n"
            "Content-Transfer-Encoding: 8bit\\n"

            """
        let units = document.units.map { unit in
            "\n" + unit.notes.map { "#. \($0.split(whereSeparator: \.isNewline).joined(separator: " "))\n" }.joined()
                + "#, icu-format\nmsgctxt \(POText.quoted(unit.key))\nmsgid \(POText.quoted(unit.source))\n"
                + "msgstr \(POText.quoted(unit.translation ?? ""))\n"
        }
        return header + units.joined()
    }
}
