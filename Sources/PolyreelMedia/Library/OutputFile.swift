internal import CFFmpeg
internal import Foundation

/// A media file being written. Unless `finish()` succeeds, nothing of it stays on the disk.
final class OutputFile {
    let path: String
    private let context: UnsafeMutablePointer<AVFormatContext>
    private var isFinished = false

    /// Opens `path` for writing; `format` is libavformat's name, or nil to go by the path's extension.
    init(path: String, format: String? = "mp4") throws(MediaError) {
        _ = MediaLog.captured
        MediaLog.clear()
        var opened: UnsafeMutablePointer<AVFormatContext>?
        try check(
            avformat_alloc_output_context2(&opened, nil, format, localFile(path)), "choosing a format for \(path)")
        context = try allocated(opened, "an output file")
        self.path = path
        // Without dates and library versions: the same packets are the same bytes.
        context.pointee.flags |= AVFMT_FLAG_BITEXACT
        try check(avio_open2(&context.pointee.pb, localFile(path), AVIO_FLAG_WRITE, nil, nil), "creating \(path)")
    }

    deinit {
        if !isFinished, context.pointee.pb != nil {
            avio_closep(&context.pointee.pb)
            remove()
        }
        avformat_free_context(context)
    }

    /// Removes what was written, but never a device or a link that stood at the path before.
    private func remove() {
        var facts = stat()
        guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return }
        unlink(path)
    }

    /// Whether the format keeps parameter sets apart from the packets.
    var wantsGlobalHeader: Bool { context.pointee.oformat.pointee.flags & AVFMT_GLOBALHEADER != 0 }

    /// A new stream, in a time base that the muxer may change with its header.
    func addStream(timeBase: AVRational) throws(MediaError) -> UnsafeMutablePointer<AVStream> {
        let stream = try allocated(avformat_new_stream(context, nil), "a stream")
        stream.pointee.time_base = timeBase
        return stream
    }

    func writeHeader(_ options: MediaOptions = MediaOptions([])) throws(MediaError) {
        try options.with("writing the header of \(path)") { (dictionary) throws(MediaError) in
            try check(avformat_write_header(context, &dictionary), "writing the header of \(path)")
        }
    }

    /// Writes a packet whose times are in `timeBase`; takes its data over.
    func write(_ packet: Packet, to stream: UnsafeMutablePointer<AVStream>, timeBase: AVRational) throws(MediaError) {
        av_packet_rescale_ts(packet.pointer, timeBase, stream.pointee.time_base)
        packet.pointer.pointee.stream_index = stream.pointee.index
        packet.pointer.pointee.pos = -1
        try check(av_interleaved_write_frame(context, packet.pointer), "writing \(path)")
    }

    /// Writes what is left and closes the file.
    /// - Returns: its bytes.
    func finish() throws(MediaError) -> Int {
        try check(av_write_trailer(context), "finishing \(path)")
        // A full disk may show only in the buffer's last flush, or when the file is closed.
        try check(context.pointee.pb.pointee.error, "writing \(path)")
        let status = avio_closep(&context.pointee.pb)
        guard status >= 0 else {
            remove()
            throw MediaError(doing: "closing \(path)", status: status, log: MediaLog.recent())
        }
        isFinished = true
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw MediaError(doing: "measuring \(path)", status: -errno) }
        return Int(facts.st_size)
    }
}
