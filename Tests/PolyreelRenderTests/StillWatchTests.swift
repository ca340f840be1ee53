import PolyreelCore
import PolyreelMedia
import Testing

@testable import PolyreelRender

/// Which frames may stand for a film, and how they count.
struct StillWatchTests {
    private static let size = PixelSize(width: 320, height: 180)

    /// Squares of `cell` pixels, moved by `shift`: grey, and darker or brighter by `contrast`.
    private func squares(_ cell: Int, shift: Int = 0, grey: Int = 126, contrast: Int = 60) throws -> Frame {
        let frame = try Frame(picture: Self.size)
        for plane in 0..<3 {
            frame.withPlane(plane) { bytes, stride, width, height in
                for y in 0..<height {
                    for x in 0..<width {
                        let odd = ((x + shift) / cell + y / cell) % 2 == 1
                        bytes[y * stride + x] = plane == 0 ? UInt8(grey + (odd ? contrast : -contrast)) : 128
                    }
                }
            }
        }
        return frame
    }

    private func looks(
        from: Int = 0, to: Int, start: Rational = .zero, _ frame: (Int) throws -> Frame
    ) rethrows -> [Int: Int] {
        var watch = StillWatch(start: start, rate: Rational(25), from: from)
        for number in from..<to { watch.note(try frame(number), number - from) }
        return Dictionary(uniqueKeysWithValues: watch.finish().map { (from + $0.frame, $0.score) })
    }

    @Test func framesAreTheSameWhereverASpanBegins() throws {
        let (one, other) = (try squares(10), try squares(14))
        func frame(_ number: Int) -> Frame { number < 50 ? one : other }
        let whole = looks(to: 100, frame)
        #expect(whole.keys.sorted() == [6, 18, 30, 42, 54, 66, 78, 90])
        let parts = [(0, 24), (24, 60), (60, 72), (72, 100)].reduce(into: [Int: Int]()) { all, part in
            all.merge(looks(from: part.0, to: part.1, frame)) { first, _ in first }
        }
        #expect(parts == whole)
        // The asset's time counts, not the film's: two seconds later the same pictures have the same numbers.
        let later = looks(to: 50, start: Rational(2)) { frame($0 + 50) }
        #expect(later.keys.map { $0 + 50 }.sorted() == [54, 66, 78, 90])
    }

    @Test func aFrameBesideACutIsWorseThanOneAway() throws {
        let (one, other) = (try squares(10), try squares(10, shift: 10))
        // Between frames 43 and 44 all light becomes dark.
        let found = looks(to: 100) { $0 < 44 ? one : other }
        let (beside, away) = (try #require(found[42]), try #require(found[30]))
        #expect(beside * 4 < away)
    }

    @Test func detailCountsAndABareWallDoesNotWhateverItsNoise() throws {
        let wall = try squares(400)
        let noisy = try squares(1, contrast: 3)
        let soft = try squares(10, contrast: 6)
        let sharp = try squares(10)
        let dark = try squares(10, grey: 22, contrast: 6)
        let bright = try squares(10, grey: 238, contrast: 12)
        func score(_ frame: Frame) throws -> Int { try #require(looks(to: 12) { _ in frame }[6]) }
        #expect(try score(wall) == 0)
        #expect(try score(noisy) == 0)
        #expect(try score(soft) < score(sharp))
        #expect(try score(dark) == 0)
        #expect(try score(bright) == 0)
    }
}
