internal import CFFmpeg
public import PolyreelCore

/// Encodes one span's frames as H.264 that can be joined to its neighbours by copying packets.
///
/// The same frames with the same settings are the same bytes. A segment begins with an IDR frame, refers to nothing
/// outside, and has the same parameter sets as every other segment of its size, rate and settings, whatever its length.
/// It is on one thread's use; dropped before `finish()` succeeded it leaves no file.
public final class SegmentEncoder {
    private let size: PixelSize
    private let clock: FrameClock
    private let schedule: KeyFrameSchedule
    private let frames: Int?
    private let encoder: Encoder
    private let withoutMessages: BitstreamFilter
    private let file: OutputFile
    private let stream: UnsafeMutablePointer<AVStream>
    private let packet: Packet
    /// Frames that wait until it is known what follows them.
    private var held: [Frame] = []
    private var framesSent = 0
    private var packetsWritten = 0
    private var keyFrames = 0

    /// Opens a segment at `path`.
    /// - Parameters:
    ///   - size: even numbers.
    ///   - rate: frames a second.
    ///   - frames: how many will come, if that is known: the last of them are coded finer.
    /// - Throws: `MediaError` when the file cannot be created or the settings are not x264's.
    public init(
        path: String, size: PixelSize, rate: Rational, settings: EncoderSettings, frames: Int? = nil
    ) throws(MediaError) {
        guard (2...8192).contains(size.width), (2...8192).contains(size.height), size.width % 2 == 0,
            size.height % 2 == 0
        else {
            throw MediaError(doing: "encoding a picture of \(size.width)x\(size.height) in 4:2:0", status: -EINVAL)
        }
        guard settings.keyFrameInterval >= 2 else {
            throw MediaError(doing: "encoding with a key frame every \(settings.keyFrameInterval)", status: -EINVAL)
        }
        self.size = size
        self.frames = frames
        clock = try FrameClock(rate: rate)
        schedule = KeyFrameSchedule(interval: settings.keyFrameInterval)
        encoder = try Encoder.x264(size: size, clock: clock, settings: settings)
        // Type 6 is supplemental information: x264 writes its version and options there, once a segment.
        withoutMessages = try BitstreamFilter("filter_units=remove_types=6", for: encoder)
        packet = try Packet()
        file = try OutputFile(path: path)
        stream = try file.addStream(timeBase: clock.timeBase)
        try encoder.describe(to: stream)
        stream.pointee.avg_frame_rate = clock.rate
        try file.writeHeader(clock.muxerOptions)
    }

    /// Encodes the next frame: 8-bit 4:2:0, BT.709, limited range. The frame may be drawn on again afterwards.
    public func encode(_ frame: Frame) throws(MediaError) {
        guard frame.size == size, frame.pointer.pointee.format == AV_PIX_FMT_YUV420P.rawValue else {
            throw MediaError(
                doing: "encoding a frame of \(frame.size.width)x\(frame.size.height) in a segment of "
                    + "\(size.width)x\(size.height)", status: -EINVAL)
        }
        let index = framesSent + held.count
        if held.isEmpty, schedule.lookahead(at: index) == 0 {
            try send(frame, following: 0)
        } else {
            // What waits is copied, because the caller may draw on its frame again.
            held.append(try frame.copy())
            while let first = held.first, held.count > schedule.lookahead(at: framesSent) {
                try send(first, following: held.count - 1)
                held.removeFirst()
            }
        }
    }

    /// Ends the segment and closes its file.
    public func finish() throws(MediaError) -> SegmentFacts {
        while let first = held.first {
            try send(first, following: held.count - 1)
            held.removeFirst()
        }
        guard framesSent > 0 else {
            throw MediaError(doing: "finishing the segment \(file.path), which got no frames", status: -EINVAL)
        }
        try encoder.send(nil)
        try drain()
        try withoutMessages.send(nil)
        try writeFiltered()
        guard packetsWritten == framesSent else {
            throw MediaError(
                doing: "encoding \(framesSent) frames, of which \(packetsWritten) came back", status: -EIO)
        }
        return SegmentFacts(frames: framesSent, bytes: try file.finish(), keyFrames: keyFrames)
    }

    private func send(_ frame: Frame, following: Int) throws(MediaError) {
        let input = try Frame()
        try check(av_frame_ref(input.pointer, frame.pointer), "taking a frame")
        // The source's frame types would force x264's, and its side data could change quantisers.
        let isKeyFrame = schedule.isKeyFrame(framesSent, following: following)
        input.pointer.pointee.pict_type = isKeyFrame ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
        while input.pointer.pointee.nb_side_data > 0, let first = input.pointer.pointee.side_data[0] {
            av_frame_remove_side_data(input.pointer, first.pointee.type)
        }
        if let frames, framesSent >= frames - Self.lastFrames { try refine(input) }
        input.pointer.pointee.pts = Int64(framesSent)
        framesSent += 1
        try encoder.send(input.pointer)
        try drain()
    }

    /// x264 spends more on what later pictures are predicted from, as far as it sees ahead. At a segment's end it sees
    /// nothing ahead, and codes the last pictures coarser than it would inside a film: measured 0.001 to 0.0025 of SSIM
    /// over four pictures.
    static let lastFrames = 5
    /// By how much finer those are asked for, as a share of the range of quantisers (51): two steps.
    private static let refinement = AVRational(num: -2, den: 51)

    private func refine(_ frame: Frame) throws(MediaError) {
        let bytes = MemoryLayout<AVRegionOfInterest>.stride
        let side = try allocated(
            av_frame_new_side_data(frame.pointer, AV_FRAME_DATA_REGIONS_OF_INTEREST, bytes), "a region of interest")
        let whole = AVRegionOfInterest(
            self_size: UInt32(bytes), top: 0, bottom: Int32(size.height), left: 0, right: Int32(size.width),
            qoffset: Self.refinement)
        side.pointee.data.withMemoryRebound(to: AVRegionOfInterest.self, capacity: 1) { $0.pointee = whole }
    }

    private func drain() throws(MediaError) {
        while case .filled = try encoder.receive(into: packet) {
            try withoutMessages.send(packet)
            try writeFiltered()
        }
    }

    private func writeFiltered() throws(MediaError) {
        while case .filled = try withoutMessages.receive(into: packet) {
            if packet.pointer.pointee.flags & AV_PKT_FLAG_KEY != 0 { keyFrames += 1 }
            packet.pointer.pointee.dts = Int64(packetsWritten - FilmJoiner.reorderDelay)
            packet.pointer.pointee.duration = 1
            packetsWritten += 1
            try file.write(packet, to: stream, timeBase: clock.timeBase)
        }
    }
}
