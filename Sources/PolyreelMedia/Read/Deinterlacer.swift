internal import CFFmpeg

/// Makes whole pictures of interlaced ones. Each leans on the one before and the one after.
final class Deinterlacer {
    private var chain: FilterGraph?
    private var pending: [SourcePicture] = []
    private var count: Int64 = 0

    /// Adds a picture, and gives those that are ready.
    func add(_ picture: SourcePicture) throws(MediaError) -> [SourcePicture] {
        var ready: [SourcePicture] = []
        if let chain, !chain.takes(picture.frame) {
            ready = try finish()
            self.chain = nil
        }
        if chain == nil {
            chain = try FilterGraph(
                "bwdif=mode=send_frame:parity=auto:deint=all", like: picture.frame, doing: "deinterlacing")
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
            ready.append(SourcePicture(ticks: first.ticks, duration: first.duration, frame: frame))
        }
        return ready
    }
}
