import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

@Suite struct WriteVersionTests {
    /// The package's version holds x264's own: 2:0.164.3095+gitbaee400 is core 164 r3095 baee400.
    @Test func x264IsNamedAsItsPackageNamesIt() async throws {
        let package = try await Tool.run("dpkg-query", ["-W", "-f", "${Version}\n", "libx264-164"])
        let version = package.output.split(whereSeparator: { ":.+-\n".contains($0) })
        let core = try #require(LibraryVersions.description.split(separator: "x264 ").last).split(separator: " ")
        #expect(core.count == 3)
        #expect(version.contains(core[0]))
        #expect(core[1] == "r\(version.first { $0 == core[1].dropFirst() } ?? "")")
        #expect(version.contains("git\(core[2])"))
    }

    @Test func avutilIsNamedAsFFmpegNamesIt() async throws {
        let text = try await Tool.run("ffmpeg", ["-version"]).output
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("libavutil") })
        let version = try #require(line.split(separator: "/").last).filter { $0 != " " }
        #expect(LibraryVersions.description.contains(", avutil \(version), "))
    }

    /// 28 and 122 are ENOSPC and EDQUOT on Linux; libav's error numbers are theirs, negated.
    @Test(arguments: [(-28, true), (-122, true), (-5, false)] as [(Int32, Bool)])
    func aFullDiskAndAFullQuotaAreTold(status: Int32, isFull: Bool) {
        let error = MediaError(doing: "writing a.mp4", status: status)
        #expect(error.isDiskFull == isFull)
        #expect((error.finding("x").code == "disk-full") == isFull)
    }
}
