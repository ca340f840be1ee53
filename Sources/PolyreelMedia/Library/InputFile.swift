internal import CFFmpeg
internal import Foundation
internal import PolyreelCore

/// A media file opened for reading: packets of its streams, one after the other.
///
/// Only local files and only containers that hold media themselves are opened: no playlists, which could name other
/// files or hosts, and no image sequences.
final class InputFile {
    /// libavformat's names of the containers that an asset may be. The last line is there so that an audio file is told
    /// from noise.
    static let assets =
        "mov,mp4,matroska,webm,mpegts,mpeg,avi,flv,mxf,asf,ogg,"
        + "mp3,wav,aac,flac,aiff"

    /// The container of segments, soundtracks and films.
    static let mp4 = "mp4"

    let path: String
    /// Last part of the path, for messages.
    let name: String
    let streams: [UnsafeMutablePointer<AVStream>]
    private let context: UnsafeMutablePointer<AVFormatContext>
    private var kept: Set<Int>?
    private var failures = 0
    private(set) var ledger: PacketLedger

    /// Opens a file. Whoever opens an asset gets the same streams: how far libavformat looks for them is set here only.
    /// - Parameters:
    ///   - containers: what the file may be, by libavformat's names.
    ///   - restarts: where its times start again, when that is known; nil writes down what passes, to find that out.
    init(path: String, containers: String = InputFile.assets, restarts: [TimeRestart]? = []) throws(MediaError) {
        ledger = PacketLedger(restarts: restarts ?? [], isKept: restarts == nil)
        _ = MediaLog.captured
        MediaLog.clear()
        self.path = path
        let name = URL(fileURLWithPath: path).lastPathComponent
        self.name = name
        var opened: UnsafeMutablePointer<AVFormatContext>?
        let options = MediaOptions([
            "protocol_whitelist": "file", "format_whitelist": containers, "max_streams": "64",
            "probesize": "20000000", "analyzeduration": "10000000",
        ])
        do throws(MediaError) {
            try options.with("opening \(name)") { dictionary throws(MediaError) in
                try check(avformat_open_input(&opened, localFile(path), nil, &dictionary), "opening \(name)")
            }
            // Files of our own say in their headers what they hold. Looking further decodes the first pictures of each.
            if containers != Self.mp4 {
                try check(avformat_find_stream_info(opened, nil), "looking for streams in \(name)")
            }
            context = try allocated(opened, "an input file")
        } catch {
            avformat_close_input(&opened)
            throw error
        }
        let context = context
        streams = (0..<Int(context.pointee.nb_streams)).compactMap { context.pointee.streams[$0] }
    }

    deinit {
        var context: UnsafeMutablePointer<AVFormatContext>? = context
        avformat_close_input(&context)
    }

    /// libavformat's name of the container.
    var container: String { context.pointee.iformat.map { String(cString: $0.pointee.name) } ?? "" }

    /// Whether a place inside can be found by time. The others have no index and no reliable timestamps.
    var hasIndex: Bool { Self.hasIndex(container) }

    /// How long the header says that the longest track is, in microseconds from the container's zero; nil where it does not,
    /// or libavformat made it up of what is there.
    var promisedLength: Int64? {
        let names = container.split(separator: ",")
        let says = names.contains { ["matroska", "flv", "mxf", "asf"].contains($0) }
        let length = context.pointee.duration
        return says && context.pointee.duration_estimation_method == AVFMT_DURATION_FROM_STREAM && length > 0
            ? length : nil
    }

    static func hasIndex(_ container: String) -> Bool {
        let names = container.split(separator: ",")
        return names.contains("mov") || names.contains("matroska")
    }

    /// The units of a stream's times; nil where there is no such stream.
    func timeBase(of stream: Int32) -> AVRational? {
        streams.indices.contains(Int(stream)) ? streams[Int(stream)].pointee.time_base : nil
    }

    /// The first stream of a kind, or nil when there is none.
    func stream(of type: AVMediaType) -> UnsafeMutablePointer<AVStream>? {
        streams.first { $0.pointee.codecpar.pointee.codec_type == type }
    }

    /// Packets of all other streams are passed over from now on.
    func keep(_ kept: [UnsafeMutablePointer<AVStream>]) {
        self.kept = Set(kept.map { Int($0.pointee.index) })
        for stream in streams { stream.pointee.discard = kept.contains(stream) ? AVDISCARD_DEFAULT : AVDISCARD_ALL }
    }

    /// The stream with an index, the only one that is read from now on.
    func select(_ index: Int) throws(MediaError) -> UnsafeMutablePointer<AVStream> {
        guard streams.indices.contains(index) else {
            throw MediaError(doing: "choosing stream \(index) of \(streams.count) in \(name)", status: -EINVAL)
        }
        keep([streams[index]])
        return streams[index]
    }

    enum Reading {
        case packet, end
        /// A piece that cannot be read, or that the file holds only in part.
        case damaged(Int32)
    }

    /// Fills the next packet. A file in which nothing more can be read is at its end.
    func read(into packet: Packet) throws(MediaError) -> Reading {
        while true {
            packet.clear()
            var status = av_read_frame(context, packet.pointer)
            if status == polyreel_averror_eof() { return .end }
            if status == -ENOMEM { try check(status, "reading \(name)") }
            if status >= 0 {
                // Packets that were read ahead when the file was opened come whatever is discarded now.
                if let kept, !kept.contains(Int(packet.pointer.pointee.stream_index)) { continue }
                ledger.pass(packet.pointer)
                if packet.pointer.pointee.flags & AV_PKT_FLAG_CORRUPT != 0 { status = polyreel_averror_invalid_data() }
            }
            failures = status < 0 ? failures + 1 : 0
            if failures > 1000 { return .end }
            return status < 0 ? .damaged(status) : .packet
        }
    }

    /// Fills the next packet of a file in which nothing may be damaged; false at the end.
    func readWhole(into packet: Packet) throws(MediaError) -> Bool {
        switch try read(into: packet) {
        case .packet: return true
        case .end: return false
        case .damaged(let status):
            throw MediaError(doing: "reading \(name)", status: status, log: MediaLog.recent())
        }
    }

    /// Moves to the key frame at or before `ticks`; false when the container finds none.
    func seek(stream: Int, to ticks: Int64) -> Bool {
        av_seek_frame(context, Int32(stream), ticks, AVSEEK_FLAG_BACKWARD) >= 0
    }
}
