import Foundation
import PolyreelCore
import PolyreelMedia
import PolyreelStore
import PolyreelType
import TestSupport

@testable import PolyreelRender

/// A small film of shapes that move, with plates, whose steps (compose, note, encode) a test can tamper with.
struct ProofScene {
    var canvas = PixelSize(width: 180, height: 320)
    var frames = 30
    var plates: [(plate: YCbCrPlate, frames: FrameRange)] = []
    var bitRate = 4_000_000
    var factor = 190
    var level = 42
    /// Frame number to the number of the picture that is composed for it.
    var picture: (Int) -> Int = { $0 }
    /// Which plates are drawn in a frame.
    var drawn: (_ plate: Int, _ frame: Int) -> Bool
    /// Draws on a composed picture before it is noted.
    var extra: (_ frame: Int, _ composed: Frame) -> Void = { _, _ in }
    /// Changes a composed picture after it was noted, before it is encoded; nil leaves it out.
    var encoded: (_ frame: Int, _ composed: Frame) throws -> Frame? = { $1 }

    init(_ plates: [(plate: YCbCrPlate, frames: FrameRange)] = []) {
        self.plates = plates
        drawn = { plates[$0].frames.contains($1) }
    }

    /// By plate, how it comes and goes.
    var fades: [Int: OverlayFade] = [:]

    private var shown: [ShownPlate] {
        plates.enumerated().map { ShownPlate(plate: $1.plate, frames: $1.frames, fade: fades[$0]) }
    }

    /// Encodes the scene; the witness has seen what was composed.
    func make(at path: String) throws -> SpanWitness {
        let settings = EncoderSettings(
            preset: "veryfast", constantRateFactor: factor, maximumBitRate: bitRate, bufferBits: bitRate, level: level,
            referenceFrames: 2, bFrames: 2, keyFrameInterval: 50)
        let encoder = try SegmentEncoder(path: path, size: canvas, rate: Rational(25), settings: settings)
        let witness = SpanWitness(
            plates: shown,
            names: plates.map { PlateName(plate: Digest.of($0.plate.data), drawn: Digest.of($0.plate.data)) },
            canvas: canvas)
        for frame in 0..<frames {
            let composed = try Self.background(picture(frame), canvas)
            for index in plates.indices where drawn(index, frame) { shown[index].blend(onto: composed, at: frame) }
            extra(frame, composed)
            witness.note(composed)
            if let picture = try encoded(frame, try composed.copy()) { try encoder.encode(picture) }
        }
        _ = try encoder.finish()
        return witness
    }

    /// A slope that drifts, a bright square and a dark bar that move, a little noise.
    static func background(_ number: Int, _ canvas: PixelSize) throws -> Frame {
        let frame = try Frame(picture: canvas)
        var seed = UInt32(truncatingIfNeeded: number &* 2_654_435_761 &+ 1)
        for plane in 0..<3 {
            _ = frame.withPlane(plane) { bytes, stride, width, height in
                for y in 0..<height {
                    for x in 0..<width {
                        seed = seed &* 1_664_525 &+ 1_013_904_223
                        let noise = plane == 0 ? Int(seed >> 29) : 0
                        let slope = plane == 0 ? 40 + (x + 2 * y + 3 * number) % 150 : 100 + (x * plane + number) % 50
                        bytes[y * stride + x] = UInt8(slope + noise)
                    }
                }
                let side = width / 4
                let (left, top) = ((number * 5) % (width - side), (number * 3) % (height - side))
                for y in top..<top + side {
                    for x in left..<left + side { bytes[y * stride + x] = plane == 0 ? 225 : 120 }
                }
            }
        }
        return frame
    }

    /// One value in the luma, none in the chroma.
    static func plain(_ luma: UInt8, _ canvas: PixelSize) throws -> Frame {
        let frame = try Frame(picture: canvas)
        for plane in 0..<3 {
            _ = frame.withPlane(plane) { bytes, stride, _, height in
                bytes.update(repeating: plane == 0 ? luma : 128, count: stride * height)
            }
        }
        return frame
    }
}

extension YCbCrPlate {
    /// A subtitle as the product burns it in: bold white on a box that lets a third through; or a card of one colour.
    static func text(
        _ text: String, y: Int = 240, x: Int = 20, width: Int = 140, height: Int = 32, size: Int = 18,
        colour: Colour = Colour(red: 0, green: 0, blue: 0, alpha: 166)
    ) throws -> YCbCrPlate {
        let frame = PixelRect(x: x, y: y, width: width, height: height)
        let line = PlateLine(
            text: text, language: "de", direction: .leftToRight, font: FontChoice(family: "Noto Sans", bold: true),
            size: size, colour: .white, x: size / 2, baseline: height * 7 / 10)
        let plate = Plate(
            frame: frame,
            elements: [
                .box(
                    PlateBox(
                        rect: PixelRect(x: 0, y: 0, width: width, height: height), colour: colour,
                        cornerRadius: height / 5)),
                .text(line),
            ], madeWith: [])
        return YCbCrPlate(try PlateArtist.draw(plate), frame: frame)
    }
}
