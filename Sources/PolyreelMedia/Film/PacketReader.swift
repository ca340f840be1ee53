internal import CFFmpeg

/// A media file read packet by packet.
final class PacketReader {
    let path: String
    let context: UnsafeMutablePointer<AVFormatContext>
    private var selected: Int?

    /// libavformat's name of MP4 and its kin.
    static let mp4 = "mov,mp4,m4a,3gp,3g2,mj2"

    /// Opens a file.
    /// - Parameter formats: the containers that it may be, by libavformat's names; a playlist that names other files
    ///   is none of them.
    init(path: String, formats: String = PacketReader.mp4) throws(MediaError) {
        _ = MediaLog.captured
        MediaLog.clear()
        self.path = path
        var opened: UnsafeMutablePointer<AVFormatContext>?
        let options = MediaOptions(["protocol_whitelist": "file", "format_whitelist": formats])
        do {
            try options.with("opening \(path)") { (dictionary) throws(MediaError) in
                try check(avformat_open_input(&opened, localFile(path), nil, &dictionary), "opening \(path)")
            }
        } catch {
            avformat_close_input(&opened)
            throw error
        }
        context = try allocated(opened, "an input file")
        try check(avformat_find_stream_info(context, nil), "reading the streams of \(path)")
    }

    deinit {
        var context: UnsafeMutablePointer<AVFormatContext>? = context
        avformat_close_input(&context)
    }

    var streams: [UnsafeMutablePointer<AVStream>] {
        (0..<Int(context.pointee.nb_streams)).compactMap { context.pointee.streams[$0] }
    }

    /// The only stream of a kind, or nil when there is none.
    func stream(of type: AVMediaType) -> UnsafeMutablePointer<AVStream>? {
        streams.first { $0.pointee.codecpar.pointee.codec_type == type }
    }

    /// The stream with an index, the only one that `read` gives from now on.
    func select(_ index: Int) throws(MediaError) -> UnsafeMutablePointer<AVStream> {
        guard streams.indices.contains(index) else {
            throw MediaError(doing: "choosing stream \(index) of \(streams.count) in \(path)", status: -EINVAL)
        }
        selected = index
        for (other, stream) in streams.enumerated() where other != index { stream.pointee.discard = AVDISCARD_ALL }
        return streams[index]
    }

    /// Fills `packet` with the next one; false at the end of the file.
    func read(into packet: Packet) throws(MediaError) -> Bool {
        while true {
            packet.clear()
            guard case .filled = try Received(av_read_frame(context, packet.pointer), "reading \(path)") else {
                return false
            }
            // Packets that were read ahead when the file was opened come whatever is discarded now.
            if selected == nil || selected == Int(packet.pointer.pointee.stream_index) { return true }
        }
    }
}
