import Foundation
import PolyreelCore
import PolyreelQueue
import Synchronization
import TestSupport
import Testing

/// What every queue must do, on the one of the jobs folder.
@Suite struct FolderQueueTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("jobs/README", "")
    }

    private func queue() throws -> FolderQueue { FolderQueue(try JobsFolder(path: folder.path("jobs"))) }

    private func drop(_ name: String, _ text: String) throws { try folder.write("jobs/inbox/\(name)", text) }

    private func names(_ place: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path("jobs/\(place)")).sorted()
    }

    @Test func anEmptyQueueGivesNothing() throws { #expect(try queue().next() == nil) }

    @Test func aJobThatIsOverIsNotGivenAgain() throws {
        let queue = try queue()
        try drop("glow.yaml", "first")
        let job = try #require(try queue.next())
        #expect(job.content == Data("first".utf8))
        try queue.finish(job, as: .final(.done, reports: ["report.json": Data("{}".utf8)]))
        #expect(try queue.next() == nil)
        #expect(try names("done") == ["glow.report.json", "glow.yaml"])
    }

    @Test func oneThatFailedLiesWithItsReport() throws {
        let queue = try queue()
        try drop("glow.yaml", "first")
        let failure = JobFailure.wrong([.error("market-unknown", "x")])
        let job = try #require(try queue.next())
        try queue.finish(job, as: try #require(failure.disposition(reports: ["report.txt": Data("x".utf8)])))
        #expect(try names("failed") == ["glow.report.txt", "glow.yaml"])
    }

    @Test func oneThatCannotRunHereWaitsUntilItIsChanged() throws {
        let queue = try queue()
        try drop("a.yaml", "first")
        try drop("b.yaml", "other")
        let failure = JobFailure.machine(.error("encoder-missing", "x"))
        try queue.finish(try #require(try queue.next()), as: try #require(failure.disposition(reports: [:])))
        #expect(try queue.next()?.manifest.hasSuffix("b.yaml") == true, "the next is not held up")
        #expect(try names("inbox") == ["a.yaml", "b.yaml"])
        try drop("a.yaml", "corrected")
        #expect(try queue.next()?.content == Data("corrected".utf8))
        // Another worker takes it at once.
        try drop("a.yaml", "first")
        #expect(try self.queue().next()?.manifest.hasSuffix("a.yaml") == true)
    }

    /// A folder, or a link to nothing, that is called like a manifest: set aside like all others.
    @Test func whatCannotBeReadHoldsNobodyUp() throws {
        let queue = try queue()
        try FileManager.default.createDirectory(
            atPath: folder.path("jobs/inbox/a.yaml"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("jobs/inbox/b.yaml"), withDestinationPath: "/nowhere")
        try drop("c.yaml", "good")
        var given: [String] = []
        while let job = try queue.next(), given.count < 10 {
            given.append((job.manifest as NSString).lastPathComponent)
            try queue.finish(job, as: .final(.failed, reports: [:]))
        }
        #expect(given == ["a.yaml", "b.yaml", "c.yaml"])
        #expect(try names("failed") == given)
    }

    /// A byte that no UTF-8 has (RFC 3629, 1), in a name.
    @Test func aNameThatIsNoUTF8IsSetAsideWithItsBytesSpelled() throws {
        let queue = try queue()
        let bytes = Array("\(folder.path("jobs/inbox"))/".utf8) + [0xFF, 0x61] + Array(".yaml".utf8) + [0]
        let file = bytes.map { CChar(bitPattern: $0) }
        let descriptor = open(file, O_WRONLY | O_CREAT, 0o644)
        #expect(descriptor >= 0)
        close(descriptor)
        // The name that it is spelled by is another's.
        try drop("%FFa.yaml", "other")
        let other = try #require(try queue.next())
        #expect(other.content == Data("other".utf8) && other.fault == nil)
        try queue.finish(other, as: .final(.done, reports: [:]))
        #expect(access(file, F_OK) == 0)
        let job = try #require(try queue.next())
        #expect(job.fault?.code == "job-name-unreadable" && job.manifest.hasSuffix("inbox/%FFa.yaml"))
        try queue.finish(job, as: .final(.failed, reports: ["report.txt": Data("x".utf8)]))
        #expect(access(file, F_OK) != 0)
        #expect(try names("failed") == ["%FFa.report.txt", "%FFa.yaml"] && names("inbox").isEmpty)
        #expect(try queue.next() == nil)
    }

    @Test func oneThatSleepsIsGivenAgainLater() throws {
        let clock = Clock()
        let queue = FolderQueue(try JobsFolder(path: folder.path("jobs")), clock: { clock.now })
        try drop("glow.yaml", "first")
        let failure = JobFailure.busy(.error("campaign-locked", "x"))
        guard case .snooze(let seconds) = failure.disposition(reports: [:]) else {
            Issue.record("busy is no reason to give up")
            return
        }
        try queue.finish(try #require(try queue.next()), as: .snooze(seconds: seconds))
        #expect(try queue.next() == nil)
        clock.advance(by: TimeInterval(seconds) - 0.1)
        #expect(try queue.next() == nil)
        clock.advance(by: 0.1)
        #expect(try queue.next()?.content == Data("first".utf8))
    }

    @Test func afterAFullDiskNoJobIsRun() {
        #expect(JobFailure.exhausted(.error("disk-full", "x")).disposition(reports: [:]) == nil)
    }
}

private final class Clock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
    var now: Date { time.withLock { $0 } }
    func advance(by seconds: TimeInterval) { time.withLock { $0 += seconds } }
}
