internal import Foundation
internal import PolyreelCore
internal import PolyreelGraph
public import PolyreelStore

/// Tells the store which films stand published, so that what they are made of is there for the next market or price.
public struct PublishedFilms: Sendable {
    private let store: any Store

    init(store: any Store) { self.store = store }

    /// Call when a film was published.
    /// - Parameters:
    ///   - folder: where its files and its record lie now.
    ///   - others: further results that the film is used with, such as what its proof found.
    func published(_ film: FilmPlan, _ record: VariantRecord, in folder: String, with others: [Digest] = []) throws {
        try FileDigests(store: store).remember(
            record.files.compactMap { file in Digest(hex: file.sha256).map { ("\(folder)/\(file.path)", $0) } })
        try stands(film, record, in: folder, with: others)
    }

    /// Call when a film was found standing as it is asked for.
    func stands(_ film: FilmPlan, _ record: VariantRecord, in folder: String, with others: [Digest] = []) throws {
        let keys = (record.timeline ?? []).map(\.key) + [film.soundtrack.hex]
        try store.pin(
            Pin(
                record: "\(folder)/\(record.id).json", film: film.key.hex,
                keys: keys.compactMap { Digest(hex: $0) } + others))
    }

    private struct Standing: Decodable {
        let status: VariantStatus
        let key: String?
    }

    /// Whether the pinned film is what its record names today.
    public static func stand(_ pin: Pin) -> Bool {
        let record = FileManager.default.contents(atPath: pin.record)
            .flatMap { try? JSONDecoder().decode(Standing.self, from: $0) }
        return record?.status == .ready && record?.key == pin.film
    }
}
