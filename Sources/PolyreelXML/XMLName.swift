/// The name of an element or an attribute.
public struct XMLName: Sendable, Hashable {
    /// Nil without one: an attribute without a prefix. Of a prefix that nothing declares it is the prefix and a colon.
    public let namespace: String?
    /// Without its prefix.
    public let local: String
}

/// An attribute of an element, its references replaced. Declarations of namespaces are none.
public struct XMLAttribute: Sendable, Hashable {
    /// The number of its name.
    public let name: Int
    public let value: String
}
