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
