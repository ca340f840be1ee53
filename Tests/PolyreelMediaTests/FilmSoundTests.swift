import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// A whole film, picture and sound, as players and platforms see it.
@Suite(.tags(.render, .judge)) struct FilmSoundTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A film of 75 frames whose picture is white and whose sound is a tone in the first 5 frames of each second.
    private func film(rate: Rational) throws -> String {
        let size = PixelSize(width: 128, height: 128)
        var paths: [String] = []
        for start in stride(from: 0, to: 75, by: 25) {
            let path = folder.path("segment-\(start).mp4")
            let encoder = try SegmentEncoder(path: path, size: size, rate: rate, settings: .test)
            for index in start..<(start + 25) {
                let frame = try Frame(picture: size)
                _ = frame.withPlane(0) { bytes, stride, _, height in
                    bytes.update(repeating: index % 25 < 5 ? 235 : 16, count: stride * height)
                }
                for plane in 1...2 {
                    _ = frame.withPlane(plane) { bytes, stride, _, height in
                        bytes.update(repeating: 128, count: stride * height)
                    }
                }
                try encoder.encode(frame)
            }
            _ = try encoder.finish()
            paths.append(path)
        }
        let second = (Rational(25) / rate).approximation
        var clip = SampleClip(
            duration: Rational(4), video: nil,
            audio: "aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,\(second)),\(second / 5))':s=48000")
        clip.audioCodec = "pcm_s16le"
        let (asset, sound, film) = (folder.path("asset.mov"), folder.path("sound.mp4"), folder.path("film.mp4"))
        try clip.write(to: asset)
        let samples = Int((Rational(75) / rate * Rational(48_000)).rounded)
        try SoundtrackEncoder.encode(asset: asset, facts: .test(), plan: .test(samples: samples), to: sound)
        try FilmJoiner.join(segments: paths, soundtrack: sound, rate: rate, to: film)
        return film
    }

    @Test(arguments: [Rational(24), Rational(25), Rational(30000, 1001), Rational(30)])
    func pictureAndSoundBeginTogetherAtZero(rate: Rational) async throws {
        let film = try film(rate: rate)
        #expect(try await Judge.silentDecode(of: film) == "")

        let samples = try await Judge.samples(of: film)
        for number in 0..<3 {
            let expected = Int((Rational(number * 25) / rate * Rational(48_000)).rounded)
            let from = max(0, expected - 4_800)
            let found = try #require((from..<(samples.count / 2)).first { abs(Int(samples[2 * $0])) > 1_100 })
            #expect(abs(found - expected) <= 144, "beep \(number)")
        }

        let audio = try await Judge.lines("stream=start_pts,duration_ts", of: film, stream: "a")
        let length = Int((Rational(75) / rate * Rational(48_000)).rounded)
        #expect(audio == ["0,\(length)"])
        let video = try await Judge.lines("stream=start_pts,nb_frames", of: film, stream: "v")
        #expect(video == ["0,75"])
        let first = try await Judge.lines("packet=pts_time", of: film, stream: "a").first
        #expect(first?.hasPrefix("0.000000") == true)

        #expect(try await Judge.mediaInfo("General;%IsStreamable%,%Duration/String3%", of: film).hasPrefix("Yes,"))
        #expect(try await Judge.mediaInfo("Audio;%Format% %Format_AdditionalFeatures%,%Delay%", of: film) == "AAC LC,")
        #expect(
            try await Judge.mediaInfo("Video;%FrameRate_Mode%,%ScanType%,%BitDepth%", of: film) == "CFR,Progressive,8")

        let facts = try FilmInspector.inspect(path: film)
        #expect(facts.constantRate)
        #expect(facts.rate == rate)
        #expect(facts.frames == 75)
        #expect(facts.audioCodec == "aac")
        #expect(facts.audioSampleRate == 48_000)
        #expect(facts.audioChannels == 2)
        #expect(facts.videoStart == .zero)
        #expect(facts.audioStart == .zero)
        #expect(facts.audioDuration == Rational(length) / Rational(48_000))
        #expect(facts.movieHeaderFirst)
        #expect(!facts.hasEditList)
        #expect(facts.longestGroup == 25)
    }

    @Test func soundLiesBesideThePictureInTheFile() async throws {
        let film = try film(rate: Rational(25))
        let lines = try await Judge.lines("packet=codec_type,pts_time,pos", of: film)
        var (furthest, picture, sound) = (0.0, 0.0, 0.0)
        let fields: [[Substring]] = lines.map { $0.split(separator: ",") }
        let packets = fields.filter { $0.count >= 3 }.sorted { one, other in
            (Int(one[2]) ?? 0) < (Int(other[2]) ?? 0)
        }
        #expect(packets.count > 200)
        for packet in packets {
            if packet[0] == "video" { picture = Double(packet[1]) ?? 0 } else { sound = Double(packet[1]) ?? 0 }
            furthest = max(furthest, abs(picture - sound))
        }
        #expect(furthest < 0.3)
    }

    @Test func fullDiskIsSaidWhileJoining() throws {
        try #require(FileManager.default.fileExists(atPath: "/dev/full"))
        let film = try film(rate: Rational(25))
        let link = folder.path("link.mp4")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/full")
        let error = #expect(throws: MediaError.self) {
            try FilmJoiner.join(segments: [folder.path("segment-0.mp4")], soundtrack: nil, rate: Rational(25), to: link)
        }
        #expect(error?.isDiskFull == true)
        let sound = #expect(throws: MediaError.self) {
            try SoundtrackEncoder.encode(asset: film, facts: .test(), plan: .test(samples: 96_000, stream: 1), to: link)
        }
        #expect(sound?.isDiskFull == true)
        let poster = #expect(throws: MediaError.self) { try PosterFrame.extract(film: film, frame: 1, to: link) }
        #expect(poster?.isDiskFull == true)
    }
}
