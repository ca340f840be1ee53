/// String catalogues as Xcode writes them.
enum XCStringsCases {
    static func catalogue(_ strings: String, source: String = "en") -> String {
        "{ \"sourceLanguage\" : \"\(source)\",\n  \"strings\" : {\n\(strings)\n}, \"version\" : \"1.0\" }"
    }

    static func unit(_ value: String, _ state: String = "translated") -> String {
        "{ \"stringUnit\" : { \"state\" : \"\(state)\", \"value\" : \"\(value)\" } }"
    }

    static let all = [
        CatalogueCase(
            name: "string catalogue: one language of several", file: "Localizable.xcstrings",
            content: catalogue(
                "\"cta.shop\" : { \"comment\" : \"n\", \"extractionState\" : \"manual\", \"localizations\" : {\n"
                    + "\"en\" : \(unit("Shop")),\n\"de\" : \(unit("Kaufen")), \"fr\" : \(unit("Acheter")) } }"),
            units: ["cta.shop = Kaufen"], places: ["5:62"], sources: ["Shop"], languages: ["en", "de"]),
        CatalogueCase(
            name: "string catalogue: tags in another form", file: "Localizable.xcstrings",
            content: catalogue(
                "\"a\" : { \"localizations\" : { \"zh-Hant-TW\" : \(unit("b")), \"zh-HK\" : \(unit("c")) } }"),
            language: "zh-TW", units: ["a = b"]),
        CatalogueCase(
            name: "string catalogue: states", file: "Localizable.xcstrings",
            content: catalogue(
                "\"a\" : { \"localizations\" : { \"de\" : \(unit("b", "new")) } },\n"
                    + "\"c\" : { \"localizations\" : { \"de\" : \(unit("d", "needs_review")) } },\n"
                    + "\"e\" : { \"localizations\" : { \"de\" : \(unit("")) } },\n"
                    + "\"f\" : { \"localizations\" : { \"fr\" : \(unit("g")) } }, \"h\" : { }"),
            units: ["a ?", "c = d", "e ?", "f ?", "h ?"]),
        // String(format:) is for texts with arguments; NSLocalizedString gives any other as it stands.
        CatalogueCase(
            name: "string catalogue: two signs are two where nothing is formatted", file: "Localizable.xcstrings",
            content: catalogue("\"a\" : { \"localizations\" : { \"de\" : \(unit("100%% gut")) } }"),
            units: ["a = 100%% gut"]),
        CatalogueCase(
            name: "string catalogue: a key without a text is the source's text", file: "Localizable.xcstrings",
            content: catalogue("\"Shop now\" : { }, \"a\" : { \"localizations\" : { \"en\" : \(unit("b")) } }"),
            language: "en", units: ["Shop now = Shop now", "a = b"], sources: ["Shop now", "b"]),
        CatalogueCase(
            name: "string catalogue: the one language that it translates to", file: "Localizable.xcstrings",
            content: catalogue(
                "\"a\" : { \"localizations\" : { \"en\" : \(unit("b")), \"pl\" : \(unit("c")) } },\n"
                    + "\"d\" : { \"localizations\" : { \"pl\" : \(unit("e")) } }"),
            language: "", units: ["a = c", "d = e"], sources: ["b", "d"], languages: ["en", "pl"]),
        CatalogueCase(
            name: "string catalogue: escapes", file: "Localizable.xcstrings",
            content: catalogue(
                "\"\\u00e4 \\\"b\\\"\" : { \"localizations\" : { \"de\" : \(unit("\\uD83D\\uDE00\\n\\/")) } }"),
            units: ["ä \"b\" = 😀\n/"], places: ["-"]),
        CatalogueCase(
            name: "string catalogue: placeholders of printf", file: "Localizable.xcstrings",
            content: catalogue(
                ["Hallo %@", "%lld Tage", "%1$@ und %2$d", "%.2f €", "100 % Wolle", "50 %", "5%-Rabatt"].enumerated()
                    .map {
                        "\"\($0)\" : { \"localizations\" : { \"de\" : \(unit($1)) } }"
                    }.joined(separator: ",\n")),
            units: [
                "0 ! catalogue-placeholder", "1 ! catalogue-placeholder", "2 ! catalogue-placeholder",
                "3 ! catalogue-placeholder", "4 = 100 % Wolle", "5 = 50 %", "6 = 5%-Rabatt",
            ]),
        CatalogueCase(
            name: "string catalogue: a key with a placeholder, in the source's language", file: "Localizable.xcstrings",
            content: catalogue("\"Hi %@\" : { }"), language: "en", units: ["Hi %@ ! catalogue-placeholder"]),
        CatalogueCase(
            name: "string catalogue: variations by device, and substitutions", file: "Localizable.xcstrings",
            content: catalogue(
                "\"a\" : { \"localizations\" : { \"de\" : { \"variations\" : { \"device\" : { \"mac\" : \(unit("b")) } } } } },\n"
                    + "\"c\" : { \"localizations\" : { \"de\" : { \"substitutions\" : { } } } }"),
            units: ["a ! catalogue-variations", "c ! catalogue-variations"]),
        CatalogueCase(
            name: "string catalogue: nothing in it", file: "Localizable.xcstrings", content: catalogue(""), units: [],
            languages: ["en", "de"]),
    ]
}
