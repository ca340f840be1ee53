internal import CFFmpeg

/// Decodes a segment to its end: whether what was encoded can be seen.
public enum SegmentCheck {
    /// Decodes every frame, with nothing forgiven.
    /// - Parameters:
    ///   - threads: that decode. With more than one, anything but a whole segment has a complaint, of whatever kind; what
    ///     exactly is wrong with it, one tells.
    ///   - look: sees each decoded frame, in the order in which they are shown; the frame is its own only during the call.
    /// - Returns: how many frames came out, what the decoder said against them (nothing against a sound segment), and the
    ///   coded bytes of each picture in the order in which they are decoded.
    /// - Throws: `MediaError` when the file cannot be opened at all.
    public static func decode(
        path: String, threads: Int = 1, look: (_ number: Int, _ picture: Frame) -> Void = { _, _ in }
    ) throws(MediaError) -> (frames: Int, complaints: [String], pictureBytes: [Int]) {
        let reader = try InputFile(path: path, containers: InputFile.mp4)
        guard let stream = reader.stream(of: AVMEDIA_TYPE_VIDEO) else {
            throw MediaError(doing: "looking for a picture in \(path)", status: -EINVAL)
        }
        reader.keep([stream])
        let decoder = try StreamDecoder(stream, of: reader.name, threads: threads, strict: true, smooth: false)
        let (packet, frame) = (try Packet(), try Frame())
        var frames = 0
        var pictureBytes: [Int] = []
        var complaints: [String] = []

        /// Runs one call; an error is a complaint, and the next packet may be good again.
        func attempt(_ body: () throws(MediaError) -> Void) {
            do { try body() } catch  where complaints.count < 16 { complaints.append(error.description) } catch {}
        }
        func drain() throws(MediaError) {
            while case .filled = try decoder.receive(into: frame) {
                look(frames, frame)
                frames += 1
                let picture = frame.pointer.pointee
                if picture.decode_error_flags != 0 || picture.flags & AV_FRAME_FLAG_CORRUPT != 0 {
                    complaints.append("frame \(frames - 1) is damaged")
                }
                frame.clear()
            }
        }
        /// Adds what libav logged and no error has quoted.
        func listen() {
            for line in MediaLog.recent()
            where complaints.count < 16 && !complaints.contains(where: { $0.contains(line) }) {
                complaints.append(line)
            }
        }
        MediaLog.clear()
        var more = true
        while more {
            more = false
            attempt { () throws(MediaError) in more = try reader.readWhole(into: packet) }
            guard more else { break }
            pictureBytes.append(Int(packet.pointer.pointee.size))
            // libavformat's MP4 reader overlooks decoding times in a track's last two runs and then warns of its own
            // guess; only what the decoder says counts.
            MediaLog.clear()
            attempt { () throws(MediaError) in try decoder.send(packet) }
            attempt(drain)
            listen()
        }
        attempt { () throws(MediaError) in try decoder.send(nil) }
        attempt(drain)
        listen()
        if pictureBytes.count != frames {
            complaints.append("\(pictureBytes.count) packets decode to \(frames) frames")
        }
        if threads > 1, decoder.refused > 0 || decoder.hasComplained, complaints.isEmpty {
            complaints.append("something is damaged")
        }
        return (frames, complaints, pictureBytes)
    }
}
