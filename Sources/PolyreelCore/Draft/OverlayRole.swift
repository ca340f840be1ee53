/// What an overlay is for. An open name: each step declares its own.
public struct OverlayRole: RawRepresentable, Codable, Sendable, Hashable {
    /// As records and findings say it: `subtitle`, `cta`.
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
}
