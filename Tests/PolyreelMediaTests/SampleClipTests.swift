import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

@Suite(.tags(.judge)) struct SampleClipTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let clips: [(file: String, codec: String, pixels: String, options: [String: String], says: String)] = [
        ("a.mp4", "libx264", "yuv420p", ["preset": "ultrafast"], "h264"),
        ("b.mov", "libx264", "yuv444p", ["preset": "ultrafast"], "h264"),
        ("c.mkv", "libx265", "yuv420p10le", ["preset": "ultrafast", "x265-params": "log-level=none"], "hevc"),
        ("d.webm", "libvpx-vp9", "yuv420p", ["deadline": "realtime", "cpu-used": "8"], "vp9"),
        ("e.mpg", "mpeg2video", "yuv422p", [:], "mpeg2video"),
    ]

    @Test(arguments: clips.indices)
    func clipIsWhatWasAskedFor(index: Int) async throws {
        let wanted = Self.clips[index]
        let path = folder.path(wanted.file)
        var clip = SampleClip(duration: Rational(1), audio: "sine=frequency=440:sample_rate=48000")
        (clip.videoCodec, clip.pixelFormat, clip.videoOptions) = (wanted.codec, wanted.pixels, wanted.options)
        if wanted.file.hasSuffix(".webm") { clip.audioCodec = "libopus" }
        if wanted.file.hasSuffix(".mpg") { clip.audioCodec = "mp2" }
        try clip.write(to: path)
        let entries = "stream=codec_name,width,height,pix_fmt,r_frame_rate,nb_read_frames"
        let result = try await Tool.run(
            "ffprobe",
            ["-v", "error", "-count_frames", "-select_streams", "v", "-show_entries", entries, "-of", "csv=p=0", path])
        let found = result.output.split(whereSeparator: \.isNewline).first?.split(separator: ",").map { String($0) }
        #expect(found == [wanted.says, "320", "180", wanted.pixels, "25/1", "25"])
        let audio = try await Judge.samples(of: path, channels: 1)
        #expect(abs(audio.count - 48_000) < 3_000)
    }

    @Test func rotationAndPixelShapeAreInTheContainer() async throws {
        let path = folder.path("a.mov")
        var clip = SampleClip(size: PixelSize(width: 180, height: 144), duration: Rational(1))
        clip.rotation = 90
        clip.sampleAspect = Rational(16, 15)
        try clip.write(to: path)
        let text = try await Judge.lines(
            "stream=sample_aspect_ratio:stream_side_data=rotation", of: path, format: "default=nw=1")
        #expect(text.contains("sample_aspect_ratio=16:15"))
        // ffprobe counts anticlockwise.
        #expect(text.contains("rotation=-90"))
    }

    @Test(arguments: [Rational(2, 5), Rational(-2, 5)])
    func soundBeginsLaterOrEarlier(delay: Rational) async throws {
        let path = folder.path("a.mkv")
        var clip = SampleClip(duration: Rational(1), audio: "sine=frequency=440:sample_rate=48000")
        clip.audioCodec = "pcm_s16le"
        clip.soundDelay = delay
        try clip.write(to: path)
        let video = try #require(try await Judge.lines("packet=pts_time", of: path, stream: "v").first)
        let audio = try #require(try await Judge.lines("packet=pts_time", of: path, stream: "a").first)
        #expect(video.hasPrefix(delay > .zero ? "0.000000" : "0.400000"))
        #expect(audio.hasPrefix(delay > .zero ? "0.400000" : "0.000000"))
    }

    @Test func wrongWishesAreErrorsAndLeaveNoFile() throws {
        let path = folder.path("a.mp4")
        var clip = SampleClip(video: "nosuchsource")
        #expect(throws: MediaError.self) { try clip.write(to: path) }
        clip = SampleClip()
        clip.videoCodec = "nosuchcodec"
        #expect(throws: MediaError.self) { try clip.write(to: path) }
        clip = SampleClip()
        clip.videoOptions = ["nosuchoption": "1"]
        #expect(throws: MediaError.self) { try clip.write(to: path) }
        clip = SampleClip(video: nil)
        #expect(throws: MediaError.self) { try clip.write(to: path) }
        #expect(throws: MediaError.self) { try SampleClip().write(to: folder.path("a.nosuchformat")) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
