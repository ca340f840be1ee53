import Foundation
import PolyreelCore
import Testing

@Suite struct VariantRecordTests {
    private func record(_ facts: [String: JSONValue]) -> VariantRecord {
        VariantRecord(
            id: "a", campaign: "c", manifest: "c.yaml", market: "de-DE", placement: "tiktok", status: .withheld,
            files: [], media: nil, facts: facts, spans: .none, findings: [],
            made: VariantRecord.Made(polyreel: "1", libav: "2", icu: "3", asset: "sha256:00"), key: nil, timeline: nil,
            overlays: nil, picture: nil, soundtrack: nil)
    }

    private func object(_ record: VariantRecord) throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: try JSONEncoder().encode(record)) as? [String: Any])
    }

    @Test func factsStandBesideTheRecordsOwnKeys() throws {
        let facts: [String: JSONValue] = [
            "rights": .object(["contract": .text("BO-1")]), "cta": .list([.object(["start": .number(25.025)])]),
        ]
        let record = record(facts)
        let object = try object(record)
        #expect(
            object.keys.sorted() == [
                "campaign", "cta", "files", "findings", "id", "made", "manifest", "market", "placement", "rights",
                "spans", "status",
            ])
        #expect((object["rights"] as? [String: String]) == ["contract": "BO-1"])
        let read = try JSONDecoder().decode(VariantRecord.self, from: JSONEncoder().encode(record))
        #expect(read.facts == facts)
        #expect(read.id == "a" && read.status == .withheld && read.media == nil)
    }

    @Test func aFactCannotTakeTheRecordsPlace() throws {
        let object = try object(record(["id": .text("b"), "media": .text("none")]))
        #expect(object["id"] as? String == "a")
        #expect(object["media"] == nil)
    }

    /// As versions wrote it that knew two kinds of overlays.
    @Test func overlaysOfOlderRecordsAreRead() throws {
        let old = #"{"purpose": "cta", "from": 3, "to": 9, "text": "Jetzt\nkaufen", "plate": "00"}"#
        let read = try JSONDecoder().decode(VariantRecord.Overlay.self, from: Data(old.utf8))
        #expect(
            read
                == VariantRecord.Overlay(
                    role: OverlayRole(rawValue: "cta"), from: 3, to: 9, text: "Jetzt\nkaufen", plate: "00"))
        let written = String(decoding: try JSONEncoder().encode(read), as: UTF8.self)
        #expect(written.contains(#""role":"cta""#) && !written.contains("purpose"))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(VariantRecord.Overlay.self, from: Data(#"{"from": 3, "to": 9}"#.utf8))
        }
    }
}
