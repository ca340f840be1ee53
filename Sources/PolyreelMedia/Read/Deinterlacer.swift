internal import CFFmpeg

/// Makes whole pictures of interlaced ones. Each leans on the one before and the one after.
final class Deinterlacer {
    private let onlyMarked: Bool
    private var chain: FilterGraph?
    private var pending: [SourcePicture] = []
    private var count: Int64 = 0

    /// - Parameter onlyMarked: whether pictures that do not say that they are interlaced stay as they are.
    init(onlyMarked: Bool) { self.onlyMarked = onlyMarked }

    /// Adds a picture, and gives those that are ready.
    func add(_ picture: SourcePicture) throws(MediaError) -> [SourcePicture] {
        var ready: [SourcePicture] = []
        if let chain, !chain.takes(picture.frame) {
            ready = try finish()
            self.chain = nil
        }
        if chain == nil {
            chain = try FilterGraph(
                "bwdif=mode=send_frame:parity=auto:deint=\(onlyMarked ? "interlaced" : "all")", like: picture.frame,
                doing: "deinterlacing")
        }
        count += 1
        picture.frame.pointer.pointee.pts = count
        pending.append(picture)
        try chain?.send(picture.frame)
        return ready + (try drain())
    }

    /// Gives what is left.
    func finish() throws(MediaError) -> [SourcePicture] {
        try chain?.send(nil)
        return try drain()
    }

    private func drain() throws(MediaError) -> [SourcePicture] {
        var ready: [SourcePicture] = []
        while let chain, let first = pending.first {
            let frame = try Frame()
            guard case .filled = try chain.receive(into: frame) else { break }
            pending.removeFirst()
            ready.append(SourcePicture(ticks: first.ticks, duration: first.duration, frame: frame, mark: first.mark))
        }
        return ready
    }
}
