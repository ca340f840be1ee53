/// A message in the words of one market.
public struct LocalisedText: Codable, Sendable, Hashable {
    /// As the locale writes it.
    public let text: String
    /// The same for setting in lines: no-break spaces hold each day, time and number together.
    public let joined: String
    /// BCP-47 of the catalogue it came from.
    public let language: String
    public let direction: TextDirection

    /// - Parameter joined: nil: as `text`.
    public init(text: String, joined: String? = nil, language: String, direction: TextDirection) {
        self.text = text
        self.joined = joined ?? text
        self.language = language
        self.direction = direction
    }
}
