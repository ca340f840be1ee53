enum YAMLCases {
    static let all = [
        CatalogueCase(
            name: "YAML: plain, quoted and block texts", file: "de.yaml",
            content: """
                # what buttons say
                cta.shop: Jetzt kaufen
                price: "Nur {price, number, currency}"
                lines: |
                  Eins
                  zwei
                single: 'Ab ''heute'''
                'a b': x
                3: drei
                """,
            units: [
                "cta.shop = Jetzt kaufen", "price = Nur {price, number, currency}", "lines = Eins\nzwei\n",
                "single = Ab 'heute'", "a b = x", "3 = drei",
            ],
            places: ["2:11", "3:9", "-", "-", "8:8", "9:4"], languages: [nil, nil]),
        CatalogueCase(
            name: "YAML: escapes, and what YAML 1.1 takes for other things than text", file: "de.yml",
            content: "a: \"\\u00DCber \\\"9\\\"\\n\\tx\"\nb: yes\nc: 12.90\nd: 2026-12-24\ne: ~\n",
            units: ["a = Über \"9\"\n\tx", "b = yes", "c = 12.90", "d = 2026-12-24", "e = ~"]),
        CatalogueCase(
            name: "YAML: a byte order mark, and lines of Windows", file: "de.yaml",
            content: "\u{FEFF}a: eins\r\nb: zwei\r\n", units: ["a = eins", "b = zwei"], places: ["1:4", "2:4"]),
        CatalogueCase(
            name: "YAML: nothing is a text without letters", file: "de.yaml", content: "a:\nb: \"\"\nc: x\n",
            units: ["a = ", "b = ", "c = x"]),
        CatalogueCase(
            name: "YAML: a mapping and a list are no texts", file: "de.yaml",
            content: "a: { b: c }\nd:\n  - e\nf: g\n",
            units: ["a ! catalogue-form", "d ! catalogue-form", "f = g"]),
    ]
}

enum JSONCases {
    static let all = [
        CatalogueCase(
            name: "JSON: texts in the file's order", file: "de.json",
            content: "{\n  \"z\": \"Jetzt\",\n  \"a\" : \"Nur {left}\",\n\t\"m\":\"x\"\n}\n",
            units: ["z = Jetzt", "a = Nur {left}", "m = x"], places: ["2:9", "3:10", "4:7"], languages: [nil, nil]),
        // RFC 8259, section 7 "Strings".
        CatalogueCase(
            name: "JSON: every escape", file: "de.json",
            content: #"{"a": "\"\\\/\b\f\n\r\t\u00e4\u20AC", "b": "\uD83D\uDE00 \ud83d\udc69\u200d\ud83d\udc67"}"#,
            units: ["a = \"\\/\u{8}\u{C}\n\r\tä€", "b = 😀 👩‍👧"]),
        CatalogueCase(
            name: "JSON: characters that YAML takes for line ends", file: "de.json",
            content: "{\"a\": \"x \u{2028} y\", \"b\": \"p \u{85} q\", \"c\": \"r \u{2029}\"}",
            units: ["a = x \u{2028} y", "b = p \u{85} q", "c = r \u{2029}"]),
        CatalogueCase(
            name: "JSON: signs that YAML takes for syntax", file: "de.json",
            content: "{\"*a\": \"&b\", \"#c\": \"*d # e\", \"- f\": \"{g}: [h]\", \"'\": \"%i @j `k`\"}",
            units: ["*a = &b", "#c = *d # e", "- f = {g}: [h]", "' = %i @j `k`"]),
        CatalogueCase(
            name: "JSON: what is no text", file: "de.json",
            content: "{\"a\": {\"b\": \"c\"},\n\"d\": [\"e\"],\n\"f\": \"\", \"g\": \"h\"}",
            units: ["a ! catalogue-form", "d ! catalogue-form", "f = ", "g = h"]),
    ]
}
