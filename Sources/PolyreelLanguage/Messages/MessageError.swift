/// Why a message cannot be read or formatted.
public struct MessageError: Error, Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// The pattern is not a message pattern.
        case syntax
        /// An apostrophe inside a word quotes what should be syntax: `d'{price}`.
        case apostrophe
        /// Values that the pattern needs and that were not given, in the pattern's order.
        case missing([String])
        /// The value of this name does not suit the argument's type.
        case value(String)
        /// The locale or its currency is not one.
        case locale
        /// ICU failed.
        case formatting
    }

    public let reason: Reason
    /// What was found, and what was expected.
    public let message: String
    /// What to do about it.
    public let hint: String?
    /// Where in the pattern, in Unicode scalars from 0; nil when it is not known.
    public let offset: Int?

    init(_ reason: Reason, _ message: String, hint: String? = nil, offset: Int? = nil) {
        self.reason = reason
        self.message = message
        self.hint = hint
        self.offset = offset
    }
}

extension MessageError: CustomStringConvertible {
    public var description: String { offset.map { "\(message) (at character \($0 + 1))" } ?? message }
}
