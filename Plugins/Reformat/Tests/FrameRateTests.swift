import PolyreelCore
import PolyreelManifest
import TestSupport
import Testing

@testable import Reformat

@Suite struct FrameRateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let source: String
        let placement: String
        let chosen: String
        var testDescription: String { "\(source) on \(placement)" }
    }

    /// 24, 25, 29.97 and 30 stay; of others every second, third ... picture is shown, or each two, three ... times;
    /// LinkedIn takes less than 30. Where nothing is even, the least uneven: 40 to 24 is a step of 5/3, a third of a
    /// picture from 2.
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
        Case(source: "72", placement: "tiktok", chosen: "24"),
        Case(source: "90", placement: "tiktok", chosen: "30"),
        Case(source: "90", placement: "linkedin", chosen: "30000/1001"),
        Case(source: "10", placement: "tiktok", chosen: "30"),
        Case(source: "144", placement: "tiktok", chosen: "24"),
        Case(source: "75", placement: "tiktok", chosen: "25"),
        Case(source: "100", placement: "tiktok", chosen: "25"),
        Case(source: "240", placement: "tiktok", chosen: "30"),
        Case(source: "120000/1001", placement: "tiktok", chosen: "30000/1001"),
        Case(source: "48000/1001", placement: "tiktok", chosen: "24"),
        Case(source: "12", placement: "tiktok", chosen: "24"),
        Case(source: "5", placement: "tiktok", chosen: "25"),
        Case(source: "1", placement: "tiktok", chosen: "24"),
        Case(source: "20", placement: "tiktok", chosen: "24"),
        Case(source: "40", placement: "tiktok", chosen: "24"),
        Case(source: "80", placement: "tiktok", chosen: "25"),
    ]

    @Test(arguments: cases) func filmFollowsTheSource(_ example: Case) throws {
        let placement = try #require(PlacementCatalogue.builtIn().first { $0.id == example.placement })
        let source = try #require(Rational(example.source))
        #expect(
            FrameRate.chosen(for: source, average: source, placement: placement) == Rational(example.chosen))
    }

    @Test func allCasesRan() { #expect(Self.cases.count == 33) }

    private func finding(_ source: String, variable: Bool = false) throws -> Finding? {
        let placement = try #require(PlacementCatalogue.builtIn().first { $0.id == "tiktok" })
        let rate = try #require(Rational(source))
        let sample = AssetFacts.sample(rate: rate).picture
        let picture = PictureFacts(
            stream: 0, codec: sample.codec, pixelFormat: sample.pixelFormat, codedSize: sample.codedSize,
            sampleAspect: sample.sampleAspect, orientation: .upright, interlaced: false, dynamicRange: .standard,
            matrix: .bt709, fullRange: false, alpha: false, frames: 100, rate: rate, averageRate: rate,
            variableRate: variable, origin: .zero, start: .zero, end: Rational(100) / rate)
        return FrameRate.finding(
            FrameRate.chosen(for: rate, average: rate, placement: placement), for: picture, on: placement)
    }

    /// 40 to 24: 24 steps of 5/3 are 8 of one and 16 of two. 20 to 24: 20 pictures, of which 4 stand twice as long. 80 to
    /// 25: 25 steps of 3.2 are 20 of three and 5 of four.
    @Test(arguments: [("40", "24", "8"), ("20", "24", "4"), ("80", "25", "5")])
    func whatCannotBeEvenIsToldWithHowUneven(source: String, rate: String, odd: String) throws {
        let finding = try #require(try finding(source))
        #expect(finding.code == "frame-rate-uneven" && finding.severity == .warning)
        #expect(
            finding.message.contains(
                "\(source) pictures a second become \(rate) frames, and \(odd) times a second a step"),
            "\(finding.message)")
    }

    @Test(arguments: ["24", "25", "30", "60", "72", "10", "24000/1001", "30000/1001", "144", "90", "12.5"])
    func whatIsEvenIsNotTold(source: String) throws { #expect(try finding(source) == nil) }

    @Test func picturesAtOddTimesHaveNoStep() throws { #expect(try finding("40", variable: true) == nil) }
}
