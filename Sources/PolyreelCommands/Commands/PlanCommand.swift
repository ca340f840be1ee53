import ArgumentParser
import PolyreelManifest
import PolyreelRender
import PolyreelStore
import PolyreelWorker

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Every variant: render, reuse or withheld, and why. Renders nothing.")

    @Argument(help: "The manifest.")
    var path: String
    @OptionGroup var manifest: ManifestOptions
    @OptionGroup var pseudo: PseudoOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var replace: ReplaceOptions
    @OptionGroup var width: WidthOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        let options = output.jobOptions(manifest, jobs: width.count, replace: replace)
        let store = try await BlockingWork.run { try FolderStore(path: options.store) }
        let runner = try manifest.runner(pseudo: pseudo.pseudo)
        let job = try await runner.prepare(
            path, allowedRoots: options.allowedRoots, store: store, cores: options.jobs)
        let plan = try await runner.plan(job, store: store, options: options)
        if speech.json { return try Terminal.printJSON(plan) }
        // Each span's frames are counted once, for the first variant that shows it.
        var counted: Set<String> = []
        let rows = plan.variants.map { variant in
            let frames = variant.spans.filter { $0.state == .render && counted.insert($0.key).inserted }
                .reduce(0) { $0 + $1.to - $1.from }
            return [
                variant.market, variant.placement, variant.status.rawValue, "\(variant.spans.count) spans",
                "\(frames) frames new",
            ]
        }
        Terminal.printTable(rows)
        print(
            "\(plan.spans.unique) spans: \(plan.spans.reuse) reused, \(plan.spans.render) to render;"
                + " \(plan.spans.framesRendered) of \(plan.spans.frames) frames; about \(plan.estimatedSeconds) s")
        let reasons = ReportSummary.grouped(plan.variants.map { ("\($0.market)/\($0.placement)", $0.reasons) })
        Terminal.show(speech.shown(plan.findings + reasons))
    }
}
