import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelMedia
import PolyreelRender
import PolyreelStore
import TestSupport
import Testing

/// Spans alone, together, joined, and found again.
@Suite(.tags(.render)) struct SpanTests {
    private let fixture: RenderFixture

    init() throws { fixture = try RenderFixture() }

    @Test func everySpanRenderedAloneHasTheFramesOfTheWhole() async throws {
        let all = try MemoryStore()
        let whole = try await fixture.render(fixture.plan, in: all)
        #expect(whole.failures.spans.isEmpty)
        #expect(whole.hashes.count == fixture.plan.spans.count)
        #expect(
            whole.hashes.values.reduce(0) { $0 + $1.count } == fixture.plan.spans.values.reduce(0) { $0 + $1.frames })
        for film in fixture.plan.films {
            for span in film.spans {
                // A store that has every other span: only this one is missing.
                let store = try MemoryStore()
                for key in fixture.plan.spans.keys where key != span.key { try copy(key, from: all, to: store) }
                let alone = try await fixture.render(
                    RenderPlan(films: [film], spans: fixture.plan.spans, soundtracks: [:]), in: store)
                #expect(Array(alone.hashes.keys) == [span.key])
                #expect(alone.hashes[span.key] == whole.hashes[span.key])
            }
        }
    }

    @Test func sharedSpansAreRenderedOnce() async throws {
        let result = try await fixture.render(fixture.plan, in: MemoryStore(), jobs: 2)
        // Cuts at 24 (the last place before the cue that languages share), 47 and 110: four spans, of which the card's alone differs between the two markets. 100 is a
        // whole multiple of 4 s, but nearer than 12 frames to the card.
        #expect(fixture.plan.films[0].spans.map(\.frames.from) == [0, 24, 47, 110])
        #expect(fixture.plan.spans.count == 5)
        #expect(result.hashes.values.reduce(0) { $0 + $1.count } == 150 + 40)
    }

    @Test func nothingIsRenderedThatTheStoreHas() async throws {
        let store = try MemoryStore()
        _ = try await fixture.render(fixture.plan, in: store)
        let again = try await fixture.render(fixture.plan, in: store)
        #expect(again.hashes.isEmpty)
    }

    @Test func theFilmDecodesToExactlyTheFramesOfItsSegments() async throws {
        let store = try MemoryStore()
        _ = try await fixture.render(fixture.plan, in: store)
        let film = fixture.plan.films[0]
        let joined = fixture.folder.path("film.mp4")
        let scratch = fixture.folder.path("parts")
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        let facts = try Assembly.assemble(film, store: store, scratch: scratch, to: joined).facts
        #expect(facts.frames == 150)
        #expect(facts.constantRate && facts.movieHeaderFirst && !facts.hasEditList)
        var parts: [String] = []
        for index in film.spans.indices { parts += try await frameHashes("\(scratch)/\(index).mp4") }
        #expect(parts.count == 150)
        #expect(try await frameHashes(joined) == parts)
    }

    @Test func theSameBytesForAnyNumberOfJobs() async throws {
        let (one, four) = (try MemoryStore(), try MemoryStore())
        _ = try await fixture.render(fixture.plan, in: one, jobs: 1)
        _ = try await fixture.render(fixture.plan, in: four, jobs: 4)
        for key in Array(fixture.plan.spans.keys) + Array(fixture.plan.soundtracks.keys) {
            let expected = try one.result(for: key)
            #expect(expected != nil)
            #expect(try four.result(for: key) == expected)
        }
    }

    @Test func anAssetThatIsWrittenMeanwhileLeavesNothingInTheStore() async throws {
        // The identity of before; the file has since got one byte more.
        let file = try FileHandle(forWritingTo: URL(filePath: fixture.asset.path))
        try file.seekToEnd()
        try file.write(contentsOf: Data([0]))
        try file.close()
        let store = try MemoryStore()
        let error = await #expect(throws: Finding.self) { try await fixture.render(fixture.plan, in: store) }
        #expect(error?.code == "asset-changed")
        for key in Array(fixture.plan.spans.keys) + Array(fixture.plan.soundtracks.keys) {
            #expect(try store.result(for: key) == nil)
        }
    }

    /// Takes a result with its blobs over into another store.
    private func copy(_ key: Digest, from all: any Store, to store: any Store) throws {
        let result = try #require(try all.result(for: key))
        for blob in result.outputs.values {
            let path = try store.scratchFile("blob")
            #expect(try all.fetch(blob, to: path))
            #expect(try store.ingest(path) == blob)
        }
        try store.keep(result, for: key)
    }

    /// MD5 of every decoded frame, by another program.
    private func frameHashes(_ path: String) async throws -> [String] {
        let result = try await Tool.run(
            "ffmpeg", ["-v", "error", "-i", path, "-map", "0:v", "-f", "framemd5", "-"])
        #expect(result.status == 0 && result.errors.isEmpty)
        return result.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: ",").last.map { String($0.drop { $0 == " " }) } }
    }
}
