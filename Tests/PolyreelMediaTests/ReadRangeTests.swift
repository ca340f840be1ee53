import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

struct ReadRangeTests {
    struct Form: Sendable, CustomTestStringConvertible {
        let file: String
        let options: [String]
        var seconds = 6.0
        var testDescription: String { file }
    }

    static let forms: [Form] = [
        Form(file: "bframes.mp4", options: ["-c:v", "libx264", "-bf", "3", "-g", "30"]),
        Form(
            file: "open-gop.mp4",
            options: [
                "-c:v", "libx264", "-bf", "3", "-x264-params", "open-gop=1:keyint=24:b-pyramid=normal:scenecut=0",
            ]),
        Form(
            file: "open-gop.mkv",
            options: ["-c:v", "libx264", "-bf", "3", "-x264-params", "open-gop=1:keyint=24:ref=4"]),
        Form(
            file: "hevc-open-gop.mp4",
            options: [
                "-c:v", "libx265", "-preset", "ultrafast", "-x265-params",
                "log-level=error:keyint=24:open-gop=1:bframes=3:scenecut=0",
            ]),
        Form(
            file: "refresh.mp4",
            options: ["-c:v", "libx264", "-x264-params", "intra-refresh=1:keyint=24:bframes=0"]),
        Form(file: "vfr.mov", options: ["-vf", "select='mod(n*n,7)'", "-vsync", "vfr", "-c:v", "libx264", "-g", "20"]),
        Form(
            file: "milliseconds.webm",
            options: [
                "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "30", "-auto-alt-ref", "0",
            ]),
        Form(
            file: "altref.webm", options: ["-c:v", "libvpx", "-auto-alt-ref", "1", "-lag-in-frames", "16", "-g", "30"]),
        Form(
            file: "fragments.mp4",
            options: ["-c:v", "libx264", "-g", "20", "-movflags", "frag_keyframe+empty_moov+default_base_moof"]),
        Form(
            file: "interlaced.mpg",
            options: ["-c:v", "mpeg2video", "-flags", "+ildct+ilme", "-top", "1", "-g", "12", "-bf", "2"],
            seconds: 4),
        Form(
            file: "interlaced.mp4", options: ["-c:v", "libx264", "-x264-params", "tff=1:keyint=12:bframes=2"],
            seconds: 4),
        Form(file: "stream.ts", options: ["-c:v", "libx264", "-g", "20"], seconds: 4),
        Form(file: "trimmed.mp4", options: ["-c:v", "libx264", "-g", "30"]),
    ]

    @Test(arguments: forms)
    func framesOfARangeAreThoseOfTheWhole(form: Form) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            form.file, ReadClips.pattern("192x108", rate: "30000/1001", seconds: form.seconds) + form.options)
        var clip = path
        if form.file == "trimmed.mp4" {
            // A cut without encoding leaves pictures that only an edit list hides.
            clip = try await clips.make("cut.mp4", ["-ss", "1.5", "-i", path, "-c", "copy"])
        }
        let facts = try AssetProbe.probe(path: clip, digest: "sha256:0")
        let plan = wholePicture(facts, canvas: PixelSize(width: 96, height: 54 / 2 * 2), rate: Rational(30))
        let whole = try PictureReader(path: clip, facts: facts, plan: plan)
            .values(FrameRange(from: 0, to: plan.frames)) { $0.digest }
        try #require(whole.count > 60)
        #expect(Set(whole).count > 50)
        var tried = 0
        for from in stride(from: 0, to: plan.frames - 4, by: 7) {
            let range = FrameRange(from: from, to: min(from + 5, plan.frames))
            let alone = try PictureReader(path: clip, facts: facts, plan: plan).values(range) { $0.digest }
            #expect(alone == Array(whole[range.from..<range.to]), "\(form.file): frames from \(from)")
            tried += 1
        }
        #expect(tried > 8)
    }

    /// Several threads decode the pictures that one decodes, in every form; of what is damaged they leave it to one.
    @Test(arguments: forms)
    func severalDecodersSeeWhatOneSees(form: Form) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            form.file, ReadClips.pattern("192x108", rate: "30000/1001", seconds: form.seconds) + form.options)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let plan = wholePicture(facts, canvas: PixelSize(width: 96, height: 54), rate: Rational(30))
        for from in [0, plan.frames / 2] {
            let range = FrameRange(from: from, to: plan.frames)
            let one = try PictureReader(path: path, facts: facts, plan: plan).values(range) { $0.digest }
            do {
                let several = try PictureReader(path: path, facts: facts, plans: [plan], decoders: 4, doubts: true)
                    .values(range) { $0.digest }
                #expect(several == one && one.count == range.count)
            } catch is PictureReader.Doubt {
                // Where decoding begins in the middle of an open group, decoders complain of what it leans on.
                #expect(from > 0)
            }
        }
    }

    @Test(arguments: ["h264", "hevc"]) func damageIsADoubtWhereSeveralDecode(codec: String) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "\(codec).mp4",
            ReadClips.pattern("192x108", rate: "25", seconds: 4)
                + (codec == "hevc"
                    ? ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error:keyint=25"]
                    : ["-c:v", "libx264", "-g", "25", "-bf", "2"]))
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var doubts = 0
        for place in [4, 5, 6] {
            var data = whole
            for byte in stride(from: data.count * place / 10, to: data.count * (place + 1) / 10, by: 97) {
                data[byte] ^= 0x5A
            }
            try data.write(to: URL(fileURLWithPath: path))
            let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
            let plan = wholePicture(facts)
            let reader = try PictureReader(path: path, facts: facts, plans: [plan], decoders: 4, doubts: true)
            do {
                let several = try reader.values(FrameRange(from: 0, to: plan.frames)) { $0.digest }
                let one = try PictureReader(path: path, facts: facts, plan: plan)
                #expect(try one.values(FrameRange(from: 0, to: plan.frames)) { $0.digest } == several)
            } catch is PictureReader.Doubt {
                doubts += 1
            }
        }
        #expect(doubts == 3)
    }

    /// Whatever part of a damaged asset is read, its pictures are those of the whole: read as they are where nothing speaks
    /// against it, from the asset's start where something does.
    @Test(arguments: ["h264", "hevc"]) func partsOfADamagedAssetAreThoseOfTheWhole(codec: String) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            "\(codec).mp4",
            ReadClips.pattern("192x108", rate: "25", seconds: 6)
                + (codec == "hevc"
                    ? [
                        "-c:v", "libx265", "-preset", "ultrafast", "-x265-params",
                        "log-level=error:keyint=25:open-gop=1:bframes=3",
                    ] : ["-c:v", "libx264", "-g", "25", "-bf", "3", "-x264-params", "open-gop=1"]))
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var doubts = 0
        for place in 2..<9 {
            var data = whole
            // A few bytes of one packet or two.
            for byte in 0..<12 { data[data.count * place / 10 + 13 * byte] ^= 0x5A }
            try data.write(to: URL(fileURLWithPath: path))
            let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
            let plan = wholePicture(facts)
            func values(_ range: FrameRange, decoders: Int = 1, wholly: Bool) throws -> [UInt64] {
                try PictureReader(
                    path: path, facts: facts, plans: [plan], decoders: decoders, doubts: !wholly, wholly: wholly
                ).values(range) { $0.digest }
            }
            let expected = try values(FrameRange(from: 0, to: plan.frames), wholly: true)
            for from in stride(from: 0, to: plan.frames - 20, by: 20) {
                let range = FrameRange(from: from, to: from + 20)
                for decoders in [1, 4] {
                    do {
                        let alone = try values(range, decoders: decoders, wholly: false)
                        #expect(alone == Array(expected[from..<from + 20]), "\(place), \(from), \(decoders)")
                    } catch is PictureReader.Doubt {
                        doubts += 1
                        #expect(try values(range, wholly: true) == Array(expected[from..<from + 20]))
                    }
                }
            }
        }
        #expect(doubts > 0)
    }

    /// Damage in the first half is met by whoever decodes from the start, and not by whoever seeks past it.
    @Test(arguments: ["clip.mp4", "clip.mkv"])
    func aLateRangeIsSoughtAndDamageBeforeItIsNotMet(file: String) async throws {
        let clips = try ReadClips()
        let path = try await clips.make(
            file,
            ReadClips.pattern("192x108", rate: "25", seconds: 8) + ["-c:v", "libx264", "-g", "25", "-bf", "2"])
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        let clean = try AssetProbe.probe(path: path, digest: "sha256:0")
        let range = FrameRange(from: 160, to: 180)
        let expected = try PictureReader(path: path, facts: clean, plan: wholePicture(clean))
            .values(range) { $0.digest }
        for place in stride(from: data.count * 3 / 10, to: data.count * 4 / 10, by: 97) { data[place] ^= 0x5A }
        try data.write(to: URL(fileURLWithPath: path))
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let reader = try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
        #expect(try reader.values(range) { $0.digest } == expected)
        #expect(reader.damagedPackets == 0)
        _ = try reader.values(FrameRange(from: 0, to: 200)) { $0.digest }
        #expect(reader.damagedPackets > 0)
    }

    @Test func thereIsAFormOfEachKind() {
        #expect(Self.forms.count == 13)
    }
}
