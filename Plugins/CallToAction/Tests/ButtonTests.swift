import PolyreelCore
import Testing

@testable import CallToAction

@Suite struct ButtonTests {
    /// Counted in the platforms' own lists.
    @Test(arguments: [("tiktok", 30), ("meta", 102), ("google", 17), ("pinterest", 29), ("linkedin", 10)])
    func everyListIsWhole(id: String, count: Int) throws {
        let catalogue = try ButtonCatalogue.builtIn()
        #expect(catalogue.platforms.count == 5)
        let platform = try #require(catalogue.platforms.first { $0.id == id })
        #expect(Set(platform.buttons.value).count == count)
        #expect(platform.buttons.value.count == count)
        #expect(platform.buttons.source.hasPrefix("https://"))
        #expect(platform.buttons.asOf.contains(#/^20\d\d-\d\d-\d\d$/#))
    }

    @Test func theNineButtonsThatAllHave() throws {
        let catalogue = try ButtonCatalogue.builtIn()
        let own = catalogue.platforms.filter { $0.buttons.status == .v1 }
        #expect(own.count == 4)
        let common = catalogue.names.filter { name in own.allSatisfy { $0.buttons.value.contains(name) } }
        #expect(
            common.sorted() == [
                "APPLY_NOW", "BOOK_NOW", "CONTACT_US", "GET_QUOTE", "LEARN_MORE", "ORDER_NOW", "SHOP_NOW", "SIGN_UP",
                "SUBSCRIBE",
            ])
    }

    @Test(arguments: [
        (
            "DOWNLOAD_NOW",
            ["tiktok": "DOWNLOAD_NOW", "meta": "DOWNLOAD", "google": "DOWNLOAD", "pinterest": "DOWNLOAD"]
        ),
        ("WATCH_NOW", ["tiktok": "WATCH_NOW", "meta": "WATCH_MORE", "google": "WATCH_NOW", "pinterest": "WATCH_NOW"]),
        (
            "VISIT_STORE",
            ["tiktok": "VISIT_STORE", "meta": "VISIT_WEBSITE", "google": "VISIT_SITE", "pinterest": "VISIT_SITE"]
        ),
        ("SHOP_NOW", ["tiktok": "SHOP_NOW", "meta": "SHOP_NOW", "google": "SHOP_NOW", "pinterest": "SHOP_NOW"]),
    ])
    func aButtonHasEachPlatformsName(name: String, expected: [String: String]) async throws {
        // A button by any of its names is the same button.
        for requested in Set(expected.values) {
            let done = try await prepared(draft(), [call(button: requested)])
            #expect(done.codes.isEmpty)
            let buttons = try #require(try done.calls().first?.button)
            for (platform, button) in expected { #expect(buttons[platform] == button) }
        }
    }

    @Test func aButtonThatNobodyHasIsAnErrorWithASuggestion() async throws {
        let done = try await prepared(draft(), [call(button: "SHOP_NWO")])
        #expect(done.codes == ["button-unknown"])
        #expect(done.findings[0].hint == "did you mean 'SHOP_NOW'?")
        #expect(done.isWithheld)
    }

    @Test func aButtonThatOnlyThisPlatformLacksIsAWarning() async throws {
        let donate = [call(button: "DONATE_NOW")]
        #expect(try await prepared(draft(placement: "tiktok"), donate).codes == ["button-not-here"])
        #expect(try await prepared(draft(placement: "reels"), donate).codes.isEmpty)
        #expect(try await prepared(draft(placement: "pos-portrait"), donate).codes.isEmpty)
    }

    @Test func aCallMayHaveNoButton() async throws {
        let done = try await prepared(draft(), [call(button: nil)])
        #expect(done.codes.isEmpty)
        let buttons = try #require(try done.calls().first?.button)
        // The five platforms', and the one that was asked for.
        #expect(buttons.count == 6)
        #expect(buttons.values.allSatisfy { $0 == nil })
    }
}
