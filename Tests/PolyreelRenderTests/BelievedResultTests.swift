import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelMedia
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelRender

/// Results that are not what was measured, from the store or from a child process.
@Suite(.tags(.render)) struct BelievedResultTests {
    private let fixture: RenderFixture

    init() throws { fixture = try RenderFixture() }

    private func record(_ key: Digest, _ store: any Store) throws -> (result: StoredResult, record: SegmentRecord) {
        let result = try #require(try store.result(for: key))
        return (result, try #require(result.measured(SegmentRecord.self)))
    }

    /// Every number of a JSON value in turn, replaced.
    private func changed(_ value: JSONValue, to number: Int) -> [JSONValue] {
        switch value {
        case .object(let entries):
            entries.keys.sorted().flatMap { key -> [JSONValue] in
                changed(entries[key] ?? .null, to: number).map { .object(entries.merging([key: $0]) { $1 }) }
            }
        case .list(let items):
            items.indices.prefix(3).flatMap { index -> [JSONValue] in
                changed(items[index], to: number).map { item in
                    .list(items.enumerated().map { $0.offset == index ? item : $0.element })
                }
            }
        case .integer, .number: [.integer(number)]
        case .text(let text) where Rational(text) != nil: [.text("\(number)/1"), .text("1/\(number)")]
        default: []
        }
    }

    /// Facts in which some number was changed; what is believed of them must be harmless.
    private func variants(of facts: Data) throws -> [Data] {
        let value = try JSONDecoder().decode(JSONValue.self, from: facts)
        return try [Int.max, Int.min, -1, Int.max / 8, 1 << 40].flatMap { changed(value, to: $0) }
            .map { try JSONEncoder().encode($0) }
    }

    /// Whatever number of a span's record is changed: it is not believed, or nothing overflows.
    @Test func noNumberOfASpansRecordOverflows() async throws {
        let store = try MemoryStore()
        _ = try await fixture.render(fixture.plan, in: store)
        let film = fixture.plan.films[0]
        let span = try #require(film.spans.last)
        let (result, record) = try record(span.key, store)
        var believed = 0
        let all = try variants(of: try #require(result.facts))
        #expect(all.count > 40)
        for facts in all {
            try store.keep(StoredResult(outputs: result.outputs, facts: facts), for: span.key)
            _ = try RateKeeping(store: store).lowered(fixture.plan, round: 0)
            let stored = try StoredSpan(
                try store.result(for: span.key), frames: span.frames.count,
                plates: film.draft.overlays.suffix(1).map(\.plate))
            guard let stored else { continue }
            believed += 1
            #expect(stored.record.pictureBytes.count == record.frames)
        }
        #expect(believed < all.count / 3)
    }

    @Test func noNumberOfAnAssetsFactsOverflows() throws {
        let facts = try JSONEncoder().encode(fixture.asset.facts)
        let all = try variants(of: facts)
        #expect(all.count > 50)
        for variant in all {
            guard let read: AssetFacts = StoredResult(outputs: [:], facts: variant).measured() else { continue }
            // What plans do with them.
            _ = read.picture.displaySize.area
            _ = read.picture.end - read.picture.start
            _ = (read.picture.end * read.picture.rate).rounded
            _ = PassMemory(asset: read.picture).decoder
            for key in read.picture.keyFrames { _ = ((key - read.picture.start) * read.picture.rate).rounded }
        }
        #expect(StoredResult(outputs: [:], facts: facts).measured(AssetFacts.self) == fixture.asset.facts)
    }

    @Test func aLoudnessThatNothingHasIsNotBelieved() throws {
        for level in [1_000_000_000, 20_001, -10_001, Int.max, Int.min] {
            let record = SoundtrackRecord(integratedLoudness: level, truePeak: -100)
            #expect(try StoredResult(outputs: [:], measured: record).measured(SoundtrackRecord.self) == nil)
        }
        let real = SoundtrackRecord(integratedLoudness: -1400, truePeak: -100)
        #expect(try StoredResult(outputs: [:], measured: real).measured(SoundtrackRecord.self) == real)
    }

    /// Two cards swapped, each with the other's record: keys and digests are right, and the proof names other plates.
    @Test func aProofOfOtherPlatesIsNotBelieved() async throws {
        let store = try MemoryStore()
        _ = try await fixture.render(fixture.plan, in: store)
        let keys = fixture.plan.films.map { $0.spans[3].key }
        #expect(keys[0] != keys[1])
        let before = try keys.map { try store.result(for: $0) }
        for (key, other) in zip(keys, before.reversed()) { try store.keep(try #require(other), for: key) }
        let engine = RenderEngine(
            store: store, asset: fixture.asset, host: RenderHost(program: Product.polyreel), jobs: 1, memory: 1 << 30,
            stop: StopSignal())
        #expect(try engine.missingSpans(fixture.plan) == Set(keys))
        let scratch = fixture.folder.path("parts")
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        let missing = #expect(throws: Assembly.Missing.self) {
            try Assembly.assemble(
                fixture.plan.films[0], store: store, scratch: scratch, to: fixture.folder.path("film.mp4"))
        }
        #expect(missing?.keys == [keys[0]])
        #expect(try await fixture.render(fixture.plan, in: store).failures.spans.isEmpty)
        #expect(try keys.map { try store.result(for: $0) } == before)
    }

    /// A record beside another segment.
    @Test func aProofOfAnotherSegmentIsNotBelieved() async throws {
        let store = try MemoryStore()
        _ = try await fixture.render(fixture.plan, in: store)
        let keys = fixture.plan.films.map { $0.spans[3].key }
        let (own, other) = (try record(keys[0], store).result, try record(keys[1], store).result)
        try store.keep(StoredResult(outputs: other.outputs, facts: own.facts), for: keys[0])
        let engine = RenderEngine(
            store: store, asset: fixture.asset, host: RenderHost(program: Product.polyreel), jobs: 1, memory: 1 << 30,
            stop: StopSignal())
        #expect(try engine.missingSpans(fixture.plan) == [keys[0]])
    }

    // MARK: What a child tells

    /// A program that tells these lines in place of reading an asset.
    private func teller(_ lines: [Data], _ name: String = "teller") throws -> RenderHost {
        let told = try lines.enumerated().map { index, line in
            let path = fixture.folder.path("\(name)-\(index).json")
            try (line + Data("\n".utf8)).write(to: URL(filePath: path))
            return "cat '\(path)'"
        }
        let program = try fixture.folder.write(name, "#!/bin/sh\nread order\n\(told.joined(separator: "\n"))\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        return RenderHost(program: program)
    }

    private func probe(_ host: RenderHost) async throws -> AssetFacts {
        let scratch = fixture.folder.path("scratch")
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        return try await host.probe(
            fixture.asset.path, digest: fixture.asset.facts.digest, scratch: scratch, stop: StopSignal())
    }

    @Test func factsThatCannotBeAreNotBelieved() async throws {
        let facts = try JSONEncoder().encode(ChildEvent.facts(fixture.asset.facts))
        #expect(try await probe(teller([facts])) == fixture.asset.facts)
        let text = String(decoding: facts, as: UTF8.self)
        let wide = text.replacingOccurrences(of: "\"width\":320", with: "\"width\":9223372036854775807")
        #expect(wide != text)
        // A sentence of a megabyte, meant for nobody.
        let long = String(
            decoding: try JSONEncoder().encode(
                ChildEvent.refused([.error("x", String(repeating: "x", count: 1 << 20))])), as: UTF8.self)
        for line in [wide, long, "{\"facts\":", "[]", "\u{1B}]0;t\u{7}"] {
            let error = await #expect(throws: Findings.self) { try await probe(teller([Data(line.utf8)])) }
            #expect(error?.all.map(\.code) == ["asset-unreadable"])
            #expect(error?.all.first?.message.contains("told what cannot be") == true)
        }
    }

    /// A place where every span is told with other numbers, plates or segments than it has.
    private struct Lying: PassPlace {
        let lie: @Sendable (SegmentRecord) -> SegmentRecord

        func run(
            _ order: PassOrder, inputs: PassInputs, scratch: String,
            handle: @escaping @Sendable (ChildEvent) throws -> Void
        ) async throws -> RenderHost.End {
            try await ChildPasses(host: RenderHost(program: Product.polyreel), stop: StopSignal()).run(
                order, inputs: inputs, scratch: scratch
            ) { event in
                if case .made(let key, let record) = event {
                    try handle(.made(key, lie(record)))
                } else {
                    try handle(event)
                }
            }
        }
    }

    enum Lie: String, CaseIterable, Sendable {
        case plates, segment, bytes

        func told(_ record: SegmentRecord) -> SegmentRecord {
            let proof = record.proof
            let other = Digest.of(Data("other".utf8))
            let plates = proof.plates.map { plate in
                SpanProof.Sighting(
                    plate: self == .plates ? other : plate.plate, drawn: plate.drawn, seen: plate.seen,
                    covered: plate.covered, isDistinct: plate.isDistinct)
            }
            return SegmentRecord(
                frames: record.frames, damagedPackets: 0,
                pictureBytes: self == .bytes ? record.pictureBytes.map { _ in 1 << 30 } : record.pictureBytes,
                proof: SpanProof(
                    frames: proof.frames, segment: self == .segment ? other : proof.segment,
                    pixelError: proof.pixelError, worstCell: proof.worstCell, black: proof.black, still: proof.still,
                    plates: plates))
        }
    }

    @Test(arguments: Lie.allCases) func aSpanThatIsToldOtherwiseThanItIsIsNotKept(_ lie: Lie) async throws {
        let store = try MemoryStore()
        let engine = RenderEngine(
            store: store, asset: fixture.asset, host: RenderHost(program: Product.polyreel),
            place: Lying(lie: lie.told), jobs: 1, memory: 1 << 30, stop: StopSignal())
        let failures = try await engine.render(fixture.plan).spans
        let plated = fixture.plan.spans.filter { !$0.value.plates.isEmpty }.keys
        #expect(Set(failures.keys) == (lie == .plates ? Set(plated) : Set(fixture.plan.spans.keys)))
        #expect(failures.values.allSatisfy { $0.code == "span-damaged" })
        for key in failures.keys { #expect(try store.result(for: key) == nil) }
    }

    @Test func aPictureOfAnySizeIsNoOverflow() {
        let bucket = LeakyBucket(rate: Rational(30_000, 1001), maximumBitRate: 12_000_000, bufferBits: 12_000_000)
        #expect(bucket.firstUnderflow(in: [[1000], [1000, .max, 1000]]) == 1)
        #expect(bucket.firstUnderflow(in: [[.max]]) == 0)
    }
}
