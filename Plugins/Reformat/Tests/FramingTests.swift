import PolyreelCore
import Testing

@testable import Reformat

/// Crops and fits worked out by hand.
@Suite struct FramingTests {
    private let vertical = PixelSize(width: 1080, height: 1920)

    @Test func landscapeIsFittedOnAVerticalCanvas() {
        // 16:9 on 9:16 would keep 32 % of the picture.
        let reframe = Framing.reframe(PixelSize(width: 1920, height: 1080), on: vertical, policy: .auto)
        #expect(reframe == .fit(PixelRect(x: 0, y: 656, width: 1080, height: 608)))
    }

    @Test func sameShapeFillsTheCanvas() {
        let reframe = Framing.reframe(PixelSize(width: 540, height: 960), on: vertical, policy: .fit)
        #expect(reframe == .crop(PixelRect(x: 0, y: 0, width: 540, height: 960)))
    }

    @Test func verticalIsCroppedToFourByFive() {
        // 1080 x 1350 of 1080 x 1920 is 70 %.
        let reframe = Framing.reframe(vertical, on: PixelSize(width: 1080, height: 1350), policy: .auto)
        #expect(reframe == .crop(PixelRect(x: 0, y: 285, width: 1080, height: 1350)))
    }

    @Test func cropIsTakenWhereItIsAskedFor() {
        let reframe = Framing.reframe(PixelSize(width: 1920, height: 1080), on: vertical, policy: .crop)
        #expect(reframe == .crop(PixelRect(x: 656, y: 0, width: 608, height: 1080)))
    }

    @Test func fitsAreEvenAndInsideForEveryShape() {
        for width in stride(from: 3, through: 4001, by: 37) {
            for height in [2, 101, 481, 1080, 2161] {
                let source = PixelSize(width: width, height: height)
                let fit = Framing.fit(source, in: vertical)
                #expect([fit.x, fit.y, fit.width, fit.height].allSatisfy { $0 % 2 == 0 })
                #expect(PixelRect(x: 0, y: 0, width: 1080, height: 1920).contains(fit))
                let crop = Framing.crop(source, to: vertical)
                #expect(PixelRect(x: 0, y: 0, width: width, height: height).contains(crop))
            }
        }
    }

    @Test func levelsFollowTableA1() {
        func level(_ width: Int, _ height: Int, _ rate: Int, _ cap: Int) -> Int {
            H264Settings.level(canvas: PixelSize(width: width, height: height), rate: Rational(rate), bitRate: cap)
        }
        // 8160 macroblocks at 30 a second are 244,800: within level 4's 245,760.
        #expect(level(1080, 1920, 30, 12_000_000) == 40)
        #expect(level(1080, 1920, 60, 12_000_000) == 42)
        // 135 x 240 = 32,400 macroblocks: only level 5.1 holds a picture of that size.
        #expect(level(2160, 3840, 30, 30_000_000) == 51)
        // 120 x 34 = 4080.
        #expect(level(1920, 540, 30, 18_000_000) == 32)
    }
}
