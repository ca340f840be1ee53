import PolyreelCore
import Testing

@testable import CallToAction

@Suite struct LinkTests {
    /// Percent-encoding by RFC 3986, section 2: "@" is 40, "ü" is C3 BC, "&" is 26.
    @Test(arguments: [
        ("https://shop.example/{market}/mascara?sku=42", "https://shop.example/de-AT/mascara?sku=42"),
        ("https://s.example/{country}/{language}?c={code}", "https://s.example/AT/de?c=L%26%C3%BC%201"),
        ("https://s.example/?u={creator}&p={placement}", "https://s.example/?u=%40lena.glow&p=tiktok"),
        ("https://s.example/?k={campaign}&id=__CAMPAIGN_ID__", "https://s.example/?k=glow-mascara&id=__CAMPAIGN_ID__"),
        ("https://s.example/?a={{ad.id}}&m={market}", "https://s.example/?a={{ad.id}}&m=de-AT"),
        ("https://s.example/%7Bx%7D", "https://s.example/%7Bx%7D"),
    ])
    func variablesAreFilledInAndMacrosLeft(template: String, expected: String) async throws {
        let code = "L&ü 1"
        let done = try await prepared(draft(code: code), [call(link: template, code: code)])
        #expect(done.codes.isEmpty)
        #expect(try done.calls().first?.link == expected)
    }

    @Test(arguments: [
        ("https://s.example/{markt}", "did you mean 'market'?"),
        ("https://s.example/{", "write variables like {market}"),
        ("https://s.example/}", "write variables like {market}"),
        ("https://s.example/{{x", "write variables like {market}"),
        ("https://s.example/{}", "they are market, country, language, placement, campaign, creator, code"),
        ("https://s.example/{code}", "this call to action has no code: add 'code:', or leave {code} out"),
    ])
    func whatCannotBeFilledInIsAnError(template: String, hint: String) async throws {
        let done = try await prepared(draft(code: nil), [call(link: template, code: nil)])
        #expect(done.codes == ["link-variable"])
        #expect(done.findings[0].hint == hint)
        #expect(done.isWithheld)
    }
}
