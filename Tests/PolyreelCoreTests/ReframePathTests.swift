import Foundation
import PolyreelCore
import Testing

@Suite struct ReframePathTests {
    private static func crop(_ x: Int) -> Reframe { .crop(PixelRect(x: x, y: 0, width: 90, height: 160)) }

    private static func path(_ holds: [(Int, Int)]) throws -> ReframePath {
        try #require(ReframePath(holds.map { ReframePath.Hold(from: $0.0, reframe: crop($0.1)) }))
    }

    /// A path of three holds: 0 from frame 0, 10 from frame 20, 20 from frame 50.
    @Test(arguments: [
        (0, 20, [(0, 0)]), (0, 21, [(0, 0), (20, 10)]), (20, 50, [(0, 10)]), (19, 51, [(0, 0), (1, 10), (31, 20)]),
        (49, 100, [(0, 10), (1, 20)]), (50, 60, [(0, 20)]), (80, 90, [(0, 20)]),
    ])
    func aPartIsCountedFromItsFirstFrame(from: Int, to: Int, expected: [(Int, Int)]) throws {
        let path = try Self.path([(0, 0), (20, 10), (50, 20)])
        #expect(path.clipped(to: FrameRange(from: from, to: to)) == (try Self.path(expected)))
        for frame in from..<to {
            let part = path.clipped(to: FrameRange(from: from, to: to))
            #expect(part.reframe(at: frame - from) == path.reframe(at: frame))
        }
    }

    @Test func whatIsFramedAlikeIsEqual() throws {
        #expect(try Self.path([(0, 0), (20, 0), (50, 0)]) == ReframePath(Self.crop(0)))
        #expect(try Self.path([(0, 0), (20, 10), (50, 10)]) == Self.path([(0, 0), (20, 10)]))
    }

    @Test func aPathBeginsAtTheFirstFrameAndGoesOn() {
        #expect(ReframePath([]) == nil)
        let (one, two) = (Self.crop(0), Self.crop(10))
        #expect(ReframePath([.init(from: 1, reframe: one)]) == nil)
        #expect(ReframePath([.init(from: 0, reframe: one), .init(from: 0, reframe: two)]) == nil)
        #expect(
            ReframePath([
                .init(from: 0, reframe: one), .init(from: 9, reframe: two), .init(from: 8, reframe: one),
            ]) == nil)
    }

    @Test func aDraftOfAnotherProgramIsHeldToIt() throws {
        let path = try Self.path([(0, 0), (20, 10)])
        let data = try JSONEncoder().encode(path)
        #expect(try JSONDecoder().decode(ReframePath.self, from: data) == path)
        for text in ["[]", String(decoding: data, as: UTF8.self).replacing("\"from\":0", with: "\"from\":3")] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(ReframePath.self, from: Data(text.utf8))
            }
        }
    }
}
