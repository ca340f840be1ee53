internal import Foundation
internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelManifest
internal import PolyreelMedia
internal import PolyreelPublish
internal import PolyreelRender
internal import PolyreelStep
internal import PolyreelStore

/// Makes one variant's files from what the store holds, proves them, and publishes them.
struct VariantMaker: Sendable {
    let job: PreparedJob
    let store: any Store
    let publisher: Publisher
    let records: RecordWriter

    /// A step has something against the film's standing published; all that it has.
    struct Withheld: Error {
        let findings: [Finding]
    }

    /// Assembles, proves and publishes one film.
    /// - Parameter rendered: keys of the spans that this run rendered.
    /// - Throws: `Assembly.Missing` when a stored segment turned out damaged; `Findings` when the proof fails, and then
    ///   nothing is published; `Withheld` when a step says that it may not be.
    func make(_ film: FilmPlan, rendered: Set<Digest>) async throws -> VariantRecord {
        let id = records.id(of: film.draft)
        let folder = records.folder(of: film.draft)
        return try await publisher.withStaging { staging in
            let made = try await publisher.withStaging { parts in
                try await BlockingWork.run { try assemble(film, id: id, in: staging, parts: parts) }
            }
            let findings = try await prove(film, made, id: id, in: staging)
            guard !findings.hasErrors else { throw Findings(findings) }
            return try await BlockingWork.run {
                let files = try files(of: film, id: id, in: staging)
                if let request = try request(film, files) { try store.remember(made, for: request) }
                let record = records.ready(
                    film, files: files, facts: made.facts, loudness: made.sound.integratedLoudness,
                    truePeak: made.sound.truePeak, findings: findings, rendered: rendered)
                let objections = job.objections(to: record)
                guard !objections.hasErrors else { throw Withheld(findings: findings + objections) }
                try records.write(record, in: staging)
                try publisher.publish(staging, as: folder, replacing: records.versions(of: id, in: folder))
                return record
            }
        }
    }

    /// Writes the film, its poster and its sidecars into a folder.
    /// - Parameter parts: an empty folder for what they are made of.
    private func assemble(_ film: FilmPlan, id: String, in staging: String, parts: String) throws -> AssembledFilm {
        let video = "\(staging)/\(id).mp4"
        let made = try Assembly.assemble(film, store: store, scratch: parts, to: video)
        try poster(made.posterFrame ?? film.picture.frames / 2, of: film, in: video, scratch: parts).write(
            to: URL(filePath: "\(staging)/\(id).jpg"))
        for sidecar in film.draft.sidecars {
            try DurableFiles.write(Data(sidecar.content.utf8), to: "\(staging)/\(id).\(sidecar.suffix)", by: staging)
        }
        return made
    }

    /// Proves a variant that stands published; the platforms' limits may have changed since.
    func proveAgain(_ film: FilmPlan, _ record: VariantRecord) async throws -> [Finding] {
        let (id, folder) = (records.id(of: film.draft), records.folder(of: film.draft))
        let made = try await BlockingWork.run {
            guard let request = try request(film, record.files) else { return try look(at: film, record, in: folder) }
            return try store.remembered(request) { try look(at: film, record, in: folder) }
        }
        // What was seen while it was rendered is still true of the same bytes.
        let damage = made.damagedPackets > 0 ? [] : record.findings.filter { $0.code == SourceDamage.code }
        return damage + (try await prove(film, made, id: id, in: folder))
    }

    /// What a variant's film is and shows, read from its file.
    private func look(at film: FilmPlan, _ record: VariantRecord, in folder: String) throws -> AssembledFilm {
        let path = "\(folder)/\(record.id).mp4"
        func hundredths(_ number: Double?) -> Int? { number.flatMap(Decibels.init)?.hundredths }
        return AssembledFilm(
            facts: try FilmInspector.inspect(path: path),
            integratedLoudness: hundredths(record.media?.integratedLoudness),
            truePeak: hundredths(record.media?.truePeak), damagedPackets: 0,
            sightings: try Assembly.sightings(of: film, in: path, store: store))
    }

    /// What was found of the draft and is found in the files, by all steps.
    private func prove(
        _ film: FilmPlan, _ made: AssembledFilm, id: String, in folder: String
    ) async throws -> [Finding] {
        let sidecars = film.draft.sidecars.map { ($0.suffix, "\(folder)/\(id).\($0.suffix)") }
        let finished = FinishedProduct(
            path: "\(folder)/\(id).mp4", facts: made.facts, integratedLoudness: made.sound.integratedLoudness,
            truePeak: made.sound.truePeak, sightings: made.sightings,
            sidecars: Dictionary(sidecars) { first, _ in first })
        var findings = [
            SourceDamage.finding(made.damagedPackets, of: film.picture.duration, in: job.asset.facts.picture)
        ].compactMap(\.self)
        findings += made.black.compactMap { Self.black($0, film.picture.rate) }
        findings = findings.map { $0.at(job.manifest.asset.location) }
        for step in job.steps {
            let own = try await step.step.prove(finished, of: film.draft, with: step.own(job.tools))
            findings += step.placed(own, job.tools.places)
        }
        return film.draft.findings + findings
    }

    /// Black for a second or more may be meant, and is worth a look.
    private static func black(_ frames: FrameRange, _ rate: Rational) -> Finding? {
        guard Rational(frames.count) >= rate else { return nil }
        func seconds(_ frame: Int) -> String { "\((Rational(frame) / rate).decimal(places: 1)) s" }
        return .note(
            "film-black", "the film is black from \(seconds(frames.from)) to \(seconds(frames.to)), as the asset is",
            hint: "trim the asset if that is not meant")
    }

    // MARK: What is remembered of a film

    private struct FilmRequest: Encodable {
        let what = "film proof"
        /// Raised when the same film would be proven otherwise.
        let format = 2
        /// SHA-256 of the MP4.
        let film: String
        /// What decides its files: the same bytes may be promised to show other overlays.
        let key: Digest
        /// Under what name each of them is looked for, in drawing order.
        let overlays: [String]
    }

    /// The key of what a film is and shows, by its bytes: one that stands published need not be read again.
    private func request(_ film: FilmPlan, _ files: [VariantRecord.File]) throws -> Digest? {
        try files.first { $0.kind == .video }.map {
            try Digest.ofJSON(
                FilmRequest(film: $0.sha256, key: film.key, overlays: film.draft.overlays.map(\.id)))
        }
    }

    private struct PosterRequest: Encodable {
        let what = "poster frame"
        let format = 1
        let span: Digest
        /// Counted from the span's first.
        let frame: Int
    }

    /// The poster frame as a JPEG; made once for all films that show the same span there.
    private func poster(_ frame: Int, of film: FilmPlan, in video: String, scratch: String) throws -> Data {
        guard let span = film.spans.first(where: { $0.frames.contains(frame) }) else { return Data() }
        let request = try Digest.ofJSON(PosterRequest(span: span.key, frame: frame - span.frames.from))
        let path = "\(scratch)/poster.jpg"
        try store.rememberedFile(request, as: "poster", at: path) {
            try PosterFrame.extract(film: video, frame: frame, to: $0)
        }
        return try Data(contentsOf: URL(filePath: path))
    }

    private func files(of film: FilmPlan, id: String, in folder: String) throws -> [VariantRecord.File] {
        let named: [(String, DeliverableKind)] =
            [("\(id).mp4", .video), ("\(id).jpg", .image)]
            + film.draft.sidecars.map { ("\(id).\($0.suffix)", $0.kind) }
        return try named.map { name, kind in
            let path = "\(folder)/\(name)"
            let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            return VariantRecord.File(path: name, sha256: try Digest.ofFile(path).hex, bytes: bytes, kind: kind)
        }
    }
}
