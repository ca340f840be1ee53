internal import PolyreelCore
internal import PolyreelMedia

/// What the store remembers of a soundtrack: loudness and peak of the encoded sound, in hundredths; nil for silence.
public struct SoundtrackRecord: Codable, Sendable, Hashable {
    public let integratedLoudness: Int?
    public let truePeak: Int?

    /// Encodes a soundtrack into a file and measures what came of it.
    static func encode(
        asset: String, facts: AssetFacts, plan: SoundPlan, to path: String
    ) throws -> SoundtrackRecord {
        try SoundtrackEncoder.encode(asset: asset, facts: facts, plan: plan, to: path)
        let level = try SoundtrackLevel.measure(path: path)
        return SoundtrackRecord(integratedLoudness: level?.integrated, truePeak: level?.truePeak)
    }
}
