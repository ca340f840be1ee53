internal import CFFmpeg
internal import PolyreelCore

/// Tracks and packets that only who has a key can read: ISO/IEC 23001-7 (CENC) in MP4, ContentEncryption in Matroska, and
/// Apple's FairPlay.
enum Encryption {
    /// Sample entries of encrypted tracks: `encv` and `enca` (ISO/IEC 14496-12, 8.12), `drmi` and `drms` (FairPlay).
    private static let entries: Set<String> = ["encv", "enca", "drmi", "drms"]

    /// Whether a file's header says so. A `pssh` box alone does not: it stays in some files that were decrypted.
    static func isFound(in file: InputFile) -> Bool {
        if file.container.hasPrefix("mov") {
            return (try? MP4Boxes(path: file.path))?.sampleEntries.contains(where: entries.contains) ?? false
        }
        return file.container.hasPrefix("matroska")
            && file.streams.contains { stream in
                var size = 0
                return av_stream_get_side_data(stream, AV_PKT_DATA_ENCRYPTION_INIT_INFO, &size) != nil
            }
    }

    static func isFound(in packet: Packet) -> Bool {
        var size = 0
        return av_packet_get_side_data(packet.pointer, AV_PKT_DATA_ENCRYPTION_INFO, &size) != nil
    }

    static func refusal(_ name: String) -> Finding {
        .error(
            ProbeCode.encrypted, "'\(name)' is encrypted: its picture or sound can only be read with a key",
            hint: "ask for a copy without copy protection (DRM)")
    }
}
