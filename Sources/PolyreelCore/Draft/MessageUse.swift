/// One message as a step shows it in one place: a key, and the code that the text may name.
///
/// Two places may use one message with different codes, so the key alone does not say which text is meant.
public struct MessageUse: Codable, Hashable, Sendable {
    public let key: String
    public let code: String?

    public init(key: String, code: String?) {
        self.key = key
        self.code = code
    }

    /// Under what name `Draft.texts` holds it: the key, and after a `#` the code if there is one.
    public var textID: String { code.map { "\(key)#\($0)" } ?? key }
}
