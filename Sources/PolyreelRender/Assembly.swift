internal import Foundation
public import PolyreelCore
public import PolyreelGraph
internal import PolyreelMedia
public import PolyreelStore

/// Joins a film's stored segments and soundtrack into one MP4, by copying packets.
public enum Assembly {
    /// A segment that the plan counts on is not in the store, or not whole; it will be rendered again.
    public struct Missing: Error, Sendable {
        public let keys: [Digest]
    }

    /// Writes the film to `path`.
    /// - Parameter scratch: an empty folder for the parts while they are joined.
    /// - Returns: what the finished file is and shows.
    public static func assemble(
        _ film: FilmPlan, store: any Store, scratch: String, to path: String
    ) throws -> AssembledFilm {
        var missing: [Digest] = []
        var segments: [String] = []
        var spans: [StoredSpan] = []
        for (index, span) in film.spans.enumerated() {
            let part = "\(scratch)/\(index).mp4"
            let plates = film.draft.overlays.filter { $0.frames.overlaps(span.frames) }.map(\.plate)
            let stored = try StoredSpan(
                try store.result(for: span.key), frames: span.frames.count, plates: plates)
            if let stored, try store.fetch(stored.segment, to: part) {
                segments.append(part)
                spans.append(stored)
            } else {
                missing.append(span.key)
            }
        }
        let soundtrack = "\(scratch)/sound.m4a"
        let sound = try store.result(for: film.soundtrack)
        let level: SoundtrackRecord? = sound?.measured()
        if try level == nil || !fetch(sound?.outputs["soundtrack"], store, to: soundtrack) {
            missing.append(film.soundtrack)
        }
        guard missing.isEmpty else { throw Missing(keys: missing) }
        try FilmJoiner.join(segments: segments, soundtrack: soundtrack, rate: film.picture.rate, to: path)
        return AssembledFilm(
            facts: try FilmInspector.inspect(path: path), integratedLoudness: level?.integratedLoudness,
            truePeak: level?.truePeak,
            damagedPackets: spans.reduce(0) { $0 + $1.record.damagedPackets },
            sightings: try remembered(film, spans, store, scratch) ?? sightings(of: film, in: path, store: store),
            black: black(film, spans), posterFrame: posterFrame(of: film, spans))
    }

    /// Where the film is black, as its asset is.
    private static func black(_ film: FilmPlan, _ spans: [StoredSpan]) -> [FrameRange] {
        var runs = FrameRuns()
        for (span, stored) in zip(film.spans, spans) {
            for range in stored.record.proof.black { runs.add(range.relative(to: -span.frames.from)) }
        }
        return runs.ranges
    }

    /// The frame that stands for the film.
    private static func posterFrame(of film: FilmPlan, _ spans: [StoredSpan]) -> Int {
        let looks = zip(film.spans, spans).flatMap { span, result in
            result.record.stills.map { (frame: span.frames.from + $0.frame, score: $0.score) }
        }
        return film.poster.chosen(from: looks.filter { $0.frame < film.picture.frames }, of: film.picture.frames)
    }

    /// By the overlay's id, what the film at `path` shows of it; found by decoding all of it.
    /// - Parameter store: has the pictures that its plates show.
    public static func sightings(
        of film: FilmPlan, in path: String, store: any Store
    ) throws -> [String: OverlaySighting] {
        guard !film.draft.overlays.isEmpty else { return [:] }
        var watch = try FilmWatch(
            film.draft.overlays, canvas: film.picture.canvas, pictures: PictureShelf(store: store))
        return try watch.sightings(in: path)
    }

    /// The same, from what was proven of the spans; nil where something of that is missing.
    private static func remembered(
        _ film: FilmPlan, _ spans: [StoredSpan], _ store: any Store, _ scratch: String
    ) throws -> [String: OverlaySighting]? {
        guard !film.draft.overlays.isEmpty else { return [:] }
        let frames = film.spans.map(\.frames)
        let looked = FilmSightings.spansWithEdges(frames, film.draft.overlays)
        var parts: [FilmSightings.Part] = []
        for (index, span) in spans.enumerated() {
            var edges: EdgePictures?
            if looked.contains(index) {
                let file = "\(scratch)/\(index).edges"
                guard try fetch(span.edges, store, to: file),
                    let pictures = EdgePictures(try Data(contentsOf: URL(filePath: file))),
                    pictures.canvas == film.picture.canvas
                else { return nil }
                edges = pictures
            }
            parts.append(FilmSightings.Part(frames: frames[index], proof: span.record.proof, edges: edges))
        }
        return FilmSightings(film.draft.overlays, parts: parts).all
    }

    private static func fetch(_ blob: Digest?, _ store: any Store, to path: String) throws -> Bool {
        guard let blob else { return false }
        return try store.fetch(blob, to: path)
    }
}
