public import PolyreelCore

/// A variant's files, complete, as they are proven: new ones before they are published, standing ones where they lie.
public struct FinishedProduct: Sendable {
    /// The MP4.
    public let path: String
    /// What its own container and packets say.
    public let facts: FilmFacts
    /// EBU R128 integrated loudness of the soundtrack as encoded, in hundredths of a LUFS; nil for silence.
    public let integratedLoudness: Int?
    /// Its highest true peak, in hundredths of a dBTP; nil for silence.
    public let truePeak: Int?
    /// Where each of the draft's overlays is seen, by id.
    public let sightings: [String: OverlaySighting]
    /// By suffix (`de.srt`), where each sidecar lies.
    public let sidecars: [String: String]

    public init(
        path: String, facts: FilmFacts, integratedLoudness: Int?, truePeak: Int?, sightings: [String: OverlaySighting],
        sidecars: [String: String]
    ) {
        self.path = path
        self.facts = facts
        self.integratedLoudness = integratedLoudness
        self.truePeak = truePeak
        self.sightings = sightings
        self.sidecars = sidecars
    }
}
