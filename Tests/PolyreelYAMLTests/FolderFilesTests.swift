import Foundation
import PolyreelCore
import PolyreelYAML
import TestSupport
import Testing

@Suite struct FolderFilesTests {
    /// A folder `in` with a file, beside a folder `out` with a secret; links lead from one to the other.
    private func playground() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("in/a.txt", "inside")
        try folder.write("in/sub/b.txt", "deeper")
        try folder.write("out/secret.txt", "secret")
        try folder.write("in-too/c.txt", "neighbour")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.path("in/link.txt"), withDestinationPath: "../out/secret.txt")
        try manager.createSymbolicLink(atPath: folder.path("in/door"), withDestinationPath: folder.path("out"))
        try manager.createSymbolicLink(atPath: folder.path("in/self"), withDestinationPath: "a.txt")
        try manager.createSymbolicLink(atPath: folder.path("in/loop"), withDestinationPath: "loop")
        return folder
    }

    private func code(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return (error as? Finding)?.code
        }
    }

    @Test(
        arguments: [
            ("a.txt", nil), ("sub/b.txt", nil), ("sub/../a.txt", nil), ("./a.txt", nil), ("self", nil),
            ("link.txt", "path-outside"), ("door/secret.txt", "path-outside"), ("door/none.txt", "path-outside"),
            ("../out/secret.txt", "path-outside"), ("../in-too/c.txt", "path-outside"), ("/etc/passwd", "path-outside"),
            ("../../../../../../../../etc/passwd", "path-outside"), ("/no/such/place", "path-outside"),
            ("none/../../out/secret.txt", "path-outside"), ("none.txt", "file-missing"), ("sub/none/x", "file-missing"),
            ("a.txt/x", "file-missing"), ("sub", "file-special"), (".", "file-special"), ("", "path-malformed"),
            ("a\0.txt", "path-malformed"), ("loop", "file-missing"),
        ] as [(String, String?)])
    func pathsStayInside(path: String, expected: String?) throws {
        let folder = try playground()
        let files = FolderFiles(root: folder.path("in"))
        #expect(code { _ = try files.resolve(path) } == expected)
        #expect(code { _ = try files.read(path, limit: 100) } == expected)
    }

    @Test func anAllowedRootOpensItsFolderOnly() throws {
        let folder = try playground()
        let files = FolderFiles(root: folder.path("in"), allowedRoots: [folder.path("out"), "/no/such/root"])
        #expect(try files.read("link.txt", limit: 100) == Data("secret".utf8))
        #expect(try files.read(folder.path("out/secret.txt"), limit: 100) == Data("secret".utf8))
        #expect(code { _ = try files.resolve("../in-too/c.txt") } == "path-outside")
        #expect(code { _ = try files.resolve("/no/such/root/x") } == "path-outside")
    }

    @Test func resolvedPathsAreAbsoluteAndReal() throws {
        let folder = try playground()
        let real = try #require(
            realpath(folder.path("in/a.txt"), nil).map { pointer in
                defer { free(pointer) }
                return String(cString: pointer)
            })
        #expect(try FolderFiles(root: folder.path("in")).resolve("self") == real)
    }

    @Test func aPipeIsNotWaitedFor() throws {
        let folder = try playground()
        try #require(mkfifo(folder.path("in/pipe"), 0o600) == 0)
        let files = FolderFiles(root: folder.path("in"), allowedRoots: ["/dev"])
        #expect(code { _ = try files.read("pipe", limit: 100) } == "file-special")
        #expect(code { _ = try files.read("/dev/zero", limit: 100) } == "file-special")
        #expect(code { _ = try RegularFile.read(folder.path("in/pipe"), limit: 100) } == "file-special")
    }

    @Test func aFileOverTheLimitIsRefusedUnread() throws {
        let folder = try playground()
        // A sparse file: were it read, the terabyte would not fit.
        let path = folder.path("in/huge")
        try folder.write("in/huge", "")
        try #require(truncate(path, 1 << 40) == 0)
        #expect(code { _ = try FolderFiles(root: folder.path("in")).read("huge", limit: 1 << 20) } == "file-too-large")
        let files = FolderFiles(root: folder.path("in"))
        #expect(try files.read("a.txt", limit: 6).count == 6)
        #expect(code { _ = try files.read("a.txt", limit: 5) } == "file-too-large")
    }

    @Test func foldersAreListedInOrder() throws {
        let folder = try playground()
        let files = FolderFiles(root: folder.path("in"))
        #expect(try files.list(".") == ["a.txt", "door", "link.txt", "loop", "self", "sub"])
        #expect(code { _ = try files.list("a.txt") } == "not-a-folder")
        #expect(code { _ = try files.list("door") } == "path-outside")
        #expect(code { _ = try files.list("..") } == "path-outside")
    }
}
