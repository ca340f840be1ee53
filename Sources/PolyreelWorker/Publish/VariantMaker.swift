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
    /// - Throws: `Assembly.Missing` when a stored segment turned out damaged; `Findings` when the proof fails, and then
    ///   nothing is published.
    func make(_ film: FilmPlan, rendered: Set<Key>) async throws -> VariantRecord {
        let id = records.id(of: film.draft)
        let folder = records.folder(of: film.draft)
        let staging = try publisher.stage()
        defer { try? FileManager.default.removeItem(atPath: staging) }
        let parts = try publisher.stage()
        defer { try? FileManager.default.removeItem(atPath: parts) }

        let video = "\(staging)/\(id).mp4"
        let made = try await BlockingWork.run { [store] in
            let made = try Assembly.assemble(film, store: store, scratch: parts, to: video)
            try PosterFrame.extract(film: video, frame: posterFrame(film), to: "\(staging)/\(id).jpg")
            for sidecar in film.draft.sidecars {
                try DurableFiles.write(Data(sidecar.content.utf8), to: "\(staging)/\(id).\(sidecar.suffix)")
            }
            return made
        }
        var findings = film.draft.findings
        if made.damagedPackets > 0 { findings.append(Self.damaged(made.damagedPackets)) }
        findings += try await prove(film, made.facts, loudness: made.sound.integratedLoudness, id: id, in: staging)
        guard !findings.hasErrors else { throw Findings(findings) }
        let files = try files(of: film, id: id, in: staging)
        let record = records.ready(
            film, files: files, facts: made.facts, sound: made.sound, findings: findings, rendered: rendered)
        try records.write(record, in: staging)
        try publisher.publish(staging, as: folder, replacing: records.versions(of: id, in: folder))
        return record
    }

    /// Proves a variant that stands published; the platforms' limits may have changed since.
    func proveAgain(_ film: FilmPlan, _ record: VariantRecord) async throws -> [Finding] {
        let (id, folder) = (records.id(of: film.draft), records.folder(of: film.draft))
        let facts = try await BlockingWork.run { try FilmInspector.inspect(path: "\(folder)/\(id).mp4") }
        let loudness = record.media?.integratedLoudness.flatMap { Int(exactly: ($0 * 100).rounded()) }
        // What was seen while it was rendered is still true of the same bytes.
        let damage = record.findings.filter { $0.code == Self.damageCode }
        return film.draft.findings + damage + (try await prove(film, facts, loudness: loudness, id: id, in: folder))
    }

    /// What every step finds in the files.
    private func prove(
        _ film: FilmPlan, _ facts: FilmFacts, loudness: Int?, id: String, in folder: String
    ) async throws -> [Finding] {
        let sidecars = film.draft.sidecars.map { ($0.suffix, "\(folder)/\(id).\($0.suffix)") }
        let finished = FinishedFilm(
            path: "\(folder)/\(id).mp4", facts: facts, integratedLoudness: loudness,
            sidecars: Dictionary(sidecars) { first, _ in first })
        var findings: [Finding] = []
        for step in job.steps { findings += try await step.prove(finished, of: film.draft, with: job.tools) }
        findings = findings.map { FindingPlaces.located($0, film.draft, job.manifest) }
        return findings
    }

    private static let damageCode = "film-damaged"

    private static func damaged(_ packets: Int) -> Finding {
        .warning(
            damageCode,
            "\(packets) pieces of the asset could not be read whole; the decoder filled in their pictures",
            hint: "look at the film, or ask the creator for the file again")
    }

    /// The frame that shows most of what the variant is: the first of its call to action, else its middle.
    private func posterFrame(_ film: FilmPlan) -> Int {
        film.draft.callsToAction.first?.frames.from ?? film.picture.frames / 2
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
