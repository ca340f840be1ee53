/// Parts of a path by bytes, as the file system has them. A slash with a combining mark after it is one `Character` and
/// another than a slash: a file whose name begins with a mark would lie in the folder above.
extension String {
    /// What stands behind the last slash.
    public var fileName: String {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[utf8.index(after: $0)...]) } ?? self
    }

    /// What stands before it: "/" at the top, "." where there is none.
    public var folderPath: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == startIndex ? "/" : String(self[..<slash])
    }
}
