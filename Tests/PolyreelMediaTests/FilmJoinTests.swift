import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

@Suite(.tags(.render, .judge)) struct FilmJoinTests {
    let folder: TemporaryFolder
    let picture = WriteTestPicture()

    init() throws { folder = try TemporaryFolder() }

    static let rates = [Rational(24), Rational(25), Rational(30000, 1001), Rational(30)]
    static let lengths = [[12, 13, 25, 50, 51, 97], [26, 51, 27, 12, 12], [100]]

    /// Encodes neighbouring segments of these lengths.
    private func segments(_ lengths: [Int], rate: Rational, settings: EncoderSettings = .test) throws -> [String] {
        var (start, paths) = (0, [String]())
        for length in lengths {
            let path = folder.path("segment-\(start).mp4")
            try picture.segment(FrameRange(from: start, to: start + length), rate: rate, settings: settings, to: path)
            paths.append(path)
            start += length
        }
        return paths
    }

    @Test(arguments: rates, lengths)
    func filmHasExactlyTheFramesOfItsSegments(rate: Rational, lengths: [Int]) async throws {
        let paths = try segments(lengths, rate: rate)
        let film = folder.path("film.mp4")
        try FilmJoiner.join(segments: paths, soundtrack: nil, rate: rate, to: film)

        var expected: [String] = []
        for path in paths { expected += try await Judge.frameDigests(of: path) }
        #expect(try await Judge.frameDigests(of: film) == expected)
        let frames = lengths.reduce(0, +)
        #expect(expected.count == frames)
        #expect(try await Judge.silentDecode(of: film) == "")

        // Exact: in ticks of the track's own clock.
        let stream = try await Judge.lines("stream=time_base,start_pts,duration_ts,nb_frames", of: film)
        let fields = try #require(stream.first).split(separator: ",")
        let base = try #require(Rational(fields[0]))
        #expect(fields[1] == "0")
        #expect(Rational(Int(fields[2]) ?? 0) * base == Rational(frames) / rate)
        #expect(fields[3] == "\(frames)")
        #expect(try await Judge.mediaInfo("Video;%FrameRate_Mode%,%FrameCount%,%Delay%", of: film) == "CFR,\(frames),")

        let facts = try FilmInspector.inspect(path: film)
        #expect(facts.frames == frames)
        #expect(facts.rate == rate)
        #expect(facts.constantRate)
        #expect(facts.videoStart == .zero)
        #expect(facts.movieHeaderFirst)
        #expect(!facts.hasEditList)
        #expect(facts.longestGroup <= EncoderSettings.test.keyFrameInterval)
        #expect(facts.taggedBT709)
        #expect(facts.duration == Rational(frames) / rate)
        #expect(facts.videoCodec == "h264")
        #expect(facts.videoProfile == "High")
        #expect(facts.pixelFormat == "yuv420p")
        #expect(facts.audioCodec == nil)
        #expect(facts.size == picture.size)
    }

    @Test(arguments: [0, 1, 2, 3])
    func anyNumberOfBFramesJoins(bFrames: Int) async throws {
        let rate = Rational(25)
        let paths = try segments([13, 30, 12], rate: rate, settings: .with(bFrames: bFrames))
        let film = folder.path("film.mp4")
        try FilmJoiner.join(segments: paths, soundtrack: nil, rate: rate, to: film)
        var expected: [String] = []
        for path in paths { expected += try await Judge.frameDigests(of: path) }
        #expect(try await Judge.frameDigests(of: film) == expected)
        #expect(try await Judge.silentDecode(of: film) == "")
    }

    @Test func sameSegmentsAreTheSameBytes() throws {
        let paths = try segments([12, 30], rate: Rational(25))
        let films = [folder.path("a.mp4"), folder.path("b.mp4")]
        for film in films { try FilmJoiner.join(segments: paths, soundtrack: nil, rate: Rational(25), to: film) }
        let contents = try films.map { try Data(contentsOf: URL(filePath: $0)) }
        #expect(contents[0] == contents[1])
    }

    @Test func wrongSegmentsAreNamedAndLeaveNoFilm() throws {
        let rate = Rational(25)
        let paths = try segments([12, 12], rate: rate)
        let film = folder.path("film.mp4")
        let other = folder.path("other.mp4")
        try picture.segment(FrameRange(from: 0, to: 12), rate: rate, settings: .with(bFrames: 0), to: other)
        let small = folder.path("small.mp4")
        try WriteTestPicture(size: PixelSize(width: 96, height: 64))
            .segment(FrameRange(from: 0, to: 12), rate: rate, to: small)
        let slow = folder.path("slow.mp4")
        try picture.segment(FrameRange(from: 0, to: 12), rate: Rational(24), to: slow)
        let text = try folder.write("text.mp4", "not a film")

        let cases: [(segments: [String], word: String)] = [
            ([], "no segments"), ([paths[0], folder.path("missing.mp4")], "missing.mp4"),
            ([paths[0], other], "parameter sets"), ([paths[0], small], "sizes"), ([paths[0], slow], "slow.mp4"),
            ([paths[0], text], "text.mp4"),
        ]
        for (segments, word) in cases {
            let error = #expect(throws: MediaError.self) {
                try FilmJoiner.join(segments: segments, soundtrack: nil, rate: rate, to: film)
            }
            #expect(error?.description.contains(word) == true, "\(word) in \(String(describing: error))")
            #expect(!FileManager.default.fileExists(atPath: film))
        }
    }

    @Test func editListAndLateIndexAreFound() async throws {
        let clip = folder.path("clip.mp4")
        try SampleClip(audio: "sine=frequency=440:sample_rate=48000").write(to: clip)
        let facts = try FilmInspector.inspect(path: clip)
        #expect(facts.hasEditList)
        #expect(!facts.movieHeaderFirst)
        #expect(facts.audioCodec == "aac")
        #expect(facts.audioSampleRate == 48_000)
        #expect(facts.audioChannels == 1)
        #expect(!facts.taggedBT709)
    }

    @Test func theFullestSecondIsTheOneThatFFprobeCounts() async throws {
        let path = folder.path("bursts.mp4")
        // Calm, then noise, then calm.
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25:duration=4", "-vf",
                "noise=alls=60:allf=t:all_seed=1:enable='between(t,1.3,2.1)',format=yuv420p", "-c:v", "libx264", path,
            ])
        try #require(made.status == 0)
        let packets = try await Judge.lines("packet=dts_time,size", of: path, stream: "v").map { line in
            line.split(separator: ",").compactMap { Double($0) }
        }
        let most = packets.map { first in
            packets.filter { $0[0] >= first[0] - 0.000_1 && $0[0] < first[0] + 0.999_9 }.reduce(0) { $0 + Int($1[1]) }
        }.max()
        #expect(packets.count == 100)
        #expect(try FilmInspector.inspect(path: path).peakBitRate == (most ?? 0) * 8)
    }
}
