import Foundation
import Mustache
import TestSupport
import Testing

@testable import PolyreelPublish
@testable import PolyreelWorker

/// The page of a report, as another program's parser of HTML reads it.
@Suite struct ReportPageTests {
    /// What python's parser finds: each start tag with its attributes, and the text outside of style sheets.
    private struct Page: Decodable {
        let tags: [Tag]
        let text: String

        struct Tag: Decodable {
            let name: String
            let attributes: [String: String]
        }
    }

    private static let reader = """
        import html.parser, json, sys
        class Reader(html.parser.HTMLParser):
            def __init__(self):
                super().__init__()
                self.tags, self.text, self.open = [], [], []
            def handle_starttag(self, name, attributes):
                self.tags.append({"name": name, "attributes": {key: value or "" for key, value in attributes}})
                if name not in ("meta", "br", "img"): self.open.append(name)
            def handle_endtag(self, name):
                if self.open.pop() != name: sys.exit("</%s> closes another tag" % name)
            def handle_data(self, data):
                if self.open[-1:] != ["style"]: self.text.append(data)
        reader = Reader()
        reader.feed(open(sys.argv[1], encoding="utf-8", newline="").read())
        reader.close()
        if reader.open: sys.exit("left open: %s" % reader.open)
        print(json.dumps({"tags": reader.tags, "text": "".join(reader.text)}))
        """

    private func read(_ html: String) async throws -> Page {
        let folder = try TemporaryFolder()
        try folder.write("page.html", html)
        let result = try await Tool.run("python3", ["-c", Self.reader, folder.path("page.html")])
        try #require(result.status == 0, "\(result.errors)")
        return try JSONDecoder().decode(Page.self, from: Data(result.output.utf8))
    }

    /// Text that ends an attribute or a tag if it is let through: alone, and with a mark that makes one `Character` of two.
    private static let hostile = [
        "\" onclick=\"x", "' onclick='x", "<b>", "</title><script>", "&lt;b&gt;", "&amp;quot;", "a & b",
        "\"\u{301} onclick=\"\u{301}x", "'\u{308} onclick='\u{308}x", "<\u{20DD}script>\u{20DD}", "&\u{301}lt;",
        "\"\u{FE0F} onclick=x", "\u{600}<img src=x onerror=alert(1)\u{600}>", JoiningScalars.around("<"),
        JoiningScalars.around("\""), JoiningScalars.around("'"), JoiningScalars.around("&"),
        ">\u{200D}", "{{campaign}}", "{{{campaign}}}",
    ]

    @Test(arguments: hostile)
    func whatIsEscapedIsReadAsItWas(_ text: String) async throws {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        let template = try MustacheTemplate(
            string: "{{% CONTENT_TYPE:\(HTMLText.name)}}<p title=\"{{.}}\" lang='{{.}}'>{{.}}</p>")
        let page = try await read(template.render(text))
        #expect(page.tags.map(\.name) == ["p"])
        #expect(page.tags.first.map { Array($0.attributes.keys).sorted() } == ["lang", "title"])
        for read in [page.text, page.tags.first?.attributes["title"], page.tags.first?.attributes["lang"]] {
            #expect(read.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
        }
    }

    @Test func theLibrarysOwnEscaperWouldLetAQuoteWithAMarkThrough() throws {
        // Why there is an escaper of our own; it may go when this fails.
        let theirs = try MustacheTemplate(string: "{{.}}").render("\"\u{301}")
        #expect(theirs.unicodeScalars.contains("\""))
        #expect(!HTMLText().escapeText("\"\u{301}").unicodeScalars.contains("\""))
    }

    @Test func hostileWordsOfAFilmStayWords() async throws {
        var campaign = try Campaign()
        campaign.markets = ["de-DE", "fr-FR"]
        campaign.placements = ["tiktok"]
        try CampaignRun.makeAsset(campaign)
        try campaign.folder.write(
            "glow.en.srt", "1\n00:00:00,480 --> 00:00:01,600\n\(Self.hostile[7])\n\n")
        let report = try await CampaignRun.run(campaign)
        let page = try await read(ReportPage.html(report, linkBase: "a \"b\u{301}/"))
        let known = ["alt", "charset", "class", "content", "href", "lang", "loading", "name", "src", "title"]
        #expect(Set(page.tags.flatMap(\.attributes.keys)).subtracting(known).isEmpty)
        #expect(page.tags.contains { $0.attributes["title"]?.contains("onclick") == true })
        #expect(page.tags.count { $0.name == "article" } == 2)
        let links = page.tags.compactMap { $0.attributes["href"] }
        #expect(!links.isEmpty && links.allSatisfy { $0.hasPrefix("a%20%22b%CC%81/") })
    }
}
