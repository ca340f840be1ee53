internal import CFFmpeg
internal import PolyreelCore

/// Tracks and packets that only who has a key can read: ISO/IEC 23001-7 (CENC) in MP4, ContentEncryption in Matroska, and
/// Apple's FairPlay.
enum Encryption {
    /// Sample entries of encrypted tracks: `encv` and `enca` (ISO/IEC 14496-12, 8.12), `drmi` and `drms` (FairPlay).
    private static let entries = ["encv", "enca", "drmi", "drms"].map { text in
        text.utf8.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }

    /// - Parameter container: a `pssh` box stays in some MP4 files whose tracks were decrypted; Matroska has no such.
    static func isFound(in stream: UnsafeMutablePointer<AVStream>, container: String) -> Bool {
        var size = 0
        return container.hasPrefix("matroska")
            && av_stream_get_side_data(stream, AV_PKT_DATA_ENCRYPTION_INIT_INFO, &size) != nil
            || stream.pointee.codecpar.map { entries.contains($0.pointee.codec_tag) } ?? false
    }

    static func isFound(in packet: Packet) -> Bool {
        var size = 0
        return av_packet_get_side_data(packet.pointer, AV_PKT_DATA_ENCRYPTION_INFO, &size) != nil
    }

    static func finding(_ name: String) -> Finding {
        .error(
            ProbeCode.encrypted, "'\(name)' is encrypted: its picture or sound can only be read with a key",
            hint: "ask for a copy without copy protection (DRM)")
    }
}
