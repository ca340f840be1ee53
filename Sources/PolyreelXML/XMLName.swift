/// The name of an element or an attribute.
public struct XMLName: Sendable, Hashable {
    /// From 0; within a document the same name has the same number, so that what is made of it can be kept by it.
    public let number: Int
    /// Nil without one: an attribute without a prefix. Of a prefix that nothing declares it is the prefix and a colon.
    public let namespace: String?
    /// Without its prefix.
    public let local: String
}

/// An attribute of an element, its references replaced. Declarations of namespaces are none.
public struct XMLAttribute: Sendable, Hashable {
    public let name: XMLName
    public let value: String
}
