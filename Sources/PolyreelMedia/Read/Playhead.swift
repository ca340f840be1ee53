internal import CFFmpeg
internal import Foundation
internal import PolyreelCore

/// The picture that is shown now, and the one after it.
final class Playhead {
    let pictures: ShownPictures
    let timeBase: AVRational
    private(set) var current: SourcePicture
    private var upcoming: SourcePicture?
    /// What was damaged on the way to the current picture; what came with the one after it is not among that.
    private(set) var damagedBefore: Int

    /// Opens the asset so that the picture to show at `limit` (which gets the stream's time base) is the current one.
    ///
    /// Where a seek lands is not believed: an index may hold decoding times, and what follows a key frame may lean on
    /// pictures before it. So the first picture must not be later than the wanted one, and enough pictures before it
    /// must have been decoded; else the search goes back to an earlier key frame, and in the end to the start.
    /// - Parameters:
    ///   - decoders: threads that decode.
    ///   - wholly: whether everything from the start is decoded, wherever the picture is.
    init(
        path: String, facts: AssetFacts, decoders: Int = 1, wholly: Bool = false, limit: (AVRational) throws -> Int64
    ) throws {
        let reliable = facts.hasReliableTimes
        func open() throws(MediaError) -> (PictureSource, ShownPictures) {
            let source = try PictureSource(
                path: path, stream: facts.picture.stream, trustsTimes: reliable, restarts: facts.restarts,
                decoders: decoders)
            return (source, ShownPictures(source, facts.picture))
        }
        var (source, pictures) = try open()
        let wanted = try limit(source.timeBase)
        if !wholly, reliable, Self.isLate(wanted, source.timeBase, facts.picture) {
            let lead = ShownPictures.lead(facts.picture)
            var place = wanted
            for _ in 0..<4 {
                guard source.seek(to: place) else { break }
                if let start = try Self.advance(pictures, to: wanted), start.current.ticks <= wanted,
                    start.passed >= lead
                {
                    (self.pictures, timeBase, current, upcoming, damagedBefore) = (
                        pictures, source.timeBase, start.current, start.upcoming, start.damaged
                    )
                    return
                }
                let landed = source.keyTime
                (source, pictures) = try open()
                guard let landed, landed <= place, landed > Int64.min else { break }
                place = landed - 1
            }
            (source, pictures) = try open()
        }
        guard let start = try Self.advance(pictures, to: wanted) else {
            throw MediaError(
                doing: "decoding '\(URL(fileURLWithPath: path).lastPathComponent)': no picture came out",
                status: polyreel_averror_invalid_data(), log: MediaLog.recent())
        }
        (self.pictures, timeBase, current, upcoming, damagedBefore) = (
            pictures, source.timeBase, start.current, start.upcoming, start.damaged
        )
    }

    /// Moves on to the last picture that is not later than `limit`; false when that is the current one.
    func move(to limit: Int64) throws -> Bool {
        var moved = false
        while let next = upcoming, next.ticks <= limit {
            current = next
            damagedBefore = pictures.damaged
            upcoming = try pictures.next()
            moved = true
        }
        return moved
    }

    /// Whether the place is so far from the start that seeking is worth it.
    private static func isLate(_ wanted: Int64, _ timeBase: AVRational, _ facts: PictureFacts) -> Bool {
        let first = WideFraction(facts.origin).adding(WideFraction(facts.start))
        guard let first, let time = WideFraction(ticks: wanted, of: timeBase),
            let second = first.adding(WideFraction(Rational(1)))
        else { return false }
        return second.isLess(than: time)
    }

    private static func advance(
        _ pictures: ShownPictures, to limit: Int64
    ) throws(MediaError) -> (current: SourcePicture, upcoming: SourcePicture?, passed: Int, damaged: Int)? {
        guard var current = try pictures.next() else { return nil }
        var (passed, damaged) = (0, pictures.damaged)
        if current.ticks > limit { return (current, try pictures.next(), 0, damaged) }
        while let next = try pictures.next() {
            if next.ticks > limit { return (current, next, passed, damaged) }
            current = next
            passed += 1
            damaged = pictures.damaged
        }
        return (current, nil, passed, damaged)
    }
}
