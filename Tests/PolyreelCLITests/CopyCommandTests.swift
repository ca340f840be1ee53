import Foundation
import TestSupport
import Testing

/// Copy to translators and back, in every format.
@Suite struct CopyCommandTests {
    private let campaign: Campaign

    init() throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE", "fr-FR", "pl-PL", "it-IT"]
        self.campaign = campaign
        try campaign.writeManifest()
        try campaign.folder.write("asset.mp4", "not looked at")
    }

    private func polyreel(_ arguments: String...) async throws -> Tool.Result {
        try await Tool.run(Product.polyreel, arguments)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: campaign.folder.path(name), encoding: .utf8)
    }

    private func exported(_ name: String, _ more: String...) async throws -> String {
        let arguments = [
            "copy", "export", campaign.manifestPath, "--market", "it-IT", "--to", campaign.folder.path(name),
            "--output", campaign.outputPath,
        ]
        let result = try await Tool.run(Product.polyreel, arguments + more)
        #expect(result.status == 0, "\(result.errors)")
        return try text(name)
    }

    @Test(arguments: [("it.xlf", "xliff"), ("it.xlf", "xliff2"), ("it.po", "po"), ("it.xcstrings", "xcstrings")])
    func aTranslationGoesOutAndComesBack(_ name: String, format: String) async throws {
        let out = try await exported(name, "--format", format)
        #expect(out.contains("cta.shop"))
        #expect(out.contains("Only {left, plural, one {# piece} other {# pieces}} – {price, number, currency}"))
        #expect(out.contains("call to action on tiktok, reels, pos-landscape, 1.0 s before the end to the end"))
        #expect(out.contains("at most about "))
        #expect(out.contains("keep as they are: {left}, {price}"))
        let italian = "Solo {left, plural, one {# pezzo} many {# di pezzi} other {# pezzi}} – {price, number, currency}"
        let source = "Only {left, plural, one {# piece} other {# pieces}} – {price, number, currency}"
        let back: String =
            switch format {
            case "xliff":
                out.replacing("</source>\n", with: "</source>\n<target>\(italian)</target>\n")
            case "xliff2":
                out.replacing("</source>\n", with: "</source>\n<target>\(italian)</target>\n")
            case "po":
                out.replacing("msgid \"\(source)\"\nmsgstr \"\"", with: "msgid \"\(source)\"\nmsgstr \"\(italian)\"")
            default:
                out.replacing("\"state\" : \"new\"", with: "\"state\" : \"translated\"")
                    .replacing("\"value\" : \"\"", with: "\"value\" : \"\(italian)\"")
            }
        try campaign.folder.write(name, back)
        let result = try await polyreel("copy", "import", campaign.manifestPath, campaign.folder.path(name))
        #expect(result.status == 0, "\(result.errors)")
        #expect(try text("copy/it.yaml") == "cta.shop: \"\(italian)\"\n")
    }

    @Test func yamlAndJSONHoldTheTextsAlone() async throws {
        #expect(try await exported("it.yaml").contains("# call to action on tiktok"))
        let json = try await exported("it.json")
        let decoded = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        #expect(decoded.keys.sorted() == ["cta.shop"])
    }

    @Test func aTranslationThatExistsIsInTheExport() async throws {
        let result = try await polyreel(
            "copy", "export", campaign.manifestPath, "--market", "de-DE", "--to", campaign.folder.path("de.xlf"))
        #expect(result.status == 0 && result.errors.contains("1 messages, 0 without translation"))
        #expect(try text("de.xlf").contains("<target state=\"translated\">Nur noch"))
    }

    @Test func thePictureOfAPublishedFilmIsNamed() async throws {
        try campaign.folder.write("out/glow/fr-FR/reels/film.jpg", "picture")
        #expect(try await exported("it.po").contains("#. picture: \(campaign.outputPath)/glow/fr-FR/reels/film.jpg"))
    }

    /// Other messages and comments stay; nothing is written when something is wrong.
    @Test func importKeepsWhatItDoesNotBring() async throws {
        try campaign.folder.write(
            "copy/de.yaml", "# Reviewed by Anna\ncta.old: \"Alt\" # keep\ncta.shop: Nur {left} für {price}\n")
        let file = campaign.folder.path("de.po")
        let head =
            "msgctxt \"cta.shop\"\nmsgid \"Only {left, plural, one {# piece} other {# pieces}} – {price, number, currency}\"\n"
        try campaign.folder.write("de.po", head + "msgstr \"Noch {left} – {price, number, currency}\"\n")
        let result = try await polyreel("copy", "import", campaign.manifestPath, file, "--market", "de-DE")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("1 messages changed"))
        #expect(
            try text("copy/de.yaml")
                == "# Reviewed by Anna\ncta.old: \"Alt\" # keep\ncta.shop: \"Noch {left} – {price, number, currency}\"\n"
        )
    }

    /// Austria's own words go to Austria; what it shares with Germany stays where it is.
    @Test func aRegionGetsWhatDiffersFromItsParent() async throws {
        var other = campaign
        other.markets = ["de-DE", "de-AT"]
        try other.writeManifest()
        let text = "{left, plural, one {# Stück} other {# Stück}} – {price, number, currency}"
        let german = "cta.old: \"Januar\"\ncta.same: \"Gleich\"\ncta.shop: \"Nur noch \(text)\"\n"
        try campaign.folder.write("copy/de.yaml", german)
        try campaign.folder.write(
            "copy/en.yaml",
            "cta.old: January\ncta.same: Same\ncta.shop: \"Only {left, plural, one {#} other {#}} {price, number, currency}\"\n"
        )
        let file = campaign.folder.path("at.po")
        func po(_ entries: [(String, String)]) -> String {
            "msgid \"\"\nmsgstr \"Language: de_AT\\n\"\n\n"
                + entries.map { "msgctxt \"\($0.0)\"\nmsgid \"\($0.0)\"\nmsgstr \"\($0.1)\"\n" }.joined(separator: "\n")
        }
        let brought = [("cta.old", "Jänner"), ("cta.same", "Gleich"), ("cta.shop", "Nur noch \(text)")]
        try campaign.folder.write("at.po", po(brought))
        let result = try await polyreel("copy", "import", campaign.manifestPath, file, "--verbose")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("1 messages changed"))
        #expect(result.errors.contains("[copy-regional]"), "\(result.errors)")
        #expect(try self.text("copy/de-AT.yaml") == "cta.old: \"Jänner\"\n")
        #expect(try self.text("copy/de.yaml") == german)

        // What the region says itself is kept up to date, even where its parent says the same by now.
        try campaign.folder.write("at.po", po([("cta.old", "Januar"), ("cta.same", "Gleich")]))
        let again = try await polyreel("copy", "import", campaign.manifestPath, file)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try self.text("copy/de-AT.yaml") == "cta.old: \"Januar\"\n")

        // Germany is the language's own region: its texts are the language's.
        try campaign.folder.write("de.json", "{\"cta.same\": \"Ebenso\"}")
        let usual = try await polyreel(
            "copy", "import", campaign.manifestPath, campaign.folder.path("de.json"), "--market", "de-DE")
        #expect(usual.status == 0, "\(usual.errors)")
        #expect(try self.text("copy/de.yaml").contains("cta.same: \"Ebenso\""))
    }

    /// Austria's texts come first, Germany's later: neither writes over the other's.
    @Test func aRegionThatComesFirstDoesNotFoundTheLanguage() async throws {
        var other = campaign
        other.markets = ["de-DE", "de-AT"]
        try other.writeManifest()
        try FileManager.default.removeItem(atPath: campaign.folder.path("copy/de.yaml"))
        for (market, words) in [("de-AT", "Bloß noch"), ("de-DE", "Nur noch")] {
            let text = "\(words) {left, plural, one {# Stück} other {# Stück}} – {price, number, currency}"
            try campaign.folder.write("\(market).json", "{\"cta.shop\": \"\(text)\"}")
            let result = try await polyreel(
                "copy", "import", campaign.manifestPath, campaign.folder.path("\(market).json"), "--market", market)
            #expect(result.status == 0, "\(result.errors)")
        }
        #expect(try text("copy/de-AT.yaml").contains("Bloß noch"))
        #expect(try text("copy/de.yaml").contains("Nur noch"))
    }

    @Test func aRegionThatSaysNothingElseGetsNoCatalogue() async throws {
        var other = campaign
        other.markets = ["de-DE", "de-AT"]
        try other.writeManifest()
        let german = try text("copy/de.yaml")
        let shop = "Nur noch {left, plural, one {# Stück} other {# Stück}} – {price, number, currency}"
        try campaign.folder.write("at.json", "{\"cta.shop\": \"\(shop)\"}")
        let result = try await polyreel(
            "copy", "import", campaign.manifestPath, campaign.folder.path("at.json"), "--market", "de-AT")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("0 messages changed"))
        #expect(!FileManager.default.fileExists(atPath: campaign.folder.path("copy/de-AT.yaml")))
        #expect(try text("copy/de.yaml") == german)
    }

    /// The language's only market in the manifest: its words are the language's.
    @Test func aRegionAloneWritesTheLanguage() async throws {
        var other = campaign
        other.markets = ["de-AT", "fr-FR"]
        try other.writeManifest()
        try campaign.folder.write("at.json", "{\"cta.shop\": \"Noch {left} – {price, number, currency}\"}")
        let result = try await polyreel(
            "copy", "import", campaign.manifestPath, campaign.folder.path("at.json"), "--market", "de-AT")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try text("copy/de.yaml") == "cta.shop: \"Noch {left} – {price, number, currency}\"\n")
        #expect(!FileManager.default.fileExists(atPath: campaign.folder.path("copy/de-AT.yaml")))
    }

    @Test func commentsStayInFilesOfWindowsToo() async throws {
        try campaign.folder.write("copy/de.yaml", "# Keep me\r\ncta.shop: Nur {left} für {price}\r\n")
        try campaign.folder.write(
            "de.json", "{\"cta.shop\": \"Noch {left} – {price, number, currency}\"}")
        let result = try await polyreel(
            "copy", "import", campaign.manifestPath, campaign.folder.path("de.json"), "--market", "de-DE")
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            try text("copy/de.yaml")
                == "# Keep me\r\ncta.shop: \"Noch {left} – {price, number, currency}\"\r\n")
    }

    /// A market that reads the source language: nothing may take the source copy's place.
    @Test func theSourceCopyIsNotImportedOver() async throws {
        var other = campaign
        other.markets = ["en-GB", "de-DE"]
        try other.writeManifest()
        let before = try text("copy/en.yaml")
        try campaign.folder.write("en.json", "{\"cta.shop\": \"{left} {price, number, currency}!\"}")
        let result = try await polyreel(
            "copy", "import", campaign.manifestPath, campaign.folder.path("en.json"), "--market", "en-GB")
        #expect(result.status == 2 && result.errors.contains("[copy-source]"), "\(result.errors)")
        #expect(try text("copy/en.yaml") == before)
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        let translation: String
        let code: String
        let place: String
        var testDescription: String { code }
    }

    @Test(arguments: [
        Wrong(translation: "Nur {left, plural, one {#}} {price}", code: "message-syntax", place: "de.po:3:"),
        Wrong(translation: "Nur noch {left}", code: "message-argument-lost", place: "de.po:3:"),
        Wrong(translation: "Nur {left} {price} {Preis}", code: "message-argument-added", place: "de.po:3:28:"),
    ])
    func wrongTranslationsAreRefusedWhole(_ wrong: Wrong) async throws {
        let before = try text("copy/de.yaml")
        try campaign.folder.write(
            "de.po", "msgctxt \"cta.shop\"\nmsgid \"x\"\nmsgstr \"\(wrong.translation)\"\n")
        let result = try await polyreel(
            "copy", "import", campaign.manifestPath, campaign.folder.path("de.po"), "--market", "de-DE")
        #expect(result.status == 2)
        #expect(result.errors.contains("[\(wrong.code)]"), "\(result.errors)")
        #expect(result.errors.contains(wrong.place), "\(result.errors)")
        #expect(try text("copy/de.yaml") == before)
    }

    @Test func theFolderOfMessagesIsNoPlaceForAnExport() async throws {
        let result = try await polyreel(
            "copy", "export", campaign.manifestPath, "--market", "it-IT", "--to", campaign.folder.path("copy/it.xlf"))
        #expect(result.status == 2 && result.errors.contains("[copy-inside]"), "\(result.errors)")
        #expect(!FileManager.default.fileExists(atPath: campaign.folder.path("copy/it.xlf")))
    }

    @Test func unknownKeysAndMarketsAreRefused() async throws {
        try campaign.folder.write("de.json", "{\"cta.shopp\": \"x\"}")
        let file = campaign.folder.path("de.json")
        let key = try await polyreel("copy", "import", campaign.manifestPath, file, "--market", "de-DE")
        #expect(key.status == 2 && key.errors.contains("did you mean 'cta.shop'?"))
        let market = try await polyreel("copy", "import", campaign.manifestPath, file)
        #expect(market.status == 2 && market.errors.contains("[copy-market]"))
        let other = try await polyreel("copy", "import", campaign.manifestPath, file, "--market", "sv-SE")
        #expect(other.status == 2 && other.errors.contains("[market-unknown]"))
    }

    /// What no card holds at its smallest size is not taken in; the shaper decides, not a count.
    @Test func aTextThatFitsNoCardIsRefused() async throws {
        let long =
            "Solo per poco tempo " + String(repeating: "straordinariamente ", count: 14)
            + "{left} – {price, number, currency}"
        let source = "Only {left, plural, one {# piece} other {# pieces}} – {price, number, currency}"
        func file(_ text: String) -> String { "msgctxt \"cta.shop\"\nmsgid \"\(source)\"\nmsgstr \"\(text)\"\n" }
        try campaign.folder.write("it.po", file(long))
        for more in [[], ["--check"]] {
            let result = try await Tool.run(
                Product.polyreel,
                [
                    "copy", "import", campaign.manifestPath, campaign.folder.path("it.po"), "--market", "it-IT",
                    "--data", campaign.dataPath,
                ]
                    + more)
            #expect(result.status == 2, "\(result.errors)")
            #expect(result.errors.contains("copy-overflow") && result.errors.contains("tiktok"), "\(result.errors)")
            #expect(result.errors.contains("it.po:3:8"), "\(result.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: campaign.folder.path("copy/it.yaml")))
        // As many narrow letters fit.
        let narrow = String(repeating: "il ", count: 30) + "{left} – {price, number, currency}"
        try campaign.folder.write("it.po", file(narrow))
        let taken = try await polyreel(
            "copy", "import", campaign.manifestPath, campaign.folder.path("it.po"), "--market", "it-IT", "--data",
            campaign.dataPath)
        #expect(taken.status == 0, "\(taken.errors)")
    }

    /// A price stands below its headline, larger: what does not fit there is told of the price, and the translator is told
    /// of its room.
    @Test func aPriceThatFitsNoCardIsRefused() async throws {
        var priced = campaign
        priced.more = """
              - { text: cta.now, price: cta.price, start: -2s, end: -1s }
            """
        try priced.writeManifest()
        try campaign.folder.write(
            "copy/en.yaml",
            "cta.shop: \"Only {left} – {price, number, currency}\"\ncta.now: Shop now\n"
                + "cta.price: \"{price, number, currency}\"\n")
        #expect(try await exported("it.po").contains("price of the call to action on tiktok"))
        let amount = "{price, number, currency}"
        func imported(_ texts: [String: String]) async throws -> Tool.Result {
            try campaign.folder.write("it.json", String(decoding: JSONEncoder().encode(texts), as: UTF8.self))
            return try await polyreel(
                "copy", "import", campaign.manifestPath, campaign.folder.path("it.json"), "--market", "it-IT", "--data",
                campaign.dataPath, "--check")
        }
        let long = String(repeating: "soltanto per pochissimo ", count: 6) + amount
        let both = try await imported(["cta.now": "Compra ora", "cta.price": long])
        #expect(both.status == 2 && both.errors.contains("message 'cta.price' does not fit"), "\(both.errors)")
        #expect(!both.errors.contains("message 'cta.now'"), "\(both.errors)")
        let short = try await imported(["cta.now": "Compra ora", "cta.price": amount])
        #expect(short.status == 0, "\(short.errors)")
        // Beside a headline that the catalogue has already.
        try campaign.folder.write("copy/it.yaml", "cta.now: Compra ora\n")
        let later = try await imported(["cta.price": long])
        #expect(later.status == 2 && later.errors.contains("message 'cta.price' does not fit"), "\(later.errors)")
        let fine = try await imported(["cta.price": "da \(amount)"])
        #expect(fine.status == 0, "\(fine.errors)")
    }
}
