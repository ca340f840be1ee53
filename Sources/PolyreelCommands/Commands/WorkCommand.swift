import ArgumentParser
import Foundation
import PolyreelCore
import PolyreelManifest
import PolyreelQueue
import PolyreelRender
import PolyreelStore
import PolyreelWorker

struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "Serve the jobs folder: run every manifest in its inbox.")

    @Option(name: .long, help: "The jobs folder.")
    var jobs = "jobs"
    @Flag(name: .long, help: "End when the inbox is empty.")
    var drain = false
    @OptionGroup var cores: CoreOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var replace: ReplaceOptions
    @OptionGroup var manifest: ManifestOptions
    @OptionGroup var memory: MemoryOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        let options = output.jobOptions(manifest, jobs: cores.cores, memory: memory.memory, replace: replace)
        let queue = FolderQueue(try JobsFolder(path: jobs))
        let signals = StopOnSignal()
        let runner = try manifest.runner(memory: memory.memory, stop: signals.stop)
        // By manifest, how it ended the last time: one that had to wait and was made then is made.
        var ends: [String: ExitStatus] = [:]
        while true {
            while let job = try await BlockingWork.run({ try queue.next() }) {
                try signals.stop.check()
                if !speech.quiet { Terminal.error("job \(job.manifest)") }
                ends[job.manifest] = try await serve(job, queue, runner, options)
            }
            if drain { break }
            for _ in 0..<20 {
                try signals.stop.check()
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        let status = ends.values.reduce(ExitStatus.done) { $0.worse($1) }
        if status != .done { throw status }
    }

    /// Runs one manifest; what comes of it is said here and told to the queue.
    private func serve(
        _ job: QueuedJob, _ queue: FolderQueue, _ runner: JobRunner, _ options: JobOptions
    ) async throws -> ExitStatus {
        let progress = Progress(quiet: speech.quiet)
        defer { progress.finish() }
        let served = try await runner.serve(
            job, of: queue, options: options, folder: { "\(queue.folder.path)/\($0.rawValue)" }, report: progress.report
        )
        switch served {
        case .report(let report):
            Terminal.show(speech.shown(ReportSummary.findings(report)))
            if !speech.quiet { Terminal.line(ReportSummary.line(report)) }
            return ReportSummary.status(report)
        case .failure(let failure):
            Terminal.show(failure.findings)
            if case .wrong = failure { return .wrong }
            return .machine
        }
    }
}
