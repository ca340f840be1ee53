import ArgumentParser
import Foundation
import PolyreelCore
import PolyreelManifest
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
    @OptionGroup var output: OutputOptions
    @OptionGroup var manifest: ManifestOptions
    @OptionGroup var memory: MemoryOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        let options = output.jobOptions(manifest, memory: memory.memory)
        let folder = try JobsFolder(path: jobs)
        let signals = StopOnSignal()
        let preparation = JobPreparation(
            catalogue: try manifest.catalogue, steps: Build.steps, versions: Build.versions, host: .itself,
            stop: signals.stop)
        var status = ExitStatus.done
        // Manifests that cannot run now and stay in the inbox, as they are: tried again by the next worker.
        var left: [String: Data?] = [:]
        func isNew(_ path: String) -> Bool { left[path].map { $0 != folder.content(of: path) } ?? true }
        while true {
            for path in try folder.waiting() where isNew(path) {
                try signals.stop.check()
                if !speech.quiet { Terminal.error("job \(path)") }
                let content = folder.content(of: path)
                do {
                    status = status.worse(try await serve(path, folder, preparation, options, signals.stop))
                } catch JobFailure.machine(let finding) where finding.code != RenderFinding.diskFull {
                    Terminal.show([finding])
                    left[path] = content
                    status = status.worse(.machine)
                }
            }
            if drain {
                if try !folder.waiting().contains(where: isNew) { break }
                continue
            }
            for _ in 0..<20 {
                try signals.stop.check()
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        if status != .done { throw status }
    }

    /// Runs one manifest and moves it out of the inbox. A machine that cannot leaves it there and throws.
    private func serve(
        _ path: String, _ folder: JobsFolder, _ preparation: JobPreparation, _ options: JobOptions,
        _ stop: StopSignal
    ) async throws -> ExitStatus {
        // Opened for each job: what no job uses may be collected between two of them.
        let store = try await BlockingWork.run { try FolderStore(path: options.store) }
        let content = folder.content(of: path)
        let progress = Progress(quiet: speech.quiet)
        defer { progress.finish() }
        do {
            let prepared = try await preparation.prepare(
                manifest: path, allowedRoots: options.allowedRoots, store: store)
            let report = try await Job(
                prepared, store: store, options: options, versions: Build.versions, host: .itself, stop: stop,
                report: progress.report
            ).run()
            let outcome: JobsFolder.Outcome = report.isComplete ? .done : .failed
            try await BlockingWork.run {
                try folder.finish(
                    path, content: content, as: outcome,
                    reports: JobReportFiles.files(for: report, in: "\(folder.path)/\(outcome.rawValue)"))
            }
            Terminal.show(speech.shown(ReportSummary.findings(report)))
            if !speech.quiet { print(ReportSummary.line(report)) }
            return ReportSummary.status(report)
        } catch JobFailure.wrong(let findings) {
            Terminal.show(findings)
            try await BlockingWork.run {
                try folder.finish(
                    path, content: content, as: .failed, reports: JobReportFiles.files(for: findings))
            }
            return .wrong
        }
    }
}
