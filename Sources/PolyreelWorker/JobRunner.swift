public import Foundation
public import PolyreelCore
public import PolyreelManifest
public import PolyreelPublish
public import PolyreelQueue
public import PolyreelRender
public import PolyreelStep
public import PolyreelStore

/// Prepares and runs jobs: what every command that reads a manifest is made of.
public struct JobRunner: Sendable {
    private let preparation: JobPreparation
    private let versions: BuildVersions
    private let host: RenderHost
    public let stop: StopSignal

    /// - Parameters:
    ///   - steps: in the order in which they fill in a draft; those whose sections the catalogue has.
    ///   - host: where assets are read.
    ///   - pseudo: whether variants of the pseudo-locales are made too.
    public init(
        catalogue: Catalogue, steps: [StepEntry], versions: BuildVersions, host: RenderHost,
        stop: StopSignal = StopSignal(), pseudo: Bool = false
    ) {
        preparation = JobPreparation(
            catalogue: catalogue, steps: steps, versions: versions, host: host, stop: stop, pseudo: pseudo)
        self.versions = versions
        self.host = host
        self.stop = stop
    }

    /// Everything of a job that comes before rendering.
    /// - Parameter cores: how many drafts are filled in at once.
    /// - Throws: `JobFailure`, `Interrupted`.
    public func prepare(
        _ manifest: String, allowedRoots: [String], store: any Store,
        cores: Int = ProcessInfo.processInfo.activeProcessorCount
    ) async throws -> PreparedJob {
        try await Self.failing(as: JobFailure.wrong) {
            try await preparation.prepare(manifest: manifest, allowedRoots: allowedRoots, store: store, cores: cores)
        }
    }

    /// Names that several jobs ask for, or that belong to other manifests by what stands published: what must be known
    /// before the first of them renders.
    /// - Parameters:
    ///   - options: nil: only the jobs are held against each other.
    ///   - store: the one of the options.
    public func nameFindings(
        _ jobs: [PreparedJob], options: JobOptions?, store: (any Store)? = nil
    ) async throws -> [Finding] {
        try await BlockingWork.run {
            let named = jobs.map { job in
                let folder = "\(options?.output ?? "")/\(job.manifest.campaign)"
                return (job: job, records: job.records(versions: versions, publisher: Publisher(folder: folder)))
            }
            let shared = PreparedJob.sharedNames(named)
            guard let options, let store, !options.replaces else { return shared }
            let held = try named.flatMap { try $0.job.heldNames($0.records, store: store) }
            return shared + held.filter { $0.severity == .error }
        }
    }

    /// What running a job would do now.
    public func plan(_ job: PreparedJob, store: any Store, options: JobOptions) async throws -> PlanReport {
        try await job.report(store: store, options: options, versions: versions)
    }

    /// Renders, proves and publishes.
    /// - Throws: `JobFailure`, `Interrupted`.
    public func run(
        _ job: PreparedJob, store: any Store, options: JobOptions, report: @escaping @Sendable (JobEvent) -> Void
    ) async throws -> JobReport {
        let failure: ([Finding]) -> JobFailure = { .machine($0[0]) }
        return try await Self.failing(as: failure) {
            try await Job(
                job, store: store, options: options, versions: versions, host: host, stop: stop, report: report
            ).run()
        }
    }

    /// Whatever goes wrong is a failure of this job: steps are anybody's, and a queue must know what to do.
    /// - Parameter failure: of findings, at least one, that are nobody's fault but the job's.
    private static func failing<Result>(
        as failure: ([Finding]) -> JobFailure, _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch let error as JobFailure {
            throw error
        } catch let error as Interrupted {
            throw error
        } catch let findings as Findings where !findings.all.isEmpty {
            throw findings.all.first(where: RenderFinding.isFatal).map { RenderFinding.failure(for: $0) }
                ?? failure(findings.all)
        } catch let finding as Finding {
            throw RenderFinding.isFatal(finding) ? RenderFinding.failure(for: finding) : failure([finding])
        } catch {
            throw RenderFinding.failure(for: error)
        }
    }

    /// A link might lead to a file whose lines are not for whoever reads the report.
    private static func foreign(_ manifest: String) -> Finding {
        .error(
            "job-not-a-file", "the job '\(manifest)' is a link, a folder or a pipe, and is not read",
            hint: "drop the manifest itself into the inbox")
    }

    /// What came of a job of a queue.
    public enum Served: Sendable {
        case report(JobReport)
        case failure(JobFailure)
    }

    /// Runs a job of a queue and tells the queue what became of it.
    /// - Parameter folder: where jobs lie that ended so; the links of a report lead from there.
    /// - Throws: `Interrupted`; a `JobFailure` after which no other job can run either.
    public func serve(
        _ job: QueuedJob, of queue: some JobQueue, options: JobOptions, folder: (JobOutcome) -> String,
        report: @escaping @Sendable (JobEvent) -> Void
    ) async throws -> Served {
        do {
            // Opened for each job: what no job uses may be collected between two of them.
            let store = try await BlockingWork.run { try FolderStore(path: options.store) }
            if let fault = job.fault { throw JobFailure.wrong([fault]) }
            guard StoredFile.kind(of: job.manifest) != .foreign else {
                throw JobFailure.wrong([Self.foreign(job.manifest)])
            }
            let prepared = try await prepare(
                job.manifest, allowedRoots: options.allowedRoots, store: store, cores: options.jobs)
            let result = try await run(prepared, store: store, options: options, report: report)
            let outcome: JobOutcome = result.isComplete ? .done : .failed
            let reports = try JobReportFiles.files(for: result, in: folder(outcome))
            try await BlockingWork.run { try queue.finish(job, as: .final(outcome, reports: reports)) }
            return .report(result)
        } catch let failure as JobFailure {
            let reports = try JobReportFiles.files(for: failure.findings)
            guard let disposition = failure.disposition(reports: reports) else { throw failure }
            try await BlockingWork.run { try queue.finish(job, as: disposition) }
            return .failure(failure)
        }
    }
}
