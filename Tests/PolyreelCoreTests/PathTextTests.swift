import PolyreelCore
import Testing

/// Parts of paths, by POSIX.1-2017, 3.271 "Pathname": a slash is a byte.
@Suite struct PathTextTests {
    @Test(arguments: [
        ("a/b.yaml", "a", "b.yaml"), ("b.yaml", ".", "b.yaml"), ("/b.yaml", "/", "b.yaml"), ("/a/b/", "/a/b", ""),
        ("jobs/inbox/\u{308}x.yaml", "jobs/inbox", "\u{308}x.yaml"), ("/\u{301}", "/", "\u{301}"),
        ("a/\u{200D}/\u{FE0F}b", "a/\u{200D}", "\u{FE0F}b"), ("\u{600}/b", "\u{600}", "b"),
    ])
    func aSlashIsAByte(_ path: String, _ folder: String, _ name: String) {
        #expect(Array(path.folderPath.utf8) == Array(folder.utf8))
        #expect(Array(path.fileName.utf8) == Array(name.utf8))
    }
}
