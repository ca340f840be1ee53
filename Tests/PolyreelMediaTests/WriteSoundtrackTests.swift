import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// A soundtrack of a clip made on the spot, as another program hears it.
@Suite(.tags(.render, .judge)) struct WriteSoundtrackTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// 200 ms of a 1 kHz tone at 0 s, 1 s, 2 s and so on.
    static let beeps = "aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,1),0.2)'"

    /// Where a sound louder than a tenth of the beep's peak begins after sample `from`.
    private func onset(_ samples: [Int16], from: Int) -> Int? {
        stride(from: from, to: samples.count / 2, by: 1).first { abs(Int(samples[2 * $0])) > 1600 }
    }

    private func soundtrack(
        of clip: SampleClip, named name: String = "clip.mov", plan: SoundPlan, origin: Rational = .zero
    ) throws -> String {
        let (asset, path) = (folder.path(name), folder.path("sound.mp4"))
        try clip.write(to: asset)
        try SoundtrackEncoder.encode(asset: asset, facts: .test(origin: origin), plan: plan, to: path)
        return path
    }

    static let sources: [(name: String, audio: String, codec: String, file: String)] = [
        ("stereo 44.1 kHz AAC", "\(beeps):s=44100,aformat=channel_layouts=stereo", "aac", "a.mp4"),
        ("mono 48 kHz PCM", "\(beeps):s=48000", "pcm_s16le", "b.mov"),
        ("mono 22.05 kHz PCM", "\(beeps):s=22050", "pcm_s16le", "c.mkv"),
        ("5.1 AAC", "\(beeps):s=48000,pan=5.1|FL=c0|FR=c0|FC=0*c0", "aac", "d.mp4"),
        ("stereo Opus in WebM", "\(beeps):s=48000,aformat=channel_layouts=stereo", "libopus", "e.webm"),
        ("stereo MP2 in MPEG-TS", "\(beeps):s=48000,aformat=channel_layouts=stereo", "mp2", "f.ts"),
    ]

    @Test(arguments: sources.indices)
    func beepsStandWhereTheyStoodInTheAsset(index: Int) async throws {
        let source = Self.sources[index]
        var clip = SampleClip(duration: Rational(3), video: nil, audio: source.audio)
        clip.audioCodec = source.codec
        // MPEG-TS begins at 1.4 s with what its muxer preloads; ask another program for the first timestamp.
        let asset = folder.path(source.file)
        try clip.write(to: asset)
        let first = try await Judge.lines("packet=pts_time", of: asset, stream: "a").first ?? "0"
        let origin =
            source.file.hasSuffix(".ts")
            ? try #require(first.split(separator: ",").first.flatMap { Rational($0) }) : .zero
        let path = try soundtrack(of: clip, named: source.file, plan: .test(samples: 144_000), origin: origin)
        let (samples, original) = (try await Judge.samples(of: path), try await Judge.samples(of: asset))
        for second in 0..<3 {
            // What ffmpeg's own decoding of the asset says; MP2 in MPEG-TS has its encoder's delay in it.
            let expected = try #require(onset(original, from: max(0, second * 48_000 - 4_800)))
            let found = try #require(onset(samples, from: max(0, second * 48_000 - 4_800)), "\(source.name)")
            #expect(abs(expected - second * 48_000) <= 500)
            #expect(abs(found - expected) <= 144, "\(source.name): \(found - expected) samples off at \(second) s")
        }
    }

    @Test(arguments: [1, 1023, 1024, 1025, 48_000, 160_160, 480_001])
    func lengthIsExact(samples: Int) async throws {
        let clip = SampleClip(duration: Rational(1), video: nil, audio: "sine=frequency=300:sample_rate=48000")
        let path = try soundtrack(of: clip, plan: .test(samples: samples))
        let entries = "stream=codec_name,profile,sample_rate,channels,time_base,start_pts,duration_ts,bit_rate"
        let text = try await Judge.lines(entries, of: path, format: "default=nw=1")
        for line in [
            "codec_name=aac", "profile=LC", "sample_rate=48000", "channels=2", "time_base=1/48000", "start_pts=0",
            "duration_ts=\(samples)",
        ] {
            #expect(text.contains(line), "\(line) in \(text)")
        }
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(bytes.range(of: Data("elst".utf8)) == nil)
        #expect(try await Judge.silentDecode(of: path) == "")
        let length = try await Judge.samples(of: path).count / 2
        #expect(length == (samples + 1023) / 1024 * 1024)
    }

    @Test func soundThatBeginsLateIsPaddedAndCutAtTheStart() async throws {
        var clip = SampleClip(duration: Rational(3), audio: "\(Self.beeps):s=48000")
        clip.audioCodec = "pcm_s16le"
        clip.soundDelay = Rational(2, 5)
        let late = try await Judge.samples(of: try soundtrack(of: clip, plan: .test(samples: 96_000, stream: 1)))
        #expect(abs(try #require(onset(late, from: 0)) - 19_200) <= 144)
        #expect(abs(try #require(onset(late, from: 40_000)) - 67_200) <= 144)

        let from = try await Judge.samples(
            of: try soundtrack(of: clip, plan: .test(start: Rational(9, 10), samples: 96_000, stream: 1)))
        // 1.4 s and 2.4 s of the asset.
        #expect(abs(try #require(onset(from, from: 0)) - 24_000) <= 144)
        #expect(abs(try #require(onset(from, from: 48_000)) - 72_000) <= 144)
    }

    /// An MPEG program stream names no streams in advance: whoever looks for its sound must look as far as the probe.
    /// After the sound there is so much picture that libavformat does not come across it at the file's end either.
    @Test func soundThatBeginsAfterEightSecondsIsFoundAgain() async throws {
        let asset = folder.path("late.mpg")
        let made = try await Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=640x480:rate=25:duration=12",
                "-itsoffset", "8", "-f", "lavfi", "-i", "\(Self.beeps):s=48000:d=1.5", "-c:v", "mpeg2video",
                "-b:v", "4M", "-c:a", "mp2", asset,
            ])
        try #require(made.status == 0, "ffmpeg: \(made.errors)")
        let facts = try AssetProbe.probe(path: asset, digest: "sha256:00")
        let start = try #require(facts.sound?.start)
        #expect(abs(start.approximation - 8) < 0.1)
        let path = folder.path("sound.mp4")
        try SoundtrackEncoder.encode(asset: asset, facts: facts, plan: .test(samples: 576_000, stream: 1), to: path)
        let samples = try await Judge.samples(of: path)
        // MP2's encoder delays by 481 samples.
        #expect(abs(try #require(onset(samples, from: 0)) - 384_000) <= 700)
    }

    @Test func gapInTheTimestampsBecomesSilence() async throws {
        let whole = folder.path("whole.mkv")
        let gap = folder.path("gap.mkv")
        var clip = SampleClip(duration: Rational(3), video: nil, audio: "\(Self.beeps):s=48000")
        clip.audioCodec = "pcm_s16le"
        try clip.write(to: whole)
        // Half a second is taken out, between the beeps at 0 and 1 s.
        let made = try await Tool.run(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-i", whole, "-c", "copy", "-bsf:a", "noise=drop='gt(n,14)*lt(n,38)'", gap])
        #expect(made.errors == "")
        let path = folder.path("sound.mp4")
        try SoundtrackEncoder.encode(asset: gap, facts: .test(), plan: .test(samples: 144_000), to: path)
        let samples = try await Judge.samples(of: path)
        for second in 0..<3 {
            let found = try #require(onset(samples, from: max(0, second * 48_000 - 4_800)))
            #expect(abs(found - second * 48_000) <= 144)
        }
    }

    /// Integrated loudness and true peak by ffmpeg's own meter.
    private func loudness(of path: String, filters: String = "") async throws -> (lufs: Double, peak: Double) {
        let result = try await Tool.run(
            "ffmpeg",
            ["-nostdin", "-i", path, "-map", "0:a", "-af", "\(filters)ebur128=peak=true", "-f", "null", "-"])
        let summary = result.errors.components(separatedBy: "Summary:").last ?? ""
        func value(_ name: String) -> Double? {
            summary.components(separatedBy: name).dropFirst().first?.split(whereSeparator: \.isWhitespace).first
                .flatMap { Double($0) }
        }
        return (try #require(value("I:")), try #require(value("Peak:")))
    }

    static let layouts = ["mono", "stereo", "5.1", "7.1"]

    @Test(arguments: layouts, ["pcm_s16le", "aac"])
    func gainMovesTheLoudnessThatWasMeasured(layout: String, codec: String) async throws {
        let pan =
            "anoisesrc=d=4:a=0.2:r=48000:c=pink:seed=7,highpass=200,lowpass=6000,pan=\(layout)|"
            + (layout == "mono"
                ? "c0=c0" : layout == "stereo" ? "FL=c0|FR=0.5*c0" : "FL=0.5*c0|FR=0.4*c0|FC=0.6*c0|LFE=0*c0")
        var clip = SampleClip(duration: Rational(4), video: nil, audio: pan)
        clip.audioCodec = codec
        let path = try soundtrack(of: clip, named: "a.mkv", plan: .test(samples: 192_000, gain: -350))
        let before = try await loudness(
            of: folder.path("a.mkv"), filters: "aresample=48000,aformat=channel_layouts=stereo,")
        let after = try await loudness(of: path)
        #expect(abs(after.lufs - (before.lufs - 3.5)) <= 0.3, "\(before.lufs) became \(after.lufs)")
    }

    @Test(arguments: [(gain: 600, ceiling: -100), (gain: 1200, ceiling: -200), (gain: 2000, ceiling: -100)])
    func limiterHoldsTruePeaksUnderTheCeiling(gain: Int, ceiling: Int) async throws {
        // Clicks, tones and noise: peaks 15 dB over the loudness.
        let audio =
            "aevalsrc='0.4*sin(2*PI*220*t)*(0.3+0.7*lt(mod(t,0.25),0.05))+0.5*sin(2*PI*11025*t)*lt(mod(t,0.5),0.004)'"
            + ":s=44100:d=6"
        var clip = SampleClip(duration: Rational(6), video: nil, audio: audio)
        clip.audioCodec = "pcm_s16le"
        let path = try soundtrack(
            of: clip, plan: .test(samples: 288_000, gain: gain, limited: true, ceiling: ceiling))
        let after = try await loudness(of: path)
        #expect(after.peak <= Double(ceiling) / 100 + 0.3)
        #expect(after.peak >= Double(ceiling) / 100 - 3, "the limiter takes no more than it must")
        let stream = try await Judge.lines("stream=duration_ts", of: path)
        #expect(stream == ["288000"])
    }

    @Test func limiterKeepsTheSoundInTime() async throws {
        let clip = SampleClip(duration: Rational(3), video: nil, audio: "\(Self.beeps):s=48000")
        let samples = try await Judge.samples(
            of: try soundtrack(of: clip, plan: .test(samples: 144_000, gain: 900, limited: true)))
        for second in 0..<3 {
            let found = try #require(onset(samples, from: max(0, second * 48_000 - 4_800)))
            #expect(abs(found - second * 48_000) <= 144)
        }
    }

    @Test func silentPlanReadsNothingAndIsSilent() async throws {
        let path = folder.path("silent.mp4")
        try SoundtrackEncoder.encode(
            asset: folder.path("missing.mp4"), facts: .test(), plan: .test(samples: 50_000, stream: nil),
            to: path)
        let samples = try await Judge.samples(of: path)
        #expect(samples.count / 2 == 50_176)
        #expect(samples.allSatisfy { $0 == 0 })
    }

    @Test func samePlanIsTheSameBytes() throws {
        let clip = SampleClip(duration: Rational(2), video: nil, audio: "anoisesrc=d=2:seed=3:r=44100")
        let plan = SoundPlan.test(samples: 96_000, gain: 300, limited: true)
        let first = try Data(contentsOf: URL(filePath: try soundtrack(of: clip, plan: plan)))
        let second = try Data(contentsOf: URL(filePath: try soundtrack(of: clip, plan: plan)))
        #expect(first == second)
    }

    @Test func brokenAssetLeavesNoFile() throws {
        let text = try folder.write("text.mp4", "not a film")
        let path = folder.path("sound.mp4")
        for asset in [text, folder.path("missing.mp4")] {
            #expect(throws: MediaError.self) {
                try SoundtrackEncoder.encode(asset: asset, facts: .test(), plan: .test(samples: 100), to: path)
            }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
        #expect(throws: MediaError.self) {
            try SoundtrackEncoder.encode(asset: text, facts: .test(), plan: .test(samples: 0), to: path)
        }
    }
}

extension SoundPlan {
    static func test(
        start: Rational = .zero, samples: Int, stream: Int? = 0, gain: Int = 0, limited: Bool = false,
        ceiling: Int = -100
    ) -> SoundPlan {
        SoundPlan(
            asset: "sha256:00", start: start, samples: samples, mix: stream.map { SoundMix(streams: [$0]) }, gain: gain,
            limited: limited,
            ceiling: ceiling, bitRate: 192_000)
    }
}

extension AssetFacts {
    /// Facts of which only the origin is read.
    static func test(origin: Rational = .zero) -> AssetFacts {
        AssetFacts(
            digest: "sha256:00", bytes: 0, container: "mov,mp4,m4a,3gp,3g2,mj2",
            picture: PictureFacts(
                stream: 0, codec: "h264", pixelFormat: "yuv420p", codedSize: PixelSize(width: 2, height: 2),
                sampleAspect: Rational(1), orientation: .upright, interlaced: false, dynamicRange: .standard,
                matrix: .bt709, fullRange: false, alpha: false, frames: 1, rate: Rational(25),
                averageRate: Rational(25), variableRate: false, origin: origin, start: .zero, end: Rational(1)),
            sound: nil,
            findings: [])
    }
}
