import Foundation
import PolyreelCore
import PolyreelMedia
import TestSupport
import Testing

@testable import PolyreelRender

/// A span's segment against what was composed for it.
@Suite(.tags(.render)) struct SpanProofTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("span.mp4") }

    init() throws { folder = try TemporaryFolder() }

    private static func cue() throws -> (plate: YCbCrPlate, frames: FrameRange) {
        (try .text("Schaut mal"), FrameRange(from: 8, to: 20))
    }

    private func failure(_ scene: ProofScene) throws -> Finding? {
        let witness = try scene.make(at: path)
        do {
            _ = try witness.prove(segment: path)
            return nil
        } catch let finding as Finding { return finding }
    }

    /// Caps in bits a second at 180x320: one that is never reached, and two that starve this noisy scene.
    @Test(arguments: [4_000_000, 500_000, 150_000])
    func whatWasComposedIsProven(bitRate: Int) throws {
        var scene = ProofScene([try Self.cue(), (try .text("Jetzt", y: 40), FrameRange(from: 0, to: 30))])
        scene.bitRate = bitRate
        let witness = try scene.make(at: path)
        let proof = try witness.prove(segment: path)
        #expect(proof.frames == 30)
        #expect(proof.plates.map(\.seen) == [[FrameRange(from: 8, to: 20)], [FrameRange(from: 0, to: 30)]])
        #expect(proof.plates.allSatisfy { $0.covered.isEmpty && $0.isDistinct })
        #expect(proof.black.isEmpty && proof.still.isEmpty)
        #expect(witness.pictureBytes.count == 30)
        #expect(!witness.edges.isEmpty)
    }

    /// While it comes and goes it is not looked for; before and after it must not be there.
    @Test func aPlateThatFadesIsProvenWhereItIsWhole() throws {
        var scene = ProofScene([try Self.cue()])
        scene.fades[0] = OverlayFade(rising: [16, 32, 48], falling: [32])
        let proof = try scene.make(at: path).prove(segment: path)
        #expect(proof.plates.map(\.seen) == [[FrameRange(from: 11, to: 19)]])
        #expect(proof.plates.map(\.covered) == [[FrameRange(from: 8, to: 11), FrameRange(from: 19, to: 20)]])
        scene.drawn = { (8..<21).contains($1) }
        #expect(try failure(scene)?.code == "span-plate-stale")
        scene.drawn = { (8..<15).contains($1) }
        #expect(try failure(scene)?.code == "span-plate-missing")
    }

    @Test func pictureBytesAreWhatFFprobeCounts() async throws {
        let witness = try ProofScene().make(at: path)
        _ = try witness.prove(segment: path)
        let told = try await Tool.run(
            "ffprobe", ["-v", "error", "-show_entries", "packet=size", "-of", "csv=p=0", path])
        let sizes = told.output.split(whereSeparator: \.isNewline).compactMap { Int($0) }
        #expect(witness.pictureBytes == sizes)
        #expect(sizes.count == 30)
    }

    @Test func aPlateThatIsNotDrawnInSomeFramesFails() throws {
        var scene = ProofScene([try Self.cue()])
        scene.drawn = { (8..<20).contains($1) && !(12..<14).contains($1) }
        let finding = try failure(scene)
        #expect(finding?.code == "span-plate-missing")
        #expect(finding?.message.contains("frames 12 to 13") == true)
    }

    @Test func anotherTextInThePlatesPlaceFails() throws {
        let (plate, frames) = try Self.cue()
        let other = try YCbCrPlate.text("Schaut hin")
        var scene = ProofScene([(plate, frames)])
        scene.drawn = { _, _ in false }
        scene.extra = { frame, composed in if frames.contains(frame) { other.blend(onto: composed) } }
        let finding = try failure(scene)
        #expect(finding?.code == "span-plate-missing")
        #expect(finding?.message.contains("frames 8 to 19") == true)
    }

    @Test func aStalePlateAfterItsEndFails() throws {
        var scene = ProofScene([try Self.cue()])
        scene.drawn = { (8..<22).contains($1) }
        let finding = try failure(scene)
        #expect(finding?.code == "span-plate-stale")
        #expect(finding?.message.contains("frames 20 to 21") == true)
    }

    @Test func aPlateOutsideOfTheCanvasFails() throws {
        let scene = ProofScene([(try .text("Weg", y: 320), FrameRange(from: 0, to: 30))])
        #expect(try failure(scene)?.code == "span-plate-missing")
    }

    // MARK: What the encoder got is not what was composed

    private func expect(
        _ code: String, _ frames: String, _ plates: [(plate: YCbCrPlate, frames: FrameRange)] = [],
        _ encoded: @escaping (_ frame: Int, _ composed: Frame) throws -> Frame?
    ) throws {
        var scene = ProofScene(plates)
        scene.encoded = encoded
        let finding = try failure(scene)
        #expect(finding?.code == code)
        #expect(finding?.message.contains(frames) == true, "\(finding.map { "\($0)" } ?? "passed")")
    }

    private let canvas = ProofScene().canvas

    @Test func blackWhereTheSourceIsNotFails() throws {
        try expect("span-black", "frames 10 to 12") { frame, composed in
            (10...12).contains(frame) ? try ProofScene.plain(16, canvas) : composed
        }
    }

    @Test func standingStillWhereTheSourceMovesFails() throws {
        try expect("span-frozen", "frames 5 to 14") { frame, composed in
            (5...14).contains(frame) ? try ProofScene.background(4, canvas) : composed
        }
    }

    @Test func framesInAnotherOrderFail() throws {
        try expect("span-misplaced", "frames 13 to 14") { frame, composed in
            switch frame {
            case 13: try ProofScene.background(14, canvas)
            case 14: try ProofScene.background(13, canvas)
            default: composed
            }
        }
    }

    @Test func allFramesOneTooLateFail() throws {
        try expect("span-misplaced", "frames 0 to 28") { frame, _ in try ProofScene.background(frame + 1, canvas) }
    }

    @Test func oneStrangePictureFails() throws {
        try expect("span-differs", "frame 25") { frame, composed in
            frame == 25 ? try ProofScene.plain(120, canvas) : composed
        }
    }

    @Test func aSpoiltCornerFails() throws {
        try expect("span-differs", "frames 20 to 21") { frame, composed in
            if frame == 20 || frame == 21 {
                _ = composed.withPlane(0) { bytes, stride, _, _ in
                    for y in 0..<20 { (bytes + y * stride).update(repeating: 235, count: 24) }
                }
            }
            return composed
        }
    }

    @Test func aPlateThatIsNotInTheFileFails() throws {
        try expect("span-plate-missing", "frames 8 to 19", [try Self.cue()]) { frame, _ in
            try ProofScene.background(frame, canvas)
        }
    }

    @Test func aLostFrameFails() throws {
        try expect("span-damaged", "decodes to 29") { frame, composed in frame == 17 ? nil : composed }
    }

    @Test func blackAndStillPicturesOfTheSourceAreRemembered() throws {
        var scene = ProofScene()
        scene.picture = { max(6, min($0, 12)) }
        #expect(
            try scene.make(at: path).prove(segment: path).still == [
                FrameRange(from: 1, to: 7), FrameRange(from: 13, to: 30),
            ])
        var dark = ProofScene()
        dark.extra = { frame, composed in
            guard frame < 5 else { return }
            for plane in 0..<3 {
                _ = composed.withPlane(plane) { bytes, stride, _, height in
                    bytes.update(repeating: plane == 0 ? 16 : 128, count: stride * height)
                }
            }
        }
        #expect(try dark.make(at: path).prove(segment: path).black == [FrameRange(from: 0, to: 5)])
    }

    @Test func aDamagedSegmentFails() throws {
        let witness = try ProofScene().make(at: path)
        var bytes = try Data(contentsOf: URL(filePath: path))
        let middle = bytes.count * 3 / 4
        for offset in middle..<(middle + 300) { bytes[offset] ^= 0x5A }
        try bytes.write(to: URL(filePath: path))
        let error = #expect(throws: Finding.self) { try witness.prove(segment: path) }
        #expect(error?.code == "span-damaged")
    }

    /// Cameras write beyond 16 and 235, and a box that lets a third through shows it.
    @Test(arguments: [0, 255] as [UInt8])
    func aPlateOverValuesBeyondTheRangeIsProven(value: UInt8) throws {
        let cue = try Self.cue()
        var scene = ProofScene([cue])
        scene.extra = { frame, composed in
            _ = composed.withPlane(0) { bytes, stride, _, height in
                bytes.update(repeating: value, count: stride * height)
            }
            if cue.frames.contains(frame) { cue.plate.blend(onto: composed) }
        }
        #expect(try scene.make(at: path).prove(segment: path).plates.first?.seen == [cue.frames])
    }

    @Test func aPlateUnderAnotherIsCoveredNotMissing() throws {
        let low = try YCbCrPlate.text("unten", y: 240)
        let high = try YCbCrPlate.text("oben", y: 236, height: 40, colour: Colour(red: 176, green: 0, blue: 94))
        let scene = ProofScene([(low, FrameRange(from: 0, to: 20)), (high, FrameRange(from: 10, to: 30))])
        let proof = try scene.make(at: path).prove(segment: path)
        #expect(proof.plates[0].seen == [FrameRange(from: 0, to: 10)])
        #expect(proof.plates[0].covered == [FrameRange(from: 10, to: 20)])
        #expect(proof.plates[1].seen == [FrameRange(from: 10, to: 30)])
    }
}
