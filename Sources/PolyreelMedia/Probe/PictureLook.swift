internal import CFFmpeg
internal import PolyreelCore

/// Decodes the first pictures of a track, to see that it can be done and what they are like.
final class PictureLook {
    private let decoder: StreamDecoder
    private let frame: Frame
    private var packets = 0
    private var pictures = 0
    private(set) var first: Facts?
    private(set) var isInterlaced = false

    /// What one picture says about itself; it wins over what the container says.
    struct Facts {
        let size: PixelSize
        let format: AVPixelFormat
        let matrix: AVColorSpace
        let transfer: AVColorTransferCharacteristic
        let range: AVColorRange
        let aspect: AVRational
    }

    init(_ stream: UnsafeMutablePointer<AVStream>, of name: String) throws(MediaError) {
        decoder = try StreamDecoder(stream, of: name)
        frame = try Frame()
    }

    /// Whether enough was seen, or too much was tried.
    var isDone: Bool { pictures >= 3 || packets >= 300 }

    /// Decodes a packet; nil for the end.
    func add(_ packet: Packet?) throws(MediaError) {
        packets += 1
        try decoder.send(packet)
        while case .filled = try decoder.receive(into: frame) {
            let data = frame.pointer.pointee
            pictures += 1
            if data.interlaced_frame != 0 { isInterlaced = true }
            if first == nil {
                first = Facts(
                    size: frame.size, format: AVPixelFormat(rawValue: data.format), matrix: data.colorspace,
                    transfer: data.color_trc, range: data.color_range, aspect: data.sample_aspect_ratio)
            }
            frame.clear()
        }
    }
}
