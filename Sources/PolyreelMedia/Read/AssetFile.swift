internal import CFFmpeg
internal import Foundation

/// An asset opened for reading: packets of its streams, one after the other.
///
/// Only local files and only containers that hold media themselves are opened: no playlists, which could name other
/// files or hosts, and no image sequences.
final class AssetFile {
    /// libavformat's names of the containers that are read. The last line is there so that an audio file is told from
    /// noise.
    static let containers =
        "mov,mp4,matroska,webm,mpegts,mpeg,avi,flv,mxf,asf,ogg,"
        + "mp3,wav,aac,flac,aiff"

    private var context: UnsafeMutablePointer<AVFormatContext>?
    let name: String
    /// libavformat's name of the container.
    let container: String
    let streams: [UnsafeMutablePointer<AVStream>]

    init(path: String) throws(MediaError) {
        _ = MediaLog.captured
        MediaLog.clear()
        name = URL(fileURLWithPath: path).lastPathComponent
        let doing = "opening \(name)"
        var opened = try allocated(avformat_alloc_context(), "a reader") as UnsafeMutablePointer<AVFormatContext>?
        let options = MediaOptions([
            "protocol_whitelist": "file", "format_whitelist": Self.containers, "max_streams": "64",
            "probesize": "20000000", "analyzeduration": "10000000",
        ])
        do throws(MediaError) {
            try options.with(doing) { dictionary throws(MediaError) in
                try check(avformat_open_input(&opened, "file:" + path, nil, &dictionary), doing)
            }
            try check(avformat_find_stream_info(opened, nil), "looking for streams in \(name)")
        } catch {
            avformat_close_input(&opened)
            throw error
        }
        context = opened
        container = opened?.pointee.iformat.map { String(cString: $0.pointee.name) } ?? ""
        let count = Int(opened?.pointee.nb_streams ?? 0)
        streams = (0..<count).compactMap { opened?.pointee.streams?[$0] }
    }

    deinit { avformat_close_input(&context) }

    /// Whether a place inside can be found by time. The others have no index and no reliable timestamps.
    var hasIndex: Bool { Self.hasIndex(container) }

    static func hasIndex(_ container: String) -> Bool {
        let names = container.split(separator: ",")
        return names.contains("mov") || names.contains("matroska")
    }

    /// Packets of all other streams are passed over from now on.
    func keep(_ kept: [Int]) {
        for (index, stream) in streams.enumerated() {
            stream.pointee.discard = kept.contains(index) ? AVDISCARD_DEFAULT : AVDISCARD_ALL
        }
    }

    enum Reading { case packet, damaged, end }

    /// Fills the next packet. A piece that cannot be read, or that the file holds only in part, is `.damaged`.
    func read(into packet: Packet) throws(MediaError) -> Reading {
        packet.clear()
        let status = av_read_frame(context, packet.pointer)
        if status == polyreel_averror_eof() { return .end }
        if status == -ENOMEM { try check(status, "reading \(name)") }
        if status < 0 { return .damaged }
        return packet.pointer.pointee.flags & AV_PKT_FLAG_CORRUPT != 0 ? .damaged : .packet
    }

    /// Moves to the key frame at or before `ticks`; false when the container finds none.
    func seek(stream: Int, to ticks: Int64) -> Bool {
        av_seek_frame(context, Int32(stream), ticks, AVSEEK_FLAG_BACKWARD) >= 0
    }
}
