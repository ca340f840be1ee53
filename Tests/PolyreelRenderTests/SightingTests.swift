import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelMedia
import PolyreelStore
import PolyreelType
import TestSupport
import Testing

@testable import PolyreelRender

/// What a film shows of its overlays, by what is remembered of its spans and by decoding it.
@Suite(.tags(.render)) struct SightingTests {
    private let fixture: RenderFixture

    init() throws { fixture = try RenderFixture() }

    private func assemble(_ film: FilmPlan, _ store: any Store, _ name: String = "film") throws -> AssembledFilm {
        let scratch = fixture.folder.path("\(name)-parts")
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        return try Assembly.assemble(film, store: store, scratch: scratch, to: fixture.folder.path("\(name).mp4"))
    }

    @Test func everyOverlayIsSeenInItsFramesAndNotBesideThem() async throws {
        let store = try MemoryStore()
        _ = try await fixture.render(fixture.plan, in: store)
        for film in fixture.plan.films {
            let made = try assemble(film, store)
            // The cue in frames 30 to 46, the card from 110 to the film's end.
            #expect(
                made.sightings == [
                    "cue": OverlaySighting(
                        seen: [FrameRange(from: 30, to: 47)], covered: [], isSeenBefore: false, isSeenAfter: false),
                    "card": OverlaySighting(
                        seen: [FrameRange(from: 110, to: 150)], covered: [], isSeenBefore: false, isSeenAfter: nil),
                ])
            #expect(
                made.sightings == (try Assembly.sightings(of: film, in: fixture.folder.path("film.mp4"), store: store)))
            #expect(made.damagedPackets == 0)
        }
    }

    /// A result as an older build left it: without the small pictures.
    @Test func aSpanWithoutEdgesIsLookedAtByDecoding() async throws {
        let store = try MemoryStore()
        _ = try await fixture.render(fixture.plan, in: store)
        let film = fixture.plan.films[0]
        let whole = try assemble(film, store)
        for span in film.spans {
            let result = try #require(try store.result(for: span.key))
            try store.keep(
                StoredResult(outputs: result.outputs.filter { $0.key != "edges" }, facts: result.facts),
                for: span.key)
        }
        #expect(try assemble(film, store, "again") == whole)
    }

    /// The segment after the cue's shows the cue too: what was composed for it, and still wrong in this film.
    @Test func aCueThatIsStillSeenInTheNextSpanIsFound() async throws {
        let store = try MemoryStore()
        let film = fixture.plan.films[0]
        _ = try await fixture.render(fixture.plan, in: store)
        let next = try #require(film.spans.first { $0.frames.from == 47 })
        let cue = film.draft.overlays[0].plate
        let segment = fixture.folder.path("stale.mp4")
        var scene = ProofScene([
            (YCbCrPlate(try PlateArtist.draw(cue), frame: cue.frame), FrameRange(from: 0, to: next.frames.count))
        ])
        scene.frames = next.frames.count
        scene.level = 30
        let witness = try scene.make(at: segment)
        let seen = try witness.prove(segment: segment)
        // As if it had been composed without: else it is not taken for this span.
        let proof = SpanProof(
            frames: seen.frames, segment: seen.segment, pixelError: seen.pixelError, worstCell: seen.worstCell,
            black: seen.black, still: seen.still, plates: [])
        let edges = fixture.folder.path("stale.edges")
        try witness.edges.write(to: URL(filePath: edges))
        try store.keep(
            StoredResult(
                outputs: ["segment": try store.ingest(segment), "edges": try store.ingest(edges)],
                measured: SegmentRecord(
                    frames: next.frames.count, damagedPackets: 0, pictureBytes: witness.pictureBytes, proof: proof)),
            for: next.key)
        let made = try assemble(film, store, "wrong")
        #expect(made.sightings["cue"]?.isSeenAfter == true)
        #expect(made.sightings["cue"]?.seen == [FrameRange(from: 30, to: 47)])
        #expect(
            try Assembly.sightings(of: film, in: fixture.folder.path("wrong.mp4"), store: store)["cue"]?.isSeenAfter
                == true)
    }

    @Test func edgesAreReadAsTheyWereWritten() throws {
        var scene = ProofScene([
            (try .text("Schaut mal", x: 60, width: 300, size: 30), FrameRange(from: 0, to: 6))
        ])
        // Wide enough to be made smaller: 512 / 256 is 2.
        (scene.canvas, scene.frames) = (PixelSize(width: 512, height: 640), 12)
        let path = fixture.folder.path("span.mp4")
        let witness = try scene.make(at: path)
        _ = try witness.prove(segment: path)
        let edges = try #require(EdgePictures(witness.edges))
        #expect(edges.scale == 2 && edges.size == PixelSize(width: 256, height: 320))
        #expect(edges.data == witness.edges)
        let mark = try #require(edges.marks.first)
        #expect(edges.shows(mark, inLast: false, beside: []) == true)
        #expect(edges.shows(mark, inLast: true, beside: []) == false)
        // Under another card nothing can be said.
        let card = PixelRect(x: 0, y: 200, width: 512, height: 200)
        #expect(edges.shows(mark, inLast: true, beside: [card]) == nil)
        for cut in [0, 5, 1000, witness.edges.count - 1] {
            #expect(EdgePictures(witness.edges.prefix(cut)) == nil)
        }
    }

    @Test(
        arguments: [
            ([FrameRange(from: 10, to: 20)], nil), ([FrameRange(from: 10, to: 15), FrameRange(from: 15, to: 20)], nil),
            ([FrameRange(from: 10, to: 15), FrameRange(from: 16, to: 20)], 15), ([FrameRange(from: 11, to: 20)], 10),
            ([FrameRange(from: 0, to: 19)], 19), ([], 10),
        ] as [([FrameRange], Int?)])
    func theFirstMissingFrameIsNamed(seen: [FrameRange], expected: Int?) {
        let sighting = OverlaySighting(seen: seen, covered: [], isSeenBefore: nil, isSeenAfter: nil)
        #expect(sighting.firstMissing(in: FrameRange(from: 10, to: 20)) == expected)
    }
}
