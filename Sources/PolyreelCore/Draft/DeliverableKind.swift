/// What a delivered file is, in the record's `kind`. A step may have a kind of its own.
public struct DeliverableKind: RawRepresentable, Codable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The film.
    public static let video = DeliverableKind(rawValue: "video")
    /// The poster frame.
    public static let image = DeliverableKind(rawValue: "image")
    public static let subtitles = DeliverableKind(rawValue: "subtitles")
    /// What an ad manager types in for the calls to action.
    public static let callToAction = DeliverableKind(rawValue: "cta")
}
