/// GNU gettext's manual, "The Format of PO Files".
enum POCases {
    static let all = [
        CatalogueCase(
            name: "PO: contexts before ids", file: "de.po",
            content: """
                # translator
                msgid ""
                msgstr ""
                "Project-Id-Version: x\\n"
                "Language: de_AT\\n"
                "Content-Type: text/plain; charset=UTF-8\\n"

                #. a note
                #: glow.yaml:30
                msgctxt "cta.shop"
                msgid "Shop"
                msgstr "Kaufen"

                msgid "Two"
                msgstr "Zwei"
                """,
            units: ["cta.shop = Kaufen", "Two = Zwei"], places: ["12:9", "15:9"], sources: ["Shop", "Two"],
            languages: [nil, "de-AT"]),
        CatalogueCase(
            name: "PO: texts on several lines, and escapes", file: "de.po",
            content: "msgid \"a\"\nmsgstr \"\"\n\"Eins\\n\"\n  \"zwei \\\"drei\\\" \\\\ \\t.\"\n",
            units: ["a = Eins\nzwei \"drei\" \\ \t."], places: ["-"]),
        CatalogueCase(
            name: "PO: entries without empty lines between them", file: "de.po",
            content: "msgid \"a\"\nmsgstr \"1\"\nmsgid \"b\"\nmsgstr \"2\"\nmsgctxt \"c\"\nmsgid \"b\"\nmsgstr \"3\"\n",
            units: ["a = 1", "b = 2", "c = 3"], places: ["2:9", "4:9", "7:9"]),
        CatalogueCase(
            name: "PO: what is not translated", file: "de.po",
            content: "msgid \"a\"\nmsgstr \"\"\n\n#, fuzzy\n#| msgid \"old\"\nmsgid \"b\"\nmsgstr \"2\"\n\n"
                + "#, icu-format, fuzzy\nmsgid \"c\"\nmsgstr \"3\"\n\n#, icu-format\nmsgid \"d\"\nmsgstr \"4\"\n",
            units: ["a ?", "b ?", "c ?", "d = 4"]),
        CatalogueCase(
            name: "PO: obsolete entries are comments", file: "de.po",
            content: "msgid \"a\"\nmsgstr \"1\"\n\n#~ msgid \"b\"\n#~ msgstr \"2\"\n", units: ["a = 1"]),
        // msgattrib --no-fuzzy --no-obsolete keeps c and d.
        CatalogueCase(
            name: "PO: what is said of an obsolete entry is not said of the next", file: "de.po",
            content:
                "msgid \"a\"\nmsgstr \"1\"\n\n#, fuzzy\n#~ msgid \"b\"\n#~ msgstr \"2\"\n\nmsgid \"c\"\nmsgstr \"3\"\n\n"
                + "#, fuzzy\n\n#~ msgid \"x\"\n#~ msgstr \"y\"\nmsgid \"d\"\nmsgstr \"4\"\n\n"
                + "#~ msgid \"z\"\n#~ msgstr \"z\"\n#, fuzzy\nmsgid \"e\"\nmsgstr \"5\"\n",
            units: ["a = 1", "c = 3", "d = 4", "e ?"]),
        // As msgcat --escape writes it; a character may be cut by the end of a line.
        CatalogueCase(
            name: "PO: bytes as escapes", file: "de.po",
            content: "msgid \"a\"\nmsgstr \"\"\n\"Gr\\303\\274\\303\"\n\"\\237e \\xE2\\x82\\xAC 5\\0601\"\n",
            units: ["a = Grüße € 501"], places: ["-"]),
        CatalogueCase(
            name: "PO: placeholders of printf where the entry has them", file: "de.po",
            content:
                "#, c-format\nmsgid \"%d days\"\nmsgstr \"%d Tage\"\n\n#, no-c-format\nmsgid \"b\"\nmsgstr \"100 %d\"\n\n"
                + "msgid \"c\"\nmsgstr \"Hallo %1$s\"\n\n#, c-format\nmsgid \"d\"\nmsgstr \"50 %\"\n",
            units: ["%d days ! catalogue-placeholder", "b = 100 %d", "c ! catalogue-placeholder", "d = 50 %"]),
        // printf(3): a per cent sign is written twice; Python's str.format has it once.
        CatalogueCase(
            name: "PO: signs that printf has twice", file: "de.po",
            content: "#, c-format\nmsgctxt \"a\"\nmsgid \"100%% good\"\nmsgstr \"100%% gut\"\n\n"
                + "msgid \"b\"\nmsgstr \"100%% b\"\n\n#, no-c-format\nmsgid \"c\"\nmsgstr \"5%% c\"\n\n"
                + "#, python-brace-format\nmsgid \"d\"\nmsgstr \"5%% d\"\n",
            units: ["a = 100% gut", "b = 100%% b", "c = 5%% c", "d = 5%% d"], sources: ["100% good", "b", "c", "d"]),
        CatalogueCase(
            name: "PO: a byte order mark, and lines of Windows", file: "de.po",
            content: "\u{FEFF}msgid \"a\"\r\nmsgstr \"1\"\r\n\r\nmsgid \"b\"\r\nmsgstr \"2\"\r\n",
            units: ["a = 1", "b = 2"], places: ["2:9", "5:9"]),
        CatalogueCase(
            name: "PO: line separators of Unicode are text", file: "de.po",
            content: "msgid \"a\"\nmsgstr \"x\u{2028}y\u{85}z\"\n\nmsgid \"b\"\nmsgstr \"2\"\n",
            units: ["a = x\u{2028}y\u{85}z", "b = 2"], places: ["2:9", "5:9"]),
        CatalogueCase(
            name: "PO: gettext's plural forms are ICU's to write", file: "de.po",
            content: "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\n\nmsgid \"e\"\nmsgstr \"f\"\n",
            units: ["a ! catalogue-plural", "e = f"]),
    ]
}
