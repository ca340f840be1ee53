internal import PolyreelCore

/// What becomes of sound that goes on after the last picture: screen recorders write a picture only when something
/// changes, and the speech over the last one is part of the film.
struct HeldPicture {
    /// When the asset ends: with its last picture, or with the sound over which that is held.
    let end: Rational
    let finding: Finding?

    /// What is said of it.
    static let codes = [ProbeCode.pictureHeld, ProbeCode.pictureShorter]

    /// Sound that is longer by less is what cameras, coders and editors leave over, in seconds.
    static let least = Rational(1, 4)
    /// A last picture that is held for longer, in seconds, is not what the creator saw but a song that goes on: a
    /// product's figure. A track that pauses anyway is held for as long as there is sound.
    static let most = Rational(15)
    /// A track in which one picture is shown for longer, in seconds, pauses.
    static let pause = Rational(1)

    /// - Parameters:
    ///   - pictureEnd: when the last picture ends.
    ///   - longest: how long one picture is shown, in seconds.
    ///   - soundEnd: when the last sound is heard of that which a film has, in the asset's own time; nil when there is none.
    init(_ pictureEnd: Rational, longest: Rational, soundEnd: Rational?) {
        // Beyond what is worked with at all it is a damaged time, and no number to calculate with.
        guard let soundEnd, soundEnd < Rational(10 * 3600), soundEnd - pictureEnd > Self.least else {
            (end, finding) = (pictureEnd, nil)
            return
        }
        let gap = soundEnd - pictureEnd
        let (picture, sound) = (pictureEnd.secondsText(places: 2), soundEnd.secondsText(places: 2))
        guard gap <= Self.most || longest >= Self.pause else {
            end = pictureEnd
            finding = .warning(
                ProbeCode.pictureShorter,
                "the picture ends at \(picture) and the sound goes on to \(sound); the rest of the sound is left out",
                hint: "export it with a picture to the end of the sound, if that is meant to be heard")
            return
        }
        end = soundEnd
        let message = "the picture ends at \(picture) and the sound goes on to \(sound); the last picture is held"
        finding =
            gap < Self.pause
            ? .note(ProbeCode.pictureHeld, message)
            : .warning(
                ProbeCode.pictureHeld, message, hint: "trim the asset with asset.trim if the film shall end before")
    }
}
