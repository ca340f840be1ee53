public import PolyreelCore

/// Where messages stand, and what stands in them.
public struct LocaliseSettings: Codable, Sendable, Hashable {
    /// Folder of catalogues, relative to the manifest.
    public var messages: String?
    /// Arguments by name.
    public var values: [String: MessageValue]

    public init(messages: String? = nil, values: [String: MessageValue] = [:]) {
        self.messages = messages
        self.values = values
    }
}
