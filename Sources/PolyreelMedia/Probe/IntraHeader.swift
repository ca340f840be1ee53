internal import CFFmpeg

/// Headers of codecs that code every picture for itself.
enum IntraHeader {
    /// The bytes that say what kind of picture it is; nil where they are not known.
    static func bytes(of packet: UnsafeBufferPointer<UInt8>, codec: AVCodecID) -> [UInt8]? {
        switch codec {
        // Size, scan, shape of the pixels and colours: SMPTE RDD 36:2022, 5.1.1.
        case AV_CODEC_ID_PRORES: packet.count > 26 ? Array(packet[8..<26]) : nil
        // The fixed part of SMPTE ST 2019-1's header, up to the compression's id.
        case AV_CODEC_ID_DNXHD: packet.count > 0x2c ? Array(packet[4..<0x2c]) : nil
        case AV_CODEC_ID_MJPEG: startOfFrame(packet)
        default: nil
        }
    }

    /// The frame header of a JPEG: ITU-T T.81, B.2.2.
    private static func startOfFrame(_ packet: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var at = 2
        while at + 4 <= packet.count, packet[at] == 0xff {
            let length = Int(packet[at + 2]) << 8 | Int(packet[at + 3])
            let end = at + 2 + length
            guard length >= 2, end <= packet.count else { return nil }
            if (0xc0...0xc2).contains(packet[at + 1]) { return Array(packet[at..<end]) }
            at = end
        }
        return nil
    }
}
