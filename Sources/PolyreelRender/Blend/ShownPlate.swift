internal import PolyreelCore
internal import PolyreelMedia

/// A plate with the frames in which it is seen, and how it comes and goes in them.
struct ShownPlate: Sendable {
    let plate: YCbCrPlate
    let frames: FrameRange
    var fade: OverlayFade?

    /// What is seen of it in one of its frames, in 64ths.
    func share(at frame: Int) -> Int { fade?.share(at: frame, of: frames) ?? OverlayFade.whole }

    /// Whether it is wholly there in one of its frames.
    func isWhole(at frame: Int) -> Bool { share(at: frame) == OverlayFade.whole }

    /// Lays what is seen of it over a picture.
    func blend(onto picture: Frame, at frame: Int) {
        let share = share(at: frame)
        (share == OverlayFade.whole ? plate : plate.faded(to: share)).blend(onto: picture)
    }
}
