public import PolyreelCore

/// Which messages the variants of a manifest show, and what stands in them.
public struct LocaliseSettings: Codable, Sendable, Hashable {
    /// Folder of catalogues, relative to the manifest.
    public let messages: String?
    /// What the calls to action of the manifest show.
    public let wanted: [MessageUse]
    /// Arguments by name.
    public let values: [String: MessageValue]

    public init(messages: String?, wanted: [MessageUse], values: [String: MessageValue]) {
        self.messages = messages
        self.wanted = wanted
        self.values = values
    }
}
