/// Decides which frames of a segment are IDR frames: every `interval` frames, and never the last one.
///
/// H.264 (7.4.3) wants `idr_pic_id` to differ between two IDR pictures that follow each other. x264 counts it from 0 in
/// every segment, so an IDR frame that ends one segment could clash with the one that begins the next; where the last
/// frame is due, the one before it takes its turn.
struct KeyFrameSchedule {
    let interval: Int

    /// How many later frames must be known to exist, or not to, before `isKeyFrame` can be asked.
    func lookahead(at frame: Int) -> Int {
        if (frame + 1) % interval == 0 { return 2 }
        return frame > 0 && frame % interval == 0 ? 1 : 0
    }

    /// - Parameter following: how many frames after `frame` the segment has, counted up to the lookahead.
    func isKeyFrame(_ frame: Int, following: Int) -> Bool {
        if frame == 0 { return true }
        if frame % interval == 0 { return following > 0 }
        return (frame + 1) % interval == 0 && following == 1
    }
}
