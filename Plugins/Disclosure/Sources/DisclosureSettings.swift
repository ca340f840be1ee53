/// What a viewer must be told, as a manifest declares it.
public struct DisclosureSettings: Codable, Sendable, Hashable {
    /// Someone paid for it.
    public var paid = false
    /// Body or face was retouched.
    public var retouched = false
    /// Made or changed with generative AI.
    public var ai = false

    public init() {}
}
