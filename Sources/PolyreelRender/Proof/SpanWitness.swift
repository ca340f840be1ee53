internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia
// placeholder until the proof part is merged
struct SpanWitness {
    private var frames = 0
    init(plates: [(plate: YCbCrPlate, frames: FrameRange)], canvas: PixelSize) {}
    mutating func note(_ composed: Frame) { frames += 1 }
    func prove(segment path: String) throws -> (proof: SpanProof, pictureBytes: [Int], edges: Data) {
        let decoded = try SegmentCheck.decode(path: path)
        guard decoded.frames == frames, decoded.complaints.isEmpty else {
            throw Finding.error("span-damaged", "a span of \(frames) frames decodes to \(decoded.frames)")
        }
        return (SpanProof(), [], Data())
    }
}
public struct SpanProof: Codable, Sendable, Hashable {}
public struct SegmentRecord: Codable, Sendable, Hashable {
    public let frames: Int
    public let damagedPackets: Int
    public let pictureBytes: [Int]
    public let proof: SpanProof
}
