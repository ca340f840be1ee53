public import PolyreelCore

extension AssetFacts {
    /// The same asset, as long as a film of it with some of its sound can be: to its last picture, or to the end of that
    /// sound where the picture is held over it.
    /// - Parameters:
    ///   - choice: what the manifest says of its sound; nil: nothing.
    ///   - name: the file's, for messages.
    /// - Throws: a finding that says what of the choice is not there.
    public func lasting(with choice: SoundChoice?, of name: String) throws(Finding) -> AssetFacts {
        let streams = try SoundSelection.made(choice, among: soundTracks).mix?.streams ?? []
        let held = HeldPicture(
            picture.shownEnd, longest: picture.longest,
            soundEnd: Self.soundEnd(of: streams, among: soundTracks, origin: picture.origin))
        guard held.end < Rational(9 * 3600) else { throw AssetScan.tooLong(name) }
        return ending(at: held.end, [held.finding].compactMap(\.self), instead: HeldPicture.codes)
    }

    /// When the last sound of some streams is heard, in the asset's own time; nil when there is none.
    static func soundEnd(of streams: [Int], among tracks: [SoundTrackFacts], origin: Rational) -> Rational? {
        tracks.filter { streams.contains($0.stream) }.compactMap(\.end).max().flatMap {
            WideFraction($0).subtracting(WideFraction(origin))?.bounded
        }
    }
}
