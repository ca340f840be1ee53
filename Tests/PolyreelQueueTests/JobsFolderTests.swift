import Foundation
import PolyreelCore
import PolyreelQueue
import TestSupport
import Testing

@Suite struct JobsFolderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("jobs/README", "")
    }

    @Test func aFolderThatIsNotThereIsNoEmptyInbox() {
        #expect(throws: Finding.self) { try JobsFolder(path: folder.path("jbos")) }
        #expect(!FileManager.default.fileExists(atPath: folder.path("jbos")))
    }

    @Test func onlyManifestsWaitInTheOrderOfTheirNames() throws {
        let jobs = try JobsFolder(path: folder.path("jobs"))
        for name in ["b.yaml", "a.yml", "c.json", ".hidden.yaml", "film.mp4", "b.yaml.part"] {
            try folder.write("jobs/inbox/\(name)", "x")
        }
        #expect(try jobs.waiting().map { ($0 as NSString).lastPathComponent } == ["a.yml", "b.yaml", "c.json"])
    }

    @Test func aFinishedManifestLiesWithItsReportAndReplacesNone() throws {
        let jobs = try JobsFolder(path: folder.path("jobs"))
        for text in ["first", "second"] {
            let manifest = try folder.write("jobs/inbox/glow.yaml", text)
            try jobs.finish(manifest, content: Data(text.utf8), as: .done, reports: ["report.json": Data(text.utf8)])
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/done")).sorted()
        #expect(names == ["glow-2.report.json", "glow-2.yaml", "glow.report.json", "glow.yaml"])
        #expect(try String(contentsOfFile: folder.path("jobs/done/glow.yaml"), encoding: .utf8) == "first")
        #expect(try jobs.waiting().isEmpty)
    }

    @Test func aManifestThatWasReplacedMeanwhileStaysAnotherJob() throws {
        let jobs = try JobsFolder(path: folder.path("jobs"))
        let manifest = try folder.write("jobs/inbox/glow.yaml", "corrected")
        try jobs.finish(manifest, content: Data("first".utf8), as: .done, reports: ["report.json": Data()])
        #expect(try jobs.waiting() == [manifest])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/done")).isEmpty)
    }

    /// A sparse file of 3 GiB: what is compared of it is which file it is, and it is set aside by its name alone.
    @Test func whatIsTooLargeForAManifestIsNotRead() throws {
        let jobs = try JobsFolder(path: folder.path("jobs"))
        let manifest = try folder.write("jobs/inbox/big.yaml", "version: 1\n")
        #expect(jobs.content(of: manifest) == Data("version: 1\n".utf8))
        #expect(truncate(manifest, 3 << 30) == 0)
        let first = try #require(jobs.content(of: manifest))
        #expect(first.count < 200)
        #expect(jobs.content(of: manifest) == first)
        // Another content of the same size, later.
        var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, manifest, &times, 0) == 0)
        #expect(jobs.content(of: manifest) != first)
        #expect(try !jobs.finish(manifest, content: first, as: .failed, reports: [:]))
        #expect(try jobs.finish(manifest, content: jobs.content(of: manifest), as: .failed, reports: [:]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/failed")) == ["big.yaml"])
    }

    /// A manifest has at most 1 MiB (docs/manifest.md): of that size it is compared by its bytes.
    @Test func theLargestManifestIsComparedByItsBytes() throws {
        let jobs = try JobsFolder(path: folder.path("jobs"))
        let text = Data(repeating: UInt8(ascii: "#"), count: 1 << 20)
        let manifest = try folder.write("jobs/inbox/large.yaml", text)
        #expect(jobs.content(of: manifest) == text)
    }

    @Test func manifestsOfOneStemKeepTheirReportsApart() throws {
        let jobs = try JobsFolder(path: folder.path("jobs"))
        for name in ["g.yaml", "g.yml"] {
            let manifest = try folder.write("jobs/inbox/\(name)", name)
            try jobs.finish(manifest, content: Data(name.utf8), as: .done, reports: ["report.json": Data(name.utf8)])
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/done")).sorted()
        #expect(names == ["g-2.report.json", "g-2.yml", "g.report.json", "g.yaml"])
    }
}
