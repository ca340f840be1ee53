/// A message as a manifest uses it: with the code that stands in it, if there is one.
public struct MessageUse: Codable, Hashable, Sendable {
    public let key: String
    public let code: String?

    public init(key: String, code: String?) {
        self.key = key
        self.code = code
    }

    /// What the text is called in `Draft.texts`.
    public var textID: String { code.map { "\(key)#\($0)" } ?? key }
}
