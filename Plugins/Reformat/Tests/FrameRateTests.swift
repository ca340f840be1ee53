import PolyreelCore
import PolyreelManifest
import Testing

@testable import Reformat

@Suite struct FrameRateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let source: String
        let placement: String
        let chosen: String
        var testDescription: String { "\(source) on \(placement)" }
    }

    /// 24, 25, 29.97 and 30 stay, 50 and 60 halve; LinkedIn takes less than 30.
    static let cases = [
        Case(source: "24", placement: "tiktok", chosen: "24"),
        Case(source: "25", placement: "tiktok", chosen: "25"),
        Case(source: "30000/1001", placement: "tiktok", chosen: "30000/1001"),
        Case(source: "30", placement: "tiktok", chosen: "30"),
        Case(source: "50", placement: "tiktok", chosen: "25"),
        Case(source: "60", placement: "reels", chosen: "30"),
        Case(source: "60000/1001", placement: "shorts", chosen: "30000/1001"),
        Case(source: "120", placement: "tiktok", chosen: "30"),
        Case(source: "48", placement: "tiktok", chosen: "24"),
        Case(source: "15", placement: "tiktok", chosen: "30"),
        Case(source: "12.5", placement: "tiktok", chosen: "25"),
        Case(source: "24000/1001", placement: "tiktok", chosen: "24"),
        Case(source: "29", placement: "tiktok", chosen: "30000/1001"),
        Case(source: "30", placement: "linkedin", chosen: "30000/1001"),
        Case(source: "60", placement: "linkedin", chosen: "30000/1001"),
        Case(source: "25", placement: "linkedin", chosen: "25"),
        Case(source: "60", placement: "pos-landscape", chosen: "30"),
    ]

    @Test(arguments: cases) func filmFollowsTheSource(_ example: Case) throws {
        let placement = try #require(PlacementCatalogue.builtIn().first { $0.id == example.placement })
        let source = try #require(Rational(example.source))
        #expect(
            FrameRate.chosen(for: source, average: source, placement: placement) == Rational(example.chosen))
    }

    @Test func allCasesRan() { #expect(Self.cases.count == 17) }
}
