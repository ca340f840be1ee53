import Foundation
import PolyreelCore
import Testing

@Suite struct JSONValueTests {
    private struct Facts: Codable, Equatable {
        let name: String
        let link: String?
        let shares: [Decimal]
        let frames: FrameRange
        let isPaid: Bool
    }

    @Test func typedInsideJSONOutside() throws {
        let facts = Facts(
            name: "a", link: nil, shares: [Decimal(703_704) / 1_000_000, 12], frames: FrameRange(from: 2, to: 3),
            isPaid: false)
        let value = try JSONValue(encoding: facts)
        #expect(
            value
                == .object([
                    "name": .text("a"), "shares": .list([.number(0.703704), .integer(12)]),
                    "frames": .object(["from": .integer(2), "to": .integer(3)]), "isPaid": .bool(false),
                ]))
        #expect(try value.decoded(as: Facts.self) == facts)
    }

    @Test func whatIsOfAnotherKindIsAnError() {
        #expect(throws: DecodingError.self) { try JSONValue.text("a").decoded(as: Facts.self) }
    }
}
