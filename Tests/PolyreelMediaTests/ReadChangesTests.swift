import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

/// Assets whose pictures become of another kind on the way.
struct ReadChangesTests {
    /// Parts of transport streams, one after the other, and copied into a container of their own.
    private func joined(_ clips: ReadClips, _ parts: [[String]], seconds: Int, as name: String) async throws -> String {
        var all = Data()
        for (index, part) in parts.enumerated() {
            let path = try await clips.make("part\(index).ts", part + ["-output_ts_offset", "\(index * seconds)"])
            all += try Data(contentsOf: URL(fileURLWithPath: path))
        }
        let path = try clips.folder.write("joined.ts", all)
        return name.hasSuffix(".ts") ? path : try await clips.make(name, ["-i", path, "-c", "copy"])
    }

    /// Width and height of what is bright.
    private func bright(_ frame: Frame) -> PixelSize? {
        frame.withPlane(0) { bytes, stride, width, height in
            var (left, right, top, bottom) = (width, -1, height, -1)
            for y in 0..<height {
                for x in 0..<width where bytes[y * stride + x] > 170 {
                    (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
                }
            }
            return PixelSize(width: right - left + 1, height: bottom - top + 1)
        }
    }

    private static func square(_ size: String, _ box: String, _ options: [String]) -> [String] {
        ["-f", "lavfi", "-i", "color=black:s=\(size):r=25:d=2,drawbox=\(box):white:fill"] + options
    }

    static let h264 = ["-c:v", "libx264", "-preset", "veryfast", "-bf", "0", "-pix_fmt", "yuv420p"]
    static let mpeg2 = ["-c:v", "mpeg2video", "-q:v", "2"]

    /// What is square in the asset: a phone turned from landscape to portrait and back, television from 4:3 to 16:9 (pixels
    /// of 16:15 and 64:45, ITU-R BT.601), a window that grew.
    @Test(arguments: [
        (
            "turned.mkv",
            [square("640x480", "220:140:200:200", h264), square("480x640", "140:220:200:200", h264)], true
        ),
        (
            "back.ts", [square("480x640", "140:220:200:200", h264), square("640x480", "220:140:200:200", h264)], true
        ),
        (
            "wide.ts",
            [
                square("720x576", "285:208:150:160", mpeg2 + ["-aspect", "4:3"]),
                square("720x576", "315:224:90:128", mpeg2 + ["-aspect", "16:9"]),
            ], true
        ),
        (
            "intra.mkv",
            [
                square("640x480", "220:140:200:200", h264 + ["-g", "1"]),
                square("480x640", "140:220:200:200", h264 + ["-g", "1"]),
            ], true
        ),
        ("grown.mkv", [square("320x240", "110:70:100:100", h264), square("640x480", "220:140:200:200", h264)], false),
    ])
    func whatIsSquareStaysSquareWhereTheShapeChanges(name: String, parts: [[String]], told: Bool) async throws {
        let clips = try ReadClips()
        let path = try await joined(clips, parts, seconds: 2, as: name)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let finding = facts.findings.first { $0.code == "asset-shape-changes" }
        #expect(finding?.severity == (told ? .warning : .note))
        #expect(finding?.message.contains("at 2.0 s") ?? false)
        // As it is, on a canvas of its shape, and whole in a canvas of another.
        let shown = facts.picture.displaySize
        let half = PixelSize(width: shown.width / 4 * 2, height: shown.height / 4 * 2)
        let whole = PixelRect(x: 0, y: 0, width: shown.width, height: shown.height)
        let tall = PixelSize(width: half.width, height: half.height * 2)
        let plans = [
            wholePicture(facts, canvas: half, reframe: .crop(whole)),
            wholePicture(
                facts, canvas: tall,
                reframe: .fit(PixelRect(x: 0, y: half.height / 2 & ~1, width: half.width, height: half.height))),
        ]
        for plan in plans {
            let sizes = try PictureReader(path: path, facts: facts, plan: plan)
                .values(FrameRange(from: 0, to: 98)) { bright($0) }
            for (number, size) in sizes.enumerated() {
                let size = try #require(size)
                #expect(size.width > 20 && abs(size.width - size.height) <= 3, "frame \(number): \(size)")
            }
        }
    }

    /// Codecs of which every picture is a key: only those whose header differs are decoded for the probe.
    @Test(arguments: [
        ("prores_ks", "yuv422p10le"), ("mjpeg", "yuvj420p"), ("dnxhd", "yuv422p"),
    ])
    func aShapeThatChangesInAnEditorsFormatIsTold(codec: String, format: String) async throws {
        let clips = try ReadClips()
        // DNxHR takes any size.
        let options = ["-c:v", codec, "-pix_fmt", format] + (codec == "dnxhd" ? ["-profile:v", "dnxhr_hq"] : [])
        _ = try await clips.make("a.mov", Self.square("640x480", "220:140:200:200", options))
        _ = try await clips.make("b.mov", Self.square("480x640", "140:220:200:200", options))
        let list = try clips.folder.write("list.ffconcat", "ffconcat version 1.0\nfile a.mov\nfile b.mov\n")
        let path = try await clips.make("joined.mov", ["-f", "concat", "-i", list, "-c", "copy"])
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let finding = facts.findings.first { $0.code == "asset-shape-changes" }
        #expect(finding?.message.contains("at 2.0 s from 640x480 to 480x640") ?? false, "\(facts.findings)")
        let sizes = try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
            .values(FrameRange(from: 0, to: 98)) { bright($0) }
        #expect(sizes.allSatisfy { abs(($0?.width ?? 0) - ($0?.height ?? 9)) <= 3 })
    }

    @Test func aCropIsMadeAnewForAnotherShape() async throws {
        let clips = try ReadClips()
        // Nine to sixteen of 640x480 keeps 42 %; of 480x640 it keeps 75 %.
        let path = try await joined(
            clips,
            [Self.square("640x480", "280:200:80:80", Self.h264), Self.square("480x640", "200:280:80:80", Self.h264)],
            seconds: 2, as: "turned.mkv")
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let plan = wholePicture(
            facts, canvas: PixelSize(width: 180, height: 320),
            reframe: .crop(PixelRect(x: 185, y: 0, width: 270, height: 480)))
        let sizes = try PictureReader(path: path, facts: facts, plan: plan)
            .values(FrameRange(from: 0, to: 98)) { bright($0) }
        // 80 of 480 lines are 53 of 320; 80 of 640 lines are 40.
        #expect(abs((sizes[10]?.height ?? 0) - 53) <= 2)
        #expect(abs((sizes[90]?.height ?? 0) - 40) <= 2)
        #expect(sizes.allSatisfy { abs(($0?.width ?? 0) - ($0?.height ?? 9)) <= 2 })
    }

    /// Where in two rows that are neighbours one differs from both that frame it, which only fields of two moments do.
    private func combs(_ luma: UnsafePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int) -> Int {
        var count = 0
        for y in 1..<height - 1 {
            for x in 0..<width {
                let (above, here, below) = (
                    Int(luma[(y - 1) * stride + x]), Int(luma[y * stride + x]), Int(luma[(y + 1) * stride + x])
                )
                if abs(above - below) < 30, abs(here - above) > 60, abs(here - below) > 60 { count += 1 }
            }
        }
        return count
    }

    private static func bar(_ rate: Int, _ seconds: Int, _ options: [String]) -> [String] {
        [
            "-f", "lavfi", "-i",
            "nullsrc=s=320x240:r=\(rate):d=\(seconds),format=yuv420p,"
                + "geq=lum='if(between(X-mod(T*400,280),0,40)*between(Y,40,200),235,16)':cb=128:cr=128",
        ] + options
    }

    @Test(arguments: [
        (
            "scan.ts", ["-c:v", "mpeg2video", "-q:v", "2"],
            ["-c:v", "mpeg2video", "-q:v", "2", "-flags", "+ildct+ilme"]
        ),
        (
            "scan.mkv", ["-c:v", "libx264", "-bf", "0", "-qp", "12"],
            ["-c:v", "libx264", "-bf", "0", "-qp", "12", "-x264opts", "tff=1"]
        ),
    ])
    func partsThatAreInterlacedAreDeinterlacedAndTheOthersStay(
        name: String, whole: [String], fields: [String]
    ) async throws {
        let clips = try ReadClips()
        let interlaced = Self.bar(50, 4, ["-vf", "tinterlace=interleave_top,setfield=tff"] + fields)
        let path = try await joined(clips, [Self.bar(25, 2, whole), interlaced], seconds: 2, as: name)
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        #expect(facts.picture.interlaced)
        #expect(facts.picture.mixedScan)
        #expect(facts.findings.contains { $0.code == "asset-scan-changes" && $0.message.contains("at 2.0 s") })
        let reader = try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
        let made = try reader.values(FrameRange(from: 0, to: 140)) { frame in
            frame.withPlane(0) { self.combs($0, $1, $2, $3) } ?? 0
        }
        #expect((made.max() ?? 0) < 40, "\(made)")
        // What ffmpeg decodes is combed, so the measure sees it.
        let raw = try await clips.make(
            "raw.y", ["-i", path, "-vf", "select='between(n,80,90)',format=gray", "-vsync", "0", "-f", "rawvideo"])
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw)))
        let combed = bytes.withUnsafeBufferPointer { combs($0.baseAddress!, 320, 320, 240) }
        #expect(combed > 200)
        // The progressive part is what it is alone.
        let alone = clips.folder.path("part0.ts")
        let aloneFacts = try AssetProbe.probe(path: alone, digest: "sha256:0")
        let range = FrameRange(from: 5, to: 40)
        let expected = try PictureReader(path: alone, facts: aloneFacts, plan: wholePicture(aloneFacts))
            .values(range) { $0.digest }
        let found = try PictureReader(path: path, facts: facts, plan: wholePicture(facts)).values(range) { $0.digest }
        #expect(found == expected)
    }

    /// BT.709's own values of red: the same before and after its storage changes.
    @Test(arguments: ["mkv", "ts"])
    func coloursThatAreStoredOtherwiseOnTheWayStayTheSame(container: String) async throws {
        let clips = try ReadClips()
        func part(_ matrix: String, _ name: String, _ primaries: String) -> [String] {
            [
                "-f", "lavfi", "-i", "color=red:s=320x240:r=25:d=2,format=rgb24", "-vf",
                "scale=out_color_matrix=\(matrix):out_range=tv,format=yuv420p", "-c:v", "libx264", "-qp", "1", "-bf",
                "0",
                "-colorspace", name, "-color_trc", "bt709", "-color_primaries", primaries,
            ]
        }
        let path = try await joined(
            clips, [part("bt709", "bt709", "bt709"), part("bt601", "smpte170m", "bt709")], seconds: 2,
            as: "colours.\(container)")
        let facts = try AssetProbe.probe(path: path, digest: "sha256:0")
        let middles = try PictureReader(path: path, facts: facts, plan: wholePicture(facts))
            .values(FrameRange(from: 0, to: 98)) { $0.middle }
        for middle in middles {
            #expect(zip(middle, [63, 102, 240]).allSatisfy { abs($0 - $1) <= 2 }, "\(middle)")
        }
        let wide = try await joined(
            clips, [part("bt709", "bt709", "bt709"), part("bt709", "bt709", "smpte432")], seconds: 2,
            as: "wide.\(container)")
        let told = try AssetProbe.probe(path: wide, digest: "sha256:0")
        #expect(told.findings.contains { $0.code == "asset-colour-changes" })
    }
}
