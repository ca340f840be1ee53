internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia
internal import PolyreelPlan
internal import PolyreelRender
internal import PolyreelStore

/// Makes one variant's files from what the store holds, proves them, and publishes them.
struct VariantMaker: Sendable {
    let job: PreparedJob
    let store: any Store
    let publisher: Publisher
    let records: RecordWriter

    /// Assembles, proves and publishes one film.
    /// - Parameter rendered: keys of the spans that this run rendered.
    /// - Throws: `Assembly.Missing` when a stored segment turned out damaged.
    func make(_ film: FilmPlan, rendered: Set<Key>) async throws -> VariantRecord {
        let id = records.id(of: film.draft)
        let folder = records.folder(of: film.draft)
        let staging = try publisher.stage()
        defer { try? FileManager.default.removeItem(atPath: staging) }
        let parts = try publisher.stage()
        defer { try? FileManager.default.removeItem(atPath: parts) }

        let video = "\(staging)/\(id).mp4"
        let (facts, sound) = try await BlockingWork.run { [store] in
            try Assembly.assemble(film, store: store, scratch: parts, to: video)
        }
        try await BlockingWork.run {
            try PosterFrame.extract(film: video, frame: posterFrame(film), to: "\(staging)/\(id).jpg")
        }
        var sidecars: [String: String] = [:]
        for sidecar in film.draft.sidecars {
            let path = "\(staging)/\(id).\(sidecar.suffix)"
            try Data(sidecar.content.utf8).write(to: URL(filePath: path))
            sidecars[sidecar.suffix] = path
        }
        var findings = film.draft.findings
        for step in job.steps {
            let finished = FinishedFilm(path: video, facts: facts, sidecars: sidecars)
            findings += try await step.prove(finished, of: film.draft, with: job.tools)
        }
        guard !findings.hasErrors else {
            return try records.failed(film, findings: findings)
        }
        let files = try files(of: film, id: id, in: staging)
        let record = records.ready(
            film, files: files, facts: facts, sound: sound, findings: findings, rendered: rendered)
        try records.write(record, in: staging)
        let old = PublishedVariant(folder: folder)
        try publisher.publish(staging, as: folder, replacing: old?.owned ?? [])
        return record
    }

    /// The frame that shows most of what the variant is: its first call to action, else its middle. Spans begin there or
    /// near, so little is decoded.
    private func posterFrame(_ film: FilmPlan) -> Int {
        let wanted = film.draft.callsToAction.first?.frames.from ?? film.picture.frames / 2
        let starts = film.spans.map(\.frames.from)
        return starts.first { $0 >= wanted } ?? starts.last ?? 0
    }

    private func files(of film: FilmPlan, id: String, in folder: String) throws -> [VariantRecord.File] {
        let named =
            [("\(id).mp4", "video"), ("\(id).jpg", "image")]
            + film.draft.sidecars.map { ("\(id).\($0.suffix)", $0.kind) }
        return try named.map { name, kind in
            let path = "\(folder)/\(name)"
            let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            return VariantRecord.File(path: name, sha256: try Digest.ofFile(path).hex, bytes: bytes, kind: kind)
        }
    }
}
