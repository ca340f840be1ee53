internal import Foundation
package import PolyreelCore
package import PolyreelGraph
public import PolyreelStore

/// Tells the store which films stand published, so that what they are made of is there for the next market or price; and
/// tells of those whether they still do.
public struct PublishedFilms: Sendable {
    private let store: any Store

    package init(store: any Store) { self.store = store }

    /// Call when a film was published.
    /// - Parameter folder: `out/CAMPAIGN`.
    package func published(_ film: FilmPlan, _ record: VariantRecord, under folder: String) throws {
        let own = Self.folder(of: record, under: folder)
        try FileDigests(store: store).remember(
            record.files.compactMap { file in Digest(hex: file.sha256).map { ("\(own)/\(file.path)", $0) } })
        try stands(film, record, under: folder)
    }

    /// Call when a film was found standing as it is asked for.
    /// - Parameter folder: `out/CAMPAIGN`.
    package func stands(_ film: FilmPlan, _ record: VariantRecord, under folder: String) throws {
        guard let key = Digest(hex: film.key.hex) else { return }
        let keys = (record.timeline ?? []).map(\.key) + [film.soundtrack.hex]
        try store.pin(
            Pin(
                campaign: record.campaign, id: record.id, film: key, keys: keys.compactMap { Digest(hex: $0) }),
            at: PinPlace(
                record: "\(Self.folder(of: record, under: folder))/\(record.id).json", film: key, under: folder))
    }

    private static func folder(of record: VariantRecord, under folder: String) -> String {
        Publisher(folder: folder).variantFolder(market: record.market, placement: record.placement)
    }

    // MARK: Whether they still stand

    /// Whether a pinned film is published still: where it was, or in one of the outputs.
    ///
    /// A film is gone only where that can be seen: its record names another film, or its folder is there without it.
    /// Where its disk is not mounted, or where it was published by another machine, it is unseen.
    /// - Parameter outputs: folders that are looked through, whatever was noted when the film was pinned.
    public static func state(of film: PinnedFilm, in outputs: PublishedOutputs) -> PinState {
        let noted = film.places.map { ($0, Sight(of: film.pin, at: $0.record)) }
        if noted.contains(where: { $0.1 == .film }) { return .stands }
        let others = outputs.records(of: film.pin.id, in: film.pin.campaign)
        if others.contains(where: { Sight(of: film.pin, at: $0) == .film }) { return .stands }
        let isGone = noted.allSatisfy { place, sight in sight == .other || sight == .missing && place.isInSight }
        return isGone && !noted.isEmpty ? .gone : .unseen
    }

    /// What is seen where a film's record should be.
    private enum Sight {
        case film, other, missing, unreadable

        init(of pin: Pin, at path: String) {
            let data: Data
            do { data = try Data(contentsOf: URL(filePath: path)) } catch {
                self = access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR) ? .missing : .unreadable
                return
            }
            let record = try? JSONDecoder().decode(Standing.self, from: data)
            self = record?.status == .ready && record?.key == pin.film.hex ? .film : .other
        }
    }

    private struct Standing: Decodable {
        let status: VariantStatus
        let key: String?
    }
}
