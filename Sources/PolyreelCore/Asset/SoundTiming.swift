/// How the times of a sound track stand to its samples.
public struct SoundTiming: Codable, Sendable, Hashable {
    public let kind: Kind
    /// By how much the times run ahead of the samples, in millionths; gaps and overlaps left aside.
    public let drift: Int
    /// What the times say that it lasts, in milliseconds.
    public let told: Int
    /// What its samples last, in milliseconds.
    public let counted: Int
    /// Milliseconds of it that are left out because the times leave no room for them; nothing where that is as it should be.
    public let lost: Int

    public enum Kind: String, Codable, Sendable, Hashable {
        /// They agree, but for gaps and overlaps.
        case even
        /// A clock that drifts, by little enough that the sound is stretched to the times unheard.
        case drifting
        /// It drifts by more: the sound is cut or filled up wherever it is too far off.
        case apart
        /// The times cannot be right: the samples are played one after the other.
        case untrue
    }

    public static let even = SoundTiming(.even, drift: 0, told: 0, counted: 0)

    public init(_ kind: Kind, drift: Int, told: Int, counted: Int, lost: Int = 0) {
        self.kind = kind
        self.drift = drift
        self.told = told
        self.counted = counted
        self.lost = lost
    }

    /// How many samples of a track of so many a second fill a second of the container's time.
    public func trueRate(of sampleRate: Int) -> Int {
        guard kind == .drifting else { return sampleRate }
        return Int((Rational(sampleRate) * Rational(1_000_000, Int64(1_000_000 + drift))).rounded)
    }
}
