import Foundation
import PolyreelCore
import PolyreelPublish
import Testing

/// In what two records' facts differ, whichever step tells them.
@Suite struct FactDifferenceTests {
    private func record(_ facts: [String: JSONValue]) -> VariantRecord {
        VariantRecord(
            id: "a", campaign: "c", manifest: "c.yaml", market: "de-DE", placement: "tiktok", status: .ready, files: [],
            media: VariantRecord.Media(
                width: 1080, height: 1920, frameRate: Rational(25), frames: 100, duration: 4, videoCodec: "h264",
                audioCodec: "aac", integratedLoudness: nil, truePeak: nil),
            facts: facts, spans: .none, findings: [],
            made: VariantRecord.Made(polyreel: "1", libav: "2", icu: "3", asset: "sha256:00"), key: "k",
            timeline: [VariantRecord.Span(key: "s", from: 0, to: 100)], overlays: [], picture: "p", soundtrack: "s")
    }

    private func difference(
        _ first: [String: JSONValue], _ second: [String: JSONValue]
    ) throws -> VariantDifference {
        try VariantDifference(record(first), record(second))
    }

    @Test func factsOfEveryStepAreCompared() throws {
        let difference = try difference(
            [
                "rights": .object(["contract": .text("BO-1")]), "watermark": .text("@lena"),
                "cta": .list([.object(["text": .text("Kaufen")])]), "gone": .bool(true),
            ],
            [
                "rights": .object(["contract": .text("BO-1")]), "watermark": .text("@mia"),
                "cta": .list([.object(["text": .text("Acheter")])]),
            ])
        #expect(difference.facts.keys.sorted() == ["cta", "gone", "watermark"])
        #expect(difference.facts["watermark"]?.map(\.path) == [""])
        #expect(difference.facts["watermark"]?.first?.second == .text("@mia"))
        #expect(difference.facts["gone"]?.map(\.second) == [nil])
        #expect(difference.callToAction.map(\.path) == ["0.text"])
        #expect(difference.callToAction == difference.facts["cta"])
    }

    /// The name that readers of the JSON know stays, also where nothing differs.
    @Test func callsToActionStayInTheDocument() throws {
        let same = try difference(["cta": .list([])], ["cta": .list([])])
        let document = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(same)) as? [String: Any])
        #expect((document["callToAction"] as? [Any])?.isEmpty == true)
        #expect((document["facts"] as? [String: Any])?.isEmpty == true)
    }
}
