internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelManifest
internal import PolyreelPublish
internal import PolyreelRender
internal import PolyreelStore

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

    /// What is said of names by what stands published: errors for those that belong to another manifest, or to nobody
    /// knows whom; warnings for those whose films are replaced by some of another asset.
    /// - Parameters:
    ///   - store: what knows which films it published, where no record says so.
    ///   - known: whose names are that was read already, by label.
    func heldNames(
        _ records: RecordWriter, store: any Store, known: [String: NameClaim.Owner] = [:]
    ) throws -> [Finding] {
        let held = claims(records).map { ($0, $0.holder(known[$0.label])) }
        let owned = held.compactMap { claim, holder in
            if case .manifest(let owner) = holder { (claim, owner) } else { nil }
        }
        let films = Dictionary(plan.films.map { ($0.draft.request.label, $0.key.hex) }) { first, _ in first }
        let unknown = try held.filter { claim, holder in
            guard case .unknown = holder else { return false }
            let pins = try store.pins(campaign: manifest.campaign, id: claim.id)
            // The film that stood last is the one that is asked for: nothing is lost.
            return !pins.contains { $0.film.hex == films[claim.label] }
        }.map(\.0)
        let taken = taken(owned.filter { $0.1.manifest != $0.0.manifest }) + unreadable(unknown)
        return taken + (taken.isEmpty ? recut(owned.filter { $0.1.asset != shortAsset }) : [])
    }

    private func more(_ names: [some Any]) -> String { names.count > 1 ? " and \(names.count - 1) more" : "" }

    private func unreadable(_ names: [NameClaim]) -> [Finding] {
        guard let claim = names.first else { return [] }
        return [
            .error(
                "id-taken",
                "'\(claim.id)'\(more(names)) stands published, and no record says which manifest made it: it is not "
                    + "there or cannot be read",
                hint: "put the record back, move the files away, or replace them with --replace",
                at: manifest.asset.location)
        ]
    }

    /// The same manifest with another cut, or another of that name in another folder: a record tells no folders.
    private func recut(_ names: [(NameClaim, NameClaim.Owner)]) -> [Finding] {
        guard let (claim, owner) = names.first else { return [] }
        return [
            .warning(
                "asset-replaced",
                "'\(claim.id)'\(more(names)) was made of asset \(owner.asset) by a manifest of this name; now it is of "
                    + "asset \(shortAsset)",
                hint: "where that was another manifest, name the campaign or the creator of this one otherwise",
                at: manifest.asset.location)
        ]
    }

    private func taken(_ names: [(NameClaim, NameClaim.Owner)]) -> [Finding] {
        Dictionary(grouping: names) { $0.1.manifest }.sorted { $0.key < $1.key }.compactMap { owner, names in
            guard let (claim, record) = names.first else { return nil }
            return .error(
                "id-taken",
                "'\(claim.id)'\(more(names)) is what '\(owner)' made of asset \(record.asset); '\(claim.manifest)', "
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
