import Foundation
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
