/// A file of text that is delivered beside the film.
public struct Sidecar: Codable, Sendable, Hashable {
    /// What stands between the variant's id and the end of the name: `de.srt`, `cta.json`.
    public let suffix: String
    public let kind: DeliverableKind
    public let content: String

    public init(suffix: String, kind: DeliverableKind, content: String) {
        self.suffix = suffix
        self.kind = kind
        self.content = content
    }
}
