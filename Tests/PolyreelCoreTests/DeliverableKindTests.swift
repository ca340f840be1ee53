import Foundation
import PolyreelCore
import Testing

@Suite struct DeliverableKindTests {
    @Test func aKindIsAWordInJSONAndAStepMayHaveItsOwn() throws {
        let kinds = [DeliverableKind.video, .image, .subtitles, .callToAction, DeliverableKind(rawValue: "chapters")]
        let json = try JSONEncoder().encode(kinds)
        #expect(String(decoding: json, as: UTF8.self) == #"["video","image","subtitles","cta","chapters"]"#)
        #expect(try JSONDecoder().decode([DeliverableKind].self, from: json) == kinds)
    }
}
