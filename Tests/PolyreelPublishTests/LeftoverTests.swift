import Foundation
import PolyreelCore
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelPublish

/// What runs that were killed left in a campaign's folder.
@Suite struct LeftoverTests {
    @Test func whatAKilledRunWasWritingGoesAndWhatIsSomebodysStays() throws {
        let folder = try TemporaryFolder()
        let uuid = UUID().uuidString
        let left = [".new-\(uuid)", "report.html.new-\(uuid)", "report.json.new-\(uuid)"]
        let kept = ["report.html", "report.html.new-draft", "notes.new-", "a.new-\(uuid).txt"]
        for name in left + kept { try folder.write("glow/\(name)", "x") }
        try folder.write("glow/.staging-\(uuid)/film.mp4", "x")
        try Publisher(folder: folder.path("glow")).open()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("glow")).sorted() == kept.sorted())
    }

    /// Files, pipes and links to nothing stand where a folder is to be; a link to a folder is one.
    @Test(arguments: ["file", "pipe", "link", "link-to-folder", "folder", "market"])
    func whatIsNoFolderIsToldBeforeItIsNeeded(_ kind: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("elsewhere/x", "x")
        let market = folder.path("glow/de-DE")
        try FileManager.default.createDirectory(
            atPath: kind == "market" ? folder.path("glow") : market, withIntermediateDirectories: true)
        switch kind {
        case "file": try folder.write("glow/de-DE/tiktok", "x")
        case "pipe": #expect(mkfifo("\(market)/tiktok", 0o644) == 0)
        case "link": #expect(symlink("/nowhere", "\(market)/tiktok") == 0)
        case "link-to-folder": #expect(symlink(folder.path("elsewhere"), "\(market)/tiktok") == 0)
        case "market": try folder.write("glow/de-DE", "x")
        default: try folder.write("glow/de-DE/tiktok/x", "x")
        }
        let publisher = Publisher(folder: folder.path("glow"))
        let labels = ["de-DE/reels", "de-DE/tiktok"]
        if kind.hasSuffix("folder") { return try publisher.checkFolders(of: labels) }
        let failure = #expect(throws: JobFailure.self) { try publisher.checkFolders(of: labels) }
        #expect(failure?.findings.map(\.code) == ["output-not-a-folder"])
        #expect(failure?.findings.first?.message.contains(kind == "market" ? "de-DE'" : "de-DE/tiktok'") == true)
    }

    /// Where it is while it is written: a name that the next run takes away.
    @Test func aFileInTheMakingHasANameThatIsKnown() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("glow"), withIntermediateDirectories: true)
        // The folder takes no new names once its own is there: the file stays in the making.
        for place in [nil, folder.path("glow")] {
            #expect(throws: StoreError.self) {
                try FileManager.default.createDirectory(
                    atPath: folder.path("glow/report.html"), withIntermediateDirectories: true)
                try DurableFiles.write(Data(), to: folder.path("glow/report.html"), by: place)
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("glow")) == ["report.html"])
        #expect(DurableFiles.isTemporary(".new-\(UUID().uuidString)"))
        #expect(!DurableFiles.isTemporary(".new-1") && !DurableFiles.isTemporary("new-\(UUID().uuidString)"))
    }
}
