import Foundation
import TestSupport
import Testing

/// `polyreel sample`: the footage of the demo.
@Suite(.tags(.render, .judge)) struct SampleCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func theSampleIsWhatHelpSays() async throws {
        let file = folder.path("sample.mp4")
        let result = try await Tool.run(Product.polyreel, ["sample", file])
        #expect(result.status == 0 && result.errors == "" && result.output == "")
        #expect(
            try await Judge.lines(
                "stream=codec_name,width,height,pix_fmt,avg_frame_rate,nb_frames", of: file, stream: "v")
                == ["h264,1920,1080,yuv420p,30/1,360"])
        #expect(
            try await Judge.lines("stream=codec_name,sample_rate,channels", of: file, stream: "a") == ["aac,48000,2"])
        let duration = try await Judge.lines("format=duration", of: file).first.flatMap { Double($0) } ?? 0
        #expect(abs(duration - 12) < 0.05)
        #expect(try await Judge.silentDecode(of: file) == "")
        // What is written anew is the same.
        let again = folder.path("again.mp4")
        _ = try await Tool.run(Product.polyreel, ["sample", again])
        #expect(FileManager.default.contentsEqual(atPath: file, andPath: again))
    }

    @Test(arguments: ["nowhere/sample.mp4", "folder", "sample.nosuchformat"])
    func whereNothingCanBeWrittenIsAFinding(_ name: String) async throws {
        try folder.write("folder/inside.txt", "")
        let before = try all()
        let result = try await Tool.run(Product.polyreel, ["sample", folder.path(name)])
        #expect(result.status == 3)
        #expect(result.errors.hasPrefix("error: ") && result.errors.contains("[media-failed]"), "\(result.errors)")
        #expect(result.errors.contains((name as NSString).lastPathComponent))
        #expect(try all() == before)
    }

    @Test(.enabled(if: MountNamespace.flags != nil)) func aFullDiskLeavesNoHalfFile() async throws {
        let small = folder.path("small")
        try FileManager.default.createDirectory(atPath: small, withIntermediateDirectories: true)
        let result = try await MountNamespace.run(
            "mount -t tmpfs -o size=200k tmpfs '\(small)'\npolyreel sample '\(small)/sample.mp4'\nstatus=$?\n"
                + "[ -z \"$(ls -A '\(small)')\" ] || exit 10\nexit $status")
        #expect(result.status == 3)
        #expect(result.errors.contains("[disk-full]"), "\(result.errors)")
    }

    private func all() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    }
}
