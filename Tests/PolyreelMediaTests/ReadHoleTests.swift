import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Files of which a piece in the middle is lost, while their times go on behind it.
struct ReadHoleTests {
    private static let forms = ReadCutOffTests.forms.map(\.file).filter { $0 != "a.mp4" && $0 != "a.mov" }

    /// Eight seconds of about the same bytes each.
    private func whole(_ clips: ReadClips, _ file: String, _ more: [String] = []) async throws -> Data {
        let form = try #require(ReadCutOffTests.forms.first { $0.file == file })
        let path = try await clips.make(file, ReadCutOffTests.source + form.options + more)
        return try Data(contentsOf: URL(filePath: path))
    }

    @Test(arguments: forms, [true, false])
    func aThirdThatIsLostInTheMiddleIsRefused(file: String, areZeros: Bool) async throws {
        let clips = try ReadClips()
        let data = try await whole(clips, file)
        let third = data.count / 3
        let broken = data.prefix(third) + Data(count: areZeros ? third : 0) + data.dropFirst(2 * third)
        do {
            let facts = try AssetProbe.probe(path: clips.folder.write("b-\(file)", broken), digest: "sha256:0")
            let missing = try #require(facts.missing, "\(facts.findings) \(facts.picture.frames)")
            // What a reader loses besides, up to the next picture that others lean on: a second.
            #expect((200...700).contains(try #require(missing.share)), "\(missing)")
            #expect(missing.refusal(over: 5, until: nil) != nil)
            // AVI counts pictures, and so does what is read of MXF: what is behind the hole moves up to it.
            if !["a.avi", "a.mxf"].contains(file) { #expect(missing.wholeUntil < Rational(5), "\(missing)") }
            #expect(!missing.message.contains("only its end"))
        } catch let finding as Finding {
            #expect(finding.severity == .error, "\(finding)")
        }
    }

    @Test func whatIsLostInTheMiddleAndAtTheEndAddsUp() async throws {
        let clips = try ReadClips()
        let data = try await whole(clips, "a.mkv")
        // The third and fourth of six parts, and the last.
        let sixth = data.count / 6
        let left = data.prefix(2 * sixth) + data[4 * sixth..<5 * sixth]
        let facts = try AssetProbe.probe(path: clips.folder.write("b.mkv", left), digest: "sha256:0")
        let missing = try #require(facts.missing)
        // Behind the hole a second is lost up to the next picture that others lean on.
        #expect((450...680).contains(try #require(missing.share)), "\(missing)")
    }

    /// Where the media are counts from the fragment, or from the file's beginning (ISO/IEC 14496-12, 8.8.7).
    @Test(arguments: [true, false]) func fragmentsThatAreLeftOutAreCounted(isRelative: Bool) async throws {
        let clips = try ReadClips()
        let data = try await whole(
            clips, "fragments.mp4", isRelative ? ["-movflags", "frag_keyframe+empty_moov+default_base_moof"] : [])
        // A fragment begins with each group of 25 pictures, a second; the fourth and the fifth are lost.
        var begins: [Int] = []
        var offset = 0
        while offset + 8 <= data.count {
            if data[offset + 4..<offset + 8] == Data("moof".utf8) { begins.append(offset) }
            offset += data[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        try #require(begins.count >= 8)
        let left = data.prefix(begins[3]) + data.dropFirst(begins[5])
        let facts = try AssetProbe.probe(path: clips.folder.write("b.mp4", left), digest: "sha256:0")
        let missing = try #require(facts.missing)
        #expect(missing.refusal(over: 5, until: nil) != nil, "\(missing)")
        guard isRelative else { return }
        #expect(abs(try #require(missing.share) - 250) < 25, "\(missing)")
        #expect(abs(missing.wholeUntil.approximation - 3) < 0.2 && missing.message.contains("in its middle"))
        // What a film shows that begins behind the hole is all there.
        let behind = try #require(missing.wholeFrom)
        #expect(abs(behind.approximation - 5) < 0.2)
        #expect(missing.refusal(over: 5, from: behind, until: nil) == nil)
        #expect(missing.refusal(over: 5, from: behind - Rational(1, 10), until: nil) != nil)
        #expect(facts.findings.map(\.code).contains("asset-truncated"))
    }

    @Test func withoutSoundAHoleInWhatIsBrokenCounts() async throws {
        let clips = try ReadClips()
        let data = try await whole(clips, "a.mkv", ["-an"])
        let third = data.count / 3
        let broken = data.prefix(third) + Data(count: third) + data.dropFirst(2 * third)
        let facts = try AssetProbe.probe(path: clips.folder.write("b.mkv", broken), digest: "sha256:0")
        #expect(try #require(facts.missing?.share) > 200, "\(facts.findings)")
    }

    /// Screen recorders write a picture only when something changes.
    @Test(arguments: ["a.mkv", "a.flv", "a.webm", "fragments.mp4", "browser.webm"], [[], ["-an"]])
    func picturesThatPauseAreNoHole(file: String, sound: [String]) async throws {
        let clips = try ReadClips()
        let data = try await whole(
            clips, file, ["-vf", "select='lt(mod(n\\,90)\\,20)+eq(mod(n\\,90)\\,30)'", "-fps_mode", "vfr"] + sound)
        let facts = try AssetProbe.probe(path: clips.folder.write("b-\(file)", data), digest: "sha256:0")
        #expect(facts.missing == nil && facts.picture.variableRate, "\(facts.findings)")
    }

    @Test func soundThatPausesIsNoHole() async throws {
        let clips = try ReadClips()
        let data = try await whole(clips, "a.mkv", ["-af", "aselect='lt(t\\,3)+gt(t\\,5)'"])
        let facts = try AssetProbe.probe(path: clips.folder.write("b.mkv", data), digest: "sha256:0")
        #expect(facts.missing == nil, "\(facts.findings)")
    }

    /// Picture and sound pause together, and the index of a whole MP4 lists every piece that there is: told, and taken.
    @Test func aPauseOfBothInAFileWithAWholeIndexIsTaken() async throws {
        let clips = try ReadClips()
        let data = try await whole(
            clips, "a.mp4",
            [
                "-vf", "select='lt(t\\,3)+gt(t\\,5)'", "-fps_mode", "vfr", "-af", "aselect='lt(t\\,3)+gt(t\\,5)'",
            ])
        let facts = try AssetProbe.probe(path: clips.folder.write("b.mp4", data), digest: "sha256:0")
        let missing = try #require(facts.missing, "\(facts.findings)")
        #expect(missing.share == 0 && missing.refusal(over: 5, until: nil) == nil)
        #expect(missing.message.contains("its index lists nothing there"))
    }

    @Test func allFormsAreThere() { #expect(Self.forms.count == 13) }
}
