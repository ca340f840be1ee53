import PolyreelCore
import Testing

@Suite struct OverlayFadeTests {
    private let frames = FrameRange(from: 100, to: 160)

    @Test func stepsAreEvenAndWholeBetween() throws {
        let fade = try #require(OverlayFade(rising: 3, falling: 1, of: frames))
        // Quarters and halves of 64.
        #expect((98..<104).map { fade.share(at: $0, of: frames) } == [64, 64, 16, 32, 48, 64])
        #expect((157..<161).map { fade.share(at: $0, of: frames) } == [64, 64, 32, 64])
    }

    @Test func whatIsShortComesAndGoesInAThird() throws {
        let short = FrameRange(from: 0, to: 7)
        let fade = try #require(OverlayFade(rising: 6, falling: 6, of: short))
        #expect(fade.rising.count == 2 && fade.falling.count == 2)
        #expect(OverlayFade(rising: 6, falling: 6, of: FrameRange(from: 0, to: 2)) == nil)
        #expect(OverlayFade(rising: 0, falling: 0, of: frames) == nil)
    }

    /// A part shows in each of its frames what the whole shows there.
    @Test(arguments: [(90, 170), (100, 160), (100, 102), (102, 158), (103, 157), (159, 160), (120, 130), (105, 159)])
    func aPartIsAsTheWhole(_ from: Int, _ to: Int) throws {
        let fade = try #require(OverlayFade(rising: 6, falling: 6, of: frames))
        let part = try #require(frames.clamped(to: FrameRange(from: from, to: to)))
        let clipped = fade.clipped(to: part, of: frames)
        for frame in part.from..<part.to {
            #expect(
                (clipped?.share(at: frame, of: part) ?? OverlayFade.whole) == fade.share(at: frame, of: frames),
                "\(frame)")
        }
        #expect((clipped == nil) == (from >= 106 && to <= 154))
    }
}
