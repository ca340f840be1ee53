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

    /// Of a transport, whose header does not say so: whether most packets of its streams are scrambled
    /// (`transport_scrambling_control`, ISO/IEC 13818-1, 2.4.3.3). Some that were decrypted still say they are, so this is
    /// asked where nothing can be made of them.
    static func isScrambled(_ path: String) -> Bool {
        guard let bytes = FileBytes(path: path), let (size, sync) = FileStructure.packetForm(bytes) else {
            return false
        }
        var (scrambled, clear) = (0, 0)
        let read = bytes.read(at: 0, min(bytes.count, 20_000 * size))
        for place in stride(from: sync, to: read.count - 3, by: size) where read[place] == 0x47 {
            let number = Int(read[place + 1] & 0x1F) << 8 | Int(read[place + 2])
            // Tables are never scrambled, filling has no content.
            guard number > 0x1F, number < 0x1FFF, read[place + 3] & 0x10 != 0 else { continue }
            if read[place + 3] >> 6 == 0 { clear += 1 } else { scrambled += 1 }
        }
        return scrambled > clear
    }

    static func refusal(_ name: String) -> Finding {
        .error(
            ProbeCode.encrypted, "'\(name)' is encrypted: its picture or sound can only be read with a key",
            hint: "ask for a copy without copy protection (DRM)")
    }
}
