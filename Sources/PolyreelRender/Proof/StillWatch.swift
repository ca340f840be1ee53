internal import CPixels
internal import PolyreelCore
internal import PolyreelMedia

/// Looks at the pictures of a span, before anything is laid over them, for those that may stand for the film.
///
/// Which of them are looked at depends on the asset's time alone, so that films which are cut otherwise, or show other
/// words, have the same ones.
struct StillWatch {
    /// Frames from one candidate to the next: 28 s at 30 a second have 70 of them, 8 s have 20.
    static let interval = 12
    /// How many frames before and after a candidate it is held against, for a cut, a fade or a fast pan.
    private static let reach = 3
    private static let grid = 16

    /// Of the asset's time, in frames of the film's rate: number of the span's frame 0.
    private let offset: Int
    private var small: [(number: Int, luma: [Int])] = []
    private var waiting: [(number: Int, detail: Int)] = []
    private var found: [SegmentRecord.Still] = []

    init(start: Rational, rate: Rational, from: Int) {
        offset = max(0, Int((start * rate).floor) + from)
    }

    /// Takes the span's next frame; `number` counts from its first.
    mutating func note(_ picture: Frame, _ number: Int) {
        let place = (offset + number) % Self.interval - Self.interval / 2
        guard [-Self.reach, 0, Self.reach].contains(place) else { return }
        small.append((number, Self.reduced(picture)))
        if place == 0 { waiting.append((number, detail(of: picture))) }
        if place == Self.reach { settle() }
    }

    /// All of the span, the best not told apart yet.
    mutating func finish() -> [SegmentRecord.Still] {
        settle()
        return found
    }

    private mutating func settle() {
        for (number, detail) in waiting {
            guard let own = small.first(where: { $0.number == number }) else { continue }
            let others = small.filter { abs($0.number - number) == Self.reach }
            let change = others.map { Self.distance($0.luma, own.luma) }.max() ?? 0
            // Sixteen codes of change between frames a tenth of a second apart take half. A handheld picture has four, a
            // lively one ten, a cut forty and more.
            found.append(SegmentRecord.Still(frame: number, score: detail * 256 / (256 + change)))
        }
        waiting = []
        small = []
    }

    /// How sharp and rich the picture is, and how much of it is well exposed. Each part counts by its differences, and no
    /// more than a well-drawn one has: neither an edge on a bare wall nor a noisy corner makes a picture.
    private func detail(of picture: Frame) -> Int {
        picture.withPlane(0) { bytes, stride, width, height in
            var (sum, exposed, count) = (0, 0, 0)
            for row in 0..<Self.grid {
                for column in 0..<Self.grid {
                    let (top, left) = (row * height / Self.grid, column * width / Self.grid)
                    let made = polyreel_detail_of(
                        bytes + top * stride + left, stride, Int32((column + 1) * width / Self.grid - left),
                        Int32((row + 1) * height / Self.grid - top))
                    guard made.count > 0 else { continue }
                    let difference = Int((Double(made.energy) / Double(made.count)).squareRoot() * 16)
                    sum += min(Self.most, max(0, difference - Self.noise))
                    exposed += Int(made.exposed)
                    count += Int(made.count)
                }
            }
            guard count > 0 else { return 0 }
            let share = exposed * 1000 / count
            return sum * share / 1000 * share / 1000
        } ?? 0
    }

    /// In sixteenths of the root of a part's mean energy: what a camera's noise makes of a bare wall (six codes a pixel
    /// either way), and how much above that counts.
    private static let (noise, most) = (128, 384)

    /// Luma at some points, in sixteenths of a code.
    private static func reduced(_ picture: Frame) -> [Int] {
        picture.withPlane(0) { bytes, stride, width, height in
            (0..<2 * grid).flatMap { row in
                (0..<2 * grid).map { column in
                    let at =
                        bytes + (2 * row + 1) * height / (4 * grid) * stride + (2 * column + 1) * width / (4 * grid)
                    return Int(at[0]) * 16
                }
            }
        } ?? []
    }

    private static func distance(_ one: [Int], _ other: [Int]) -> Int {
        zip(one, other).reduce(0) { $0 + abs($1.0 - $1.1) } / max(1, one.count)
    }
}
