/// What is heard of an asset where a film uses it.
public struct HeardSound: Codable, Sendable, Hashable {
    /// Nil for no sound.
    public let sound: SoundFacts?
    /// Which sound it is where there was a choice, and what is odd about it.
    public let findings: [Finding]

    public init(sound: SoundFacts?, findings: [Finding]) {
        self.sound = sound
        self.findings = findings
    }
}

extension AssetFacts {
    /// What the codes of findings about an asset's sound begin with.
    private static let soundCodes = "asset-sound"

    /// The same asset with other sound of it heard, or of another part.
    public func hearing(_ heard: HeardSound) -> AssetFacts {
        var facts = self
        facts.sound = heard.sound
        facts.findings = findings.filter { !$0.code.hasPrefix(Self.soundCodes) } + heard.findings
        return facts
    }
}
