internal import CFFmpeg
internal import PolyreelCore

/// Decodes the first pictures of a track, to see that it can be done and what they are like.
final class PictureLook {
    /// Nil when enough was seen: its pictures take memory.
    private var decoder: StreamDecoder?
    private let frame: Frame
    private var packets = 0
    private var pictures = 0
    /// What the first picture says about itself; it wins over what the container says.
    private(set) var first: PictureMark?
    private(set) var isInterlaced = false

    init(_ stream: UnsafeMutablePointer<AVStream>, of name: String) throws(MediaError) {
        decoder = try StreamDecoder(stream, of: name)
        frame = try Frame()
    }

    /// Whether enough was seen, or too much was tried.
    var isDone: Bool { pictures >= 3 || packets >= 300 }

    /// Decodes a packet; nil for the end.
    func add(_ packet: Packet?) throws(MediaError) {
        guard let decoder else { return }
        packets += 1
        try decoder.send(packet)
        while case .filled = try decoder.receive(into: frame) {
            pictures += 1
            if frame.pointer.pointee.interlaced_frame != 0 { isInterlaced = true }
            if first == nil { first = PictureMark(frame) }
            frame.clear()
        }
        if isDone { self.decoder = nil }
    }
}
