internal import Foundation
public import PolyreelCore
internal import PolyreelMedia
public import PolyreelPlan
public import PolyreelStore

/// Joins a film's stored segments and soundtrack into one MP4, by copying packets.
public enum Assembly {
    /// A segment that the plan counts on is not in the store, or not whole; it will be rendered again.
    public struct Missing: Error, Sendable {
        public let keys: [Key]
    }

    /// Writes the film to `path`.
    /// - Parameter scratch: an empty folder for the parts while they are joined.
    /// - Returns: what the finished file is, how loud, and how many packets of the source were damaged.
    public static func assemble(
        _ film: FilmPlan, store: any Store, scratch: String, to path: String
    ) throws -> (facts: FilmFacts, sound: SoundtrackRecord, damagedPackets: Int) {
        var missing: [Key] = []
        var segments: [String] = []
        for (index, span) in film.spans.enumerated() {
            let part = "\(scratch)/\(index).mp4"
            if try !fetch(span.key, "segment", store, to: part) { missing.append(span.key) }
            segments.append(part)
        }
        let soundtrack = "\(scratch)/sound.m4a"
        if try !fetch(film.soundtrack, "soundtrack", store, to: soundtrack) { missing.append(film.soundtrack) }
        guard missing.isEmpty else { throw Missing(keys: missing) }
        try FilmJoiner.join(segments: segments, soundtrack: soundtrack, rate: film.picture.rate, to: path)
        let damaged = try film.spans.reduce(0) { sum, span in
            sum + (try record(SegmentRecord.self, span.key, store)?.damagedPackets ?? 0)
        }
        return (
            try FilmInspector.inspect(path: path),
            try record(SoundtrackRecord.self, film.soundtrack, store)
                ?? SoundtrackRecord(integratedLoudness: nil, truePeak: nil),
            damaged
        )
    }

    /// What was measured when a key's output was made.
    private static func record<Record: Decodable>(_ type: Record.Type, _ key: Key, _ store: any Store) throws -> Record?
    {
        try store.result(for: try Digest(key))?.facts.map { try JSONDecoder().decode(type, from: $0) }
    }

    private static func fetch(_ key: Key, _ output: String, _ store: any Store, to path: String) throws -> Bool {
        guard let blob = try store.result(for: try Digest(key))?.outputs[output] else { return false }
        return try store.fetch(blob, to: path)
    }
}
