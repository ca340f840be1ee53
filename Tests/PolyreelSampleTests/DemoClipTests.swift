import Foundation
import PolyreelCore
import PolyreelMedia
import PolyreelSample
import TestSupport
import Testing

@Suite(.tags(.render, .judge)) struct DemoClipTests {
    @Test func demoClipIsFullHDWithASpeakingLevel() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("demo.mp4")
        var clip = SampleClip.demo(rate: Rational(25))
        #expect(clip.duration == Rational(12))
        clip.duration = Rational(3)
        try clip.write(to: path)
        #expect(try await Judge.silentDecode(of: path) == "")
        let entries = "stream=width,height,r_frame_rate,nb_frames"
        #expect(try await Judge.lines(entries, of: path, stream: "v") == ["1920,1080,25/1,75"])
        let result = try await Tool.run(
            "ffmpeg", ["-nostdin", "-i", path, "-map", "0:a", "-af", "ebur128", "-f", "null", "-"])
        let summary = result.errors.components(separatedBy: "Summary:").last ?? ""
        let loudness = summary.components(separatedBy: "I:").dropFirst().first?.split(separator: " ").first
        #expect(abs((loudness.flatMap { Double($0) } ?? 0) + 20) < 1.5)
        // Something moves: no frame is as the one before.
        let frames = try await Judge.frameDigests(of: path)
        #expect(Set(frames).count == 75)
    }
}
