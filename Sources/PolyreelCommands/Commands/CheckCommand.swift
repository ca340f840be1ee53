import ArgumentParser
import PolyreelCore
import PolyreelManifest
import PolyreelRender
import PolyreelStore
import PolyreelWorker

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read and verify everything that can be without rendering; findings only.")

    @Argument(help: "Manifests.")
    var manifests: [String]
    @OptionGroup var manifest: ManifestOptions
    @OptionGroup var pseudo: PseudoOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        // What is measured here is not kept: a check leaves nothing behind.
        let store = try MemoryStore()
        let runner = try manifest.runner(pseudo: pseudo.pseudo)
        var findings: [Finding] = []
        var status = ExitStatus.done
        var jobs: [PreparedJob] = []
        for path in manifests {
            do {
                let job = try await runner.prepare(path, allowedRoots: manifest.allow, store: store)
                let variants =
                    ReportSummary.grouped(job.drafts.map { ($0.request.label, $0.findings) })
                    + ReportSummary.grouped(job.unbuilt.map { ($0.label, [$0.finding(in: job.manifest)]) })
                findings += job.findings + variants
                jobs.append(job)
                if variants.hasErrors { status = status.worse(.incomplete) }
            } catch JobFailure.wrong(let wrong) {
                findings += wrong
                status = status.worse(.wrong)
            }
        }
        let shared = try await runner.nameFindings(jobs, options: nil)
        findings += shared
        if !shared.isEmpty { status = status.worse(.wrong) }
        if speech.json { try Terminal.printJSON(["findings": findings]) } else { Terminal.show(speech.shown(findings)) }
        if status != .done { throw status }
    }
}
