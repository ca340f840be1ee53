import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Pictures that carry their own number as luma tell which one a frame shows.
struct ReadScheduleTests {
    private func shown(_ path: String, rate: Rational, start: Rational = .zero, _ count: Int) throws -> [Int] {
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let plan = wholePicture(facts, rate: rate, start: start)
        return try PictureReader(path: path, facts: facts, plan: plan)
            .values(FrameRange(from: 0, to: count)) { ($0.middle.first ?? 0) - 16 }
    }

    @Test func theSameRateShowsEachPictureOnce() async throws {
        let path = try await ReadClips().makeNumbered("25", 100)
        #expect(try shown(path.path, rate: Rational(25), 100) == Array(0..<100))
    }

    @Test(arguments: [("50", 25), ("60", 30), ("60000/1001", 30)])
    func halfTheRateShowsEverySecondPicture(source: String, rate: Int64) async throws {
        let path = try await ReadClips().makeNumbered(source, 120)
        let exact = source.hasSuffix("1001") ? Rational(30_000, 1001) : Rational(rate)
        #expect(try shown(path.path, rate: exact, 60) == (0..<60).map { $0 * 2 })
    }

    @Test func twiceTheRateShowsEachPictureTwice() async throws {
        let path = try await ReadClips().makeNumbered("25", 30)
        #expect(try shown(path.path, rate: Rational(50), 60) == (0..<60).map { $0 / 2 })
    }

    @Test func millisecondTimesLoseAndRepeatNoPicture() async throws {
        let path = try await ReadClips().makeNumbered("30", 100, name: "clip.mkv")
        #expect(try shown(path.path, rate: Rational(30), 100) == Array(0..<100))
    }

    @Test func aStartInTheMiddleIsExact() async throws {
        let path = try await ReadClips().makeNumbered("25", 100)
        #expect(try shown(path.path, rate: Rational(25), start: Rational(2), 50) == Array(50..<100))
    }

    @Test func theLastPictureIsHeld() async throws {
        let path = try await ReadClips().makeNumbered("25", 10)
        #expect(try shown(path.path, rate: Rational(25), 14) == Array(0..<10) + [9, 9, 9, 9])
    }

    @Test func theFirstPictureIsHeldUntilItsTime() async throws {
        let clips = try ReadClips()
        let still = try await clips.make("numbers.mp4", ReadClips.numbered(rate: "25", count: 20))
        let path = try await clips.make(
            "late.mp4",
            [
                "-itsoffset", "0.4", "-i", still, "-f", "lavfi", "-i", "sine=d=2:r=48000", "-map", "0:v", "-map", "1:a",
                "-c:v", "copy",
            ])
        let frames = try shown(path, rate: Rational(25), 20)
        #expect(frames == Array(repeating: 0, count: 10) + Array(0..<10))
    }

    @Test func oneReaderReadsRangesInAnyOrder() async throws {
        let clip = try await ReadClips().makeNumbered("25", 100)
        let facts = try AssetProbe.probe(path: clip.path, digest: "sha256:0")
        let reader = try PictureReader(path: clip.path, facts: facts, plan: wholePicture(facts))
        for from in [80, 10, 50, 0] {
            let luma = try reader.values(FrameRange(from: from, to: from + 5)) { ($0.middle.first ?? 0) - 16 }
            #expect(luma == Array(from..<from + 5))
        }
        try reader.frames(in: FrameRange(from: 3, to: 3)) { _, _ in Issue.record("an empty range has no frames") }
        #expect(reader.damagedPackets == 0)
    }
}

extension ReadClips {
    /// A clip that keeps its folder.
    struct Kept {
        let folder: ReadClips
        let path: String
    }

    func makeNumbered(_ rate: String, _ count: Int, name: String = "clip.mp4") async throws -> Kept {
        Kept(folder: self, path: try await make(name, Self.numbered(rate: rate, count: count)))
    }
}
