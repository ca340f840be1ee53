internal import CFFmpeg
internal import PolyreelCore

/// Looks at every picture of a track whose times are known from its packets: at its header, and by decoding those that
/// lean on no other, since only there a track becomes of another kind. Far less work than decoding all.
final class KeyPictures {
    private(set) var changes = PictureChanges()
    private let decoder: StreamDecoder
    private let codec: AVCodecID
    private let frame: Frame
    private let timeBase: AVRational
    private var headers: HeaderReader?
    private var header: [UInt8]?
    /// The key that was looked at last: when it is shown, and its size by its header.
    private var last: (ticks: Int64, size: PixelSize)?

    init(_ stream: UnsafeMutablePointer<AVStream>, of name: String) throws(MediaError) {
        codec = stream.pointee.codecpar.pointee.codec_id
        decoder = try StreamDecoder(stream, of: name, onlyKeys: true)
        frame = try Frame()
        timeBase = stream.pointee.time_base
        if codec == AV_CODEC_ID_H264 || codec == AV_CODEC_ID_HEVC { headers = try HeaderReader(stream) }
    }

    /// Whether a picture seems to be interlaced: then all are decoded.
    var hasFields: Bool { changes.interlaced > 0 || headers?.hasFields ?? false }

    /// Looks at a packet; nil for the end.
    func add(_ packet: Packet?) throws(MediaError) {
        if let packet {
            headers?.add(packet)
            guard isLookedAt(packet) else { return }
        }
        try decoder.send(packet)
        while case .filled = try decoder.receive(into: frame) {
            let data = frame.pointer.pointee
            changes.note(
                PictureMark(frame), isInterlaced: data.interlaced_frame != 0, ticks: data.best_effort_timestamp)
            frame.clear()
        }
    }

    private func isLookedAt(_ packet: Packet) -> Bool {
        let data = packet.pointer.pointee
        if let headers {
            // These decoders know themselves which pictures they pass over.
            guard data.flags & AV_PKT_FLAG_KEY != 0, data.pts != polyreel_no_pts() else { return true }
            // Where every picture is a key, two a second are decoded, and each whose size is another.
            let step = av_rescale_q(1, AVRational(num: 1, den: 2), timeBase)
            if let last, last.size == headers.size {
                let (gap, isWide) = data.pts.subtractingReportingOverflow(last.ticks)
                if !isWide, gap >= 0, gap < step { return false }
            }
            last = (data.pts, headers.size)
            return true
        }
        guard data.flags & AV_PKT_FLAG_KEY != 0, let bytes = data.data, data.size > 0 else { return false }
        // Where every picture is a key, only one with another header than the last is decoded.
        guard
            let header = IntraHeader.bytes(
                of: UnsafeBufferPointer(start: bytes, count: Int(data.size)), codec: codec)
        else { return true }
        defer { self.header = header }
        return header != self.header
    }
}
