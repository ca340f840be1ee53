import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// A film of many segments, a thousand in `make test-long`: nothing may add up over the joins.
@Suite struct FilmOfManySegmentsTests {
    static let count = TestLength.isLong ? 1000 : 40

    @Test(.tags(.render, .judge, .long), arguments: [Rational(25), Rational(30000, 1001)])
    func notAFrameAndNotAMillisecondIsLost(rate: Rational) async throws {
        let folder = try TemporaryFolder()
        let picture = WriteTestPicture()
        // Segments of all lengths from 12 to 31 frames, each used as often as the others.
        let lengths = (0..<Self.count).map { 12 + $0 * 7 % 20 }
        var made: [Int: (path: String, digests: [String])] = [:]
        for length in Set(lengths).sorted() {
            let path = folder.path("\(length).mp4")
            try picture.segment(FrameRange(from: length, to: 2 * length), rate: rate, settings: .test, to: path)
            made[length] = (path, try await Judge.frameDigests(of: path))
        }
        #expect(made.count == 20)
        let frames = lengths.reduce(0, +)
        let film = folder.path("film.mp4")
        try FilmJoiner.join(segments: lengths.map { made[$0]!.path }, soundtrack: nil, rate: rate, to: film)

        #expect(try await Judge.frameDigests(of: film) == lengths.flatMap { made[$0]!.digests })
        #expect(try await Judge.silentDecode(of: film) == "")
        let stream = try await Judge.lines("stream=time_base,start_pts,duration_ts,nb_frames", of: film)
        let fields = try #require(stream.first).split(separator: ",")
        let base = try #require(Rational(fields[0]))
        #expect(fields[1] == "0")
        #expect(Rational(Int(fields[2]) ?? 0) * base == Rational(frames) / rate)
        #expect(fields[3] == "\(frames)")
        // Every picture is shown exactly when it is due, in ticks of the track's own clock.
        let times = try await Judge.lines("packet=pts", of: film).compactMap { Int($0.split(separator: ",")[0]) }
        let tick = Rational(1) / rate / base
        #expect(times.sorted().enumerated().allSatisfy { Rational($0.element) == Rational($0.offset) * tick })
        #expect(times.count == frames)
    }
}
