import Foundation
import PolyreelCore
import Testing

/// Contrasts by the formula of WCAG 2.2: white on #767676 is 4.54 to 1, on #777777 4.48 to 1.
@Suite struct BackdropTests {
    /// Two looks at a canvas of 2 x 1 cells, five frames apart.
    let backdrop = Backdrop(
        canvas: PixelSize(width: 48, height: 24), step: 5, luma: Data([16, 235, 16, 118]))

    private func contrast(_ x: Int, _ frames: ClosedRange<Int>) -> Double {
        backdrop.contrast(
            of: .white, under: PixelRect(x: x, y: 0, width: 24, height: 24),
            in: FrameRange(from: frames.lowerBound, to: frames.upperBound + 1)) ?? 0
    }

    @Test func blackAndWhiteAreTheEnds() {
        #expect(abs(contrast(0, 0...9) - 21) < 0.001)
        #expect(abs(contrast(24, 0...4) - 1) < 0.001)
    }

    @Test func theBrightestCellAndLookCounts() {
        // Luma 118 is 102/219 of the way to white: grey 119, #777777.
        #expect(abs(contrast(24, 5...9) - 4.48) < 0.01)
        #expect(abs(contrast(24, 3...9) - 1) < 0.001)
        // One pixel of the bright cell is enough.
        #expect(abs(contrast(1, 5...9) - 4.48) < 0.01)
    }

    @Test func whereNothingWasSeenNothingIsSaid() {
        let outside = PixelRect(x: 48, y: 0, width: 24, height: 24)
        #expect(backdrop.contrast(of: .white, under: outside, in: FrameRange(from: 0, to: 5)) == nil)
        let empty = Backdrop(canvas: PixelSize(width: 48, height: 24), step: 5, luma: Data())
        #expect(empty.contrast(of: .white, under: outside, in: FrameRange(from: 0, to: 5)) == nil)
    }
}
