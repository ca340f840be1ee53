import ArgumentParser
import PolyreelCore
import PolyreelManifest
import PolyreelPublish
import PolyreelRender
import PolyreelStore
import PolyreelWorker

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Plan, render, prove and publish every variant now.")

    @Argument(help: "Manifests.")
    var manifests: [String]
    @OptionGroup var manifest: ManifestOptions
    @OptionGroup var pseudo: PseudoOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var replace: ReplaceOptions
    @OptionGroup var width: WidthOptions
    @OptionGroup var memory: MemoryOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        let options = output.jobOptions(manifest, jobs: width.count, memory: memory.memory, replace: replace)
        let store = try await BlockingWork.run { try FolderStore(path: options.store) }
        let signals = StopOnSignal()
        let runner = try manifest.runner(pseudo: pseudo.pseudo, memory: memory.memory, stop: signals.stop)
        // Every manifest is read before the first is rendered: a wrong one renders nothing.
        var prepared: [PreparedJob] = []
        var wrong: [Finding] = []
        for path in manifests {
            do {
                prepared.append(
                    try await runner.prepare(
                        path, allowedRoots: options.allowedRoots, store: store, cores: options.jobs))
            } catch JobFailure.wrong(let findings) {
                wrong += findings
            }
        }
        // One job looks at what stands published itself, before it renders.
        if wrong.isEmpty, prepared.count > 1 {
            wrong = try await runner.nameFindings(prepared, options: options, store: store)
        }
        guard wrong.isEmpty else { throw JobFailure.wrong(wrong) }
        var reports: [JobReport] = []
        for job in prepared {
            let progress = Progress(quiet: speech.quiet)
            defer { progress.finish() }
            let report = try await runner.run(job, store: store, options: options, report: progress.report)
            progress.finish()
            reports.append(report)
            Terminal.show(speech.shown(ReportSummary.findings(report)))
            if !speech.quiet && !speech.json { Terminal.line(ReportSummary.line(report)) }
        }
        if speech.json {
            if reports.count == 1 { try Terminal.printJSON(reports[0]) } else { try Terminal.printJSON(reports) }
        }
        let status = reports.map(ReportSummary.status).reduce(ExitStatus.done) { $0.worse($1) }
        if status != .done { throw status }
    }
}
