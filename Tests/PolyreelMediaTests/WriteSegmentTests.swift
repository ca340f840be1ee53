import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

@Suite(.tags(.render, .judge)) struct WriteSegmentTests {
    let folder: TemporaryFolder
    let picture = WriteTestPicture()

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [12, 13, 25, 26, 27, 50, 51, 52, 97])
    func segmentOfAnyLengthDecodesToItsFrames(frames: Int) async throws {
        let path = folder.path("a.mp4")
        let facts = try picture.segment(FrameRange(from: 0, to: frames), rate: Rational(25), to: path)
        #expect(facts.frames == frames)
        #expect(facts.bytes == (try Data(contentsOf: URL(filePath: path)).count))

        let flags = try await Judge.lines("packet=pts_time,flags", of: path)
        #expect(flags.count == frames)
        #expect(flags.first?.hasPrefix("0.000000,K") == true)
        #expect(flags.last?.contains("K") == false, "the last frame is never an IDR frame")
        #expect(flags.count { $0.contains("K") } == facts.keyFrames)
        #expect(try await Judge.silentDecode(of: path) == "")

        let check = try SegmentCheck.decode(path: path)
        #expect(check.frames == frames)
        #expect(check.complaints == [])
    }

    @Test(arguments: [1, 2, 3])
    func segmentShorterThanTheReorderingIsWhole(frames: Int) throws {
        let path = folder.path("a.mp4")
        try picture.segment(FrameRange(from: 0, to: frames), rate: Rational(25), to: path)
        let check = try SegmentCheck.decode(path: path)
        #expect(check.frames == frames)
        #expect(check.complaints == [])
    }

    @Test func keyFramesComeAtTheIntervalAndNotAtSceneCuts() async throws {
        let path = folder.path("a.mp4")
        try picture.segment(FrameRange(from: 0, to: 101), rate: Rational(25), to: path)
        let keys = try await Judge.lines("packet=pts_time,flags", of: path).filter { $0.contains("K") }
        // Frames 0, 25, 50, 75; 100 would be the last one, so 99 takes its turn.
        #expect(keys.map { $0.prefix(8) } == ["0.000000", "1.000000", "2.000000", "3.000000", "3.960000"])
    }

    @Test func sameFramesAreTheSameBytes() throws {
        let range = FrameRange(from: 5, to: 60)
        let paths = [folder.path("a.mp4"), folder.path("b.mp4")]
        for path in paths { try picture.segment(range, rate: Rational(30), to: path) }
        let contents = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
        #expect(contents[0] == contents[1])
    }

    @Test func frameDrawnOnAfterwardsChangesNothing() throws {
        let paths = [folder.path("a.mp4"), folder.path("b.mp4")]
        for (index, path) in paths.enumerated() {
            let encoder = try SegmentEncoder(path: path, size: picture.size, rate: Rational(25), settings: .test)
            for number in 0..<51 {
                let frame = try picture.frame(number)
                try encoder.encode(frame)
                guard index == 1 else { continue }
                _ = frame.withPlane(0) { bytes, stride, _, height in
                    bytes.update(repeating: 0, count: stride * height)
                }
            }
            _ = try encoder.finish()
        }
        let contents = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
        #expect(contents[0] == contents[1])
    }

    @Test func streamSaysWhatItIs() async throws {
        let path = folder.path("a.mp4")
        try picture.segment(FrameRange(from: 0, to: 30), rate: Rational(30000, 1001), to: path)
        let entries =
            "codec_name,profile,level,pix_fmt,color_range,color_space,color_transfer,color_primaries,chroma_location,"
            + "sample_aspect_ratio,r_frame_rate,avg_frame_rate,field_order,has_b_frames,nb_frames,refs"
        let text = try await Judge.lines("stream=\(entries)", of: path, format: "default=nw=1")
        let expected = [
            "codec_name=h264", "profile=High", "level=42", "pix_fmt=yuv420p", "color_range=tv", "color_space=bt709",
            "color_transfer=bt709", "color_primaries=bt709", "chroma_location=left", "sample_aspect_ratio=1:1",
            "r_frame_rate=30000/1001", "avg_frame_rate=30000/1001", "field_order=progressive", "has_b_frames=2",
            "nb_frames=30",
        ]
        for line in expected { #expect(text.contains(line), "\(line) in \(text)") }
    }

    @Test func segmentCarriesNoSupplementalInformation() async throws {
        let path = folder.path("a.mp4")
        try picture.segment(FrameRange(from: 0, to: 60), rate: Rational(25), to: path)
        let trace = try await Tool.run(
            "ffmpeg", ["-v", "verbose", "-i", path, "-c", "copy", "-bsf:v", "trace_headers", "-f", "null", "-"])
        #expect(trace.errors.contains("nal_unit_type"))
        #expect(!trace.errors.contains("Supplemental Enhancement"))
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(bytes.range(of: Data("x264".utf8)) == nil)
    }

    @Test func droppedOrRefusedSegmentLeavesNoFile() throws {
        let path = folder.path("a.mp4")
        do {
            let encoder = try SegmentEncoder(path: path, size: picture.size, rate: Rational(25), settings: .test)
            for number in 0..<20 { try encoder.encode(try picture.frame(number)) }
        }
        #expect(!FileManager.default.fileExists(atPath: path))
        let empty = try SegmentEncoder(path: path, size: picture.size, rate: Rational(25), settings: .test)
        #expect(throws: MediaError.self) { try empty.finish() }
        let other = try SegmentEncoder(
            path: folder.path("b.mp4"), size: PixelSize(width: 64, height: 64), rate: Rational(25), settings: .test)
        #expect(throws: MediaError.self) { try other.encode(try picture.frame(0)) }
        #expect(throws: MediaError.self) {
            try SegmentEncoder(
                path: folder.path("c.mp4"), size: PixelSize(width: 63, height: 64), rate: Rational(25), settings: .test)
        }
        #expect(throws: MediaError.self) {
            try SegmentEncoder(
                path: folder.path("d.mp4"), size: picture.size, rate: Rational(25),
                settings: .with(preset: "nosuchpreset"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("d.mp4")))
    }

    /// Through a link, so that no run of this test can touch the device itself.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDiskIsSaidToBeFull() throws {
        let path = folder.path("full.mp4")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
        let error = #expect(throws: MediaError.self) {
            let encoder = try SegmentEncoder(path: path, size: picture.size, rate: Rational(25), settings: .test)
            for number in 0..<500 { try encoder.encode(try picture.frame(number)) }
            _ = try encoder.finish()
        }
        #expect(error?.isDiskFull == true)
        #expect(error?.finding("encode-failed").code == "disk-full")
        #expect(FileManager.default.fileExists(atPath: "/dev/full"), "clean-up leaves devices alone")
    }

    @Test func damagedSegmentIsComplainedAbout() throws {
        let path = folder.path("a.mp4")
        try picture.segment(FrameRange(from: 0, to: 50), rate: Rational(25), to: path)
        var bytes = try Data(contentsOf: URL(filePath: path))
        let middle = bytes.count * 3 / 4
        for offset in middle..<(middle + 300) { bytes[offset] ^= 0x5A }
        try bytes.write(to: URL(filePath: path))
        let check = try SegmentCheck.decode(path: path)
        #expect(!check.complaints.isEmpty)
        #expect(throws: MediaError.self) { try SegmentCheck.decode(path: folder.path("missing.mp4")) }
    }
}
