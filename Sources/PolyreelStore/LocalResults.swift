/// What is true on this machine only. Everything else in a store may be copied to another machine and is as true there:
/// no key and no value of it holds a path, an inode, a device or a host's name.
public protocol LocalResults: Sendable {
    /// Results that hold for this machine only, apart from all others; collected and verified with them.
    var local: any ResultStore { get }
}
