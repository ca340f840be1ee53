public import PolyreelCore

/// What is known of a film when it has been put together; all that its proof needs besides its files.
public struct AssembledFilm: Codable, Sendable, Hashable {
    public let facts: FilmFacts
    public let sound: SoundtrackRecord
    /// Packets of the source that were not whole where the film shows it.
    public let damagedPackets: Int
    /// By the overlay's id.
    public let sightings: [String: OverlaySighting]
    /// Frames that are black, as the asset is there.
    public let black: [FrameRange]
    /// The frame that stands for it; nil where the film was looked at long after it was made.
    public let posterFrame: Int?

    /// - Parameters:
    ///   - integratedLoudness: of the soundtrack as encoded, in hundredths of a LUFS.
    ///   - truePeak: in hundredths of a dBTP; both are nil for silence.
    public init(
        facts: FilmFacts, integratedLoudness: Int?, truePeak: Int?, damagedPackets: Int,
        sightings: [String: OverlaySighting], black: [FrameRange] = [], posterFrame: Int? = nil
    ) {
        self.facts = facts
        sound = SoundtrackRecord(integratedLoudness: integratedLoudness, truePeak: truePeak)
        self.damagedPackets = damagedPackets
        self.sightings = sightings
        self.black = black
        self.posterFrame = posterFrame
    }
}
