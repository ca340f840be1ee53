public import PolyreelCore

/// Where messages stand, and what stands in them.
public struct LocaliseSettings: Codable, Sendable, Hashable {
    /// Folder of catalogues, relative to the manifest.
    public var messages: String?
    /// What is shown where a message is not translated.
    public var fallback: MessageFallback
    /// Arguments by name.
    public var values: [String: MessageValue]

    public init(
        messages: String? = nil, fallback: MessageFallback = .none, values: [String: MessageValue] = [:]
    ) {
        self.messages = messages
        self.fallback = fallback
        self.values = values
    }
}
