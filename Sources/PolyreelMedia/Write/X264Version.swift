internal import CFFmpeg
internal import Foundation
internal import PolyreelCore

/// Which x264 libavcodec encodes with. libavcodec does not tell, so it is read from the message that x264 leaves in the
/// first frame of everything it encodes; here one grey picture of 64 x 64.
enum X264Version {
    /// Such as `x264 164 r3095 baee400`; `x264 unknown` where no message is found, `x264 missing` where it cannot encode.
    static let description: String = {
        guard let packet = try? firstPacket() else { return "x264 missing" }
        return "x264 " + (core(in: packet) ?? "unknown")
    }()

    private static func firstPacket() throws -> Data {
        let size = PixelSize(width: 64, height: 64)
        let settings = EncoderSettings(
            preset: "ultrafast", constantRateFactor: 190, maximumBitRate: 1_000_000, bufferBits: 1_000_000, level: 30,
            referenceFrames: 1, bFrames: 0, keyFrameInterval: 2)
        let encoder = try Encoder.x264(size: size, clock: try FrameClock(rate: Rational(25)), settings: settings)
        let frame = try Frame(picture: size)
        for plane in 0..<3 {
            _ = frame.withPlane(plane) { bytes, stride, _, height in
                bytes.update(repeating: 128, count: stride * height)
            }
        }
        frame.pointer.pointee.pts = 0
        try encoder.send(frame.pointer)
        try encoder.send(nil)
        let packet = try Packet()
        guard case .filled = try encoder.receive(into: packet), let bytes = packet.pointer.pointee.data else {
            return Data()
        }
        return Data(bytes: bytes, count: Int(packet.pointer.pointee.size))
    }

    /// What stands in `x264 - core 164 r3095 baee400 - H.264/MPEG-4 AVC codec`.
    private static func core(in packet: Data) -> String? {
        guard let start = packet.range(of: Data("x264 - core ".utf8)),
            let end = packet.range(of: Data(" - ".utf8), in: start.upperBound..<packet.endIndex)
        else { return nil }
        return String(bytes: packet[start.upperBound..<end.lowerBound], encoding: .utf8)
    }
}
