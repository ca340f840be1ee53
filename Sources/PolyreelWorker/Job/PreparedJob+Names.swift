internal import PolyreelCore
internal import PolyreelManifest
internal import PolyreelPublish
internal import PolyreelRender

/// The names that a job's variants ask for. Letters fold in them, so that different creators, campaigns or cuts may ask for
/// one and the same: nothing is rendered then, and the findings name both.
extension PreparedJob {
    /// Bytes of a file's name (`NAME_MAX` of Linux's limits.h).
    private static let longestName = 255

    func claims(_ records: RecordWriter) -> [NameClaim] {
        drafts.map { records.claim(market: $0.request.market.id, placement: $0.request.placement.id) }
            + unbuilt.map { records.claim(market: $0.market.id, placement: $0.placement) }
    }

    /// What is wrong with the names by themselves.
    func nameFaults(_ records: RecordWriter) -> [Finding] {
        let place = manifest.asset.location
        let claims = claims(records)
        let suffix = drafts.flatMap(\.sidecars).map(\.suffix.utf8.count).max() ?? 0
        let longest = claims.map(\.id).max { $0.utf8.count < $1.utf8.count } ?? ""
        let bytes = longest.utf8.count + 1 + max(suffix, "json".utf8.count)
        guard bytes <= Self.longestName else {
            return [
                .error(
                    "name-too-long",
                    "files of '\(longest.shortened)' would have names of \(bytes) bytes, and at most "
                        + "\(Self.longestName) can be written",
                    hint:
                        "shorten the campaign or the creator; a creator without Latin letters or digits is spelled by "
                        + "numbers, five bytes a letter", at: place)
            ]
        }
        return Dictionary(grouping: claims, by: \.id).filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map {
            .error(
                "id-taken",
                "the variants \($1.map(\.label).joined(separator: " and ")) would have one name, '\($0)'",
                hint: "give one of the placements another id", at: place)
        }
    }

    /// Names that belong to another manifest by what stands published.
    /// - Parameter known: whose names are that was read already, by label.
    func takenNames(_ records: RecordWriter, known: [String: NameClaim.Owner] = [:]) -> [Finding] {
        let taken = claims(records).compactMap { claim in claim.owner(known[claim.label]).map { (claim, $0) } }
        return Dictionary(grouping: taken) { $0.1.manifest }.sorted { $0.key < $1.key }.compactMap { owner, names in
            guard let (claim, record) = names.first else { return nil }
            let more = names.count > 1 ? " and \(names.count - 1) more" : ""
            return .error(
                "id-taken",
                "'\(claim.id)'\(more) is what '\(owner)' made of asset \(record.asset); '\(claim.manifest)', "
                    + "of asset \(shortAsset) by '\(manifest.asset.creator.shortened)', would replace it",
                hint: "name the campaign or the creator otherwise, or take the names over with --replace",
                at: manifest.asset.location)
        }
    }

    /// Names that two jobs of one command ask for.
    static func sharedNames(_ jobs: [(job: PreparedJob, records: RecordWriter)]) -> [Finding] {
        var first: [String: PreparedJob] = [:]
        var findings: [Finding] = []
        for (job, records) in jobs {
            let ids = job.claims(records).map(\.id)
            let campaign = job.manifest.campaign
            let taken = ids.compactMap { id in first["\(campaign)/\(id)"].map { (id, $0) } }
            for id in ids where first["\(campaign)/\(id)"] == nil { first["\(campaign)/\(id)"] = job }
            guard let (id, other) = taken.first else { continue }
            let more = taken.count > 1 ? " and \(taken.count - 1) more" : ""
            findings.append(
                .error(
                    "id-taken",
                    "'\(id)'\(more) is asked for by '\(other.manifest.file)' (asset \(other.shortAsset), by "
                        + "'\(other.manifest.asset.creator.shortened)') and by '\(job.manifest.file)' (asset "
                        + "\(job.shortAsset), by '\(job.manifest.asset.creator.shortened)')",
                    hint: "name the campaign or the creator of one of them otherwise", at: job.manifest.asset.location))
        }
        return findings
    }

    /// The asset's digest, short.
    private var shortAsset: String { String(asset.facts.digest.drop { $0 != ":" }.dropFirst().prefix(12)) }
}
