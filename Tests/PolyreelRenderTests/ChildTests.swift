import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelMedia
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelRender

/// Work on assets in child processes of the product.
@Suite(.tags(.fault)) struct ChildTests {
    private let fixture: RenderFixture

    init() throws { fixture = try RenderFixture() }

    private func engine(_ store: any Store, _ program: String = Product.polyreel, limits: ChildLimits? = nil)
        -> RenderEngine
    {
        RenderEngine(
            store: store, asset: fixture.asset, host: RenderHost(program: program, limits: limits), jobs: 2,
            memory: 1 << 30, stop: StopSignal())
    }

    @Test func aChildMakesTheBytesThatAreMadeHere() async throws {
        let (here, child) = (try MemoryStore(), try MemoryStore())
        _ = try await fixture.render(fixture.plan, in: here)
        let failures = try await engine(child).render(fixture.plan)
        #expect(failures.spans.isEmpty && failures.soundtracks.isEmpty)
        for key in Array(fixture.plan.spans.keys) + Array(fixture.plan.soundtracks.keys) {
            let expected = try here.result(for: key)
            #expect(expected != nil)
            #expect(try child.result(for: key) == expected)
        }
    }

    @Test func anAssetIsMeasuredInAChild() async throws {
        let scratch = fixture.folder.path("scratch")
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        let facts = try await RenderHost(program: Product.polyreel).probe(
            fixture.asset.path, digest: fixture.asset.facts.digest, scratch: scratch, stop: StopSignal())
        #expect(facts == fixture.asset.facts)
    }

    @Test func aPoisonedSpanFailsAlone() async throws {
        let fault = try await Fault()
        let key = fixture.plan.films[1].spans[3].key
        let program = fixture.folder.path("poisoned")
        let words = fault.poison(key.hex).joined(separator: " ")
        try fixture.folder.write("poisoned", "#!/bin/sh\n\(words) exec \(Product.polyreel) \"$@\"\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        let store = try MemoryStore()
        let failures = try await engine(store, program).render(fixture.plan)
        #expect(Array(failures.spans.keys) == [key])
        #expect(failures.spans[key]?.code == "span-killed")
        #expect(failures.spans[key]?.message.contains("signal 11") == true)
        for other in fixture.plan.spans.keys where other != key {
            #expect(try store.result(for: other) != nil)
        }
    }

    /// A place where a pass dies as long as one span is in it, with all its spans open.
    private struct Deadly: PassPlace {
        let key: Digest
        let host: RenderHost
        var death = ChildDeath("was struck")

        func run(
            _ order: PassOrder, inputs: PassInputs, scratch: String,
            handle: @escaping @Sendable (ChildEvent) throws -> Void
        ) async throws -> RenderHost.End {
            guard order.spans.contains(where: { $0.key == key }) else {
                return try await ChildPasses(host: host, stop: StopSignal()).run(
                    order, inputs: inputs, scratch: scratch, handle: handle)
            }
            for span in order.spans { try handle(.began(span.key)) }
            return .died(death)
        }
    }

    @Test func oneDeadlySpanAmongManyThatAreOpenFailsAlone() async throws {
        // Twenty cards over the same frames.
        let plan = try fixture.plan(cards: 20)
        let key = try #require(plan.films.last?.spans.last?.key)
        let host = RenderHost(program: Product.polyreel)
        let engine = RenderEngine(
            store: try MemoryStore(), asset: fixture.asset, host: host, place: Deadly(key: key, host: host), jobs: 2,
            memory: 8 << 30, stop: StopSignal())
        #expect(Array(try await engine.render(plan).spans.keys) == [key])
    }

    /// Who is killed from outside did nothing; under a limit of the system's nothing at all can be made.
    @Test func theAssetIsNotBlamedForWhatOthersDo() async throws {
        let key = try #require(fixture.plan.films.first?.spans.first?.key)
        func struck(_ kind: ChildDeath.Kind) async throws -> Finding? {
            let host = RenderHost(program: Product.polyreel)
            let place = Deadly(key: key, host: host, death: ChildDeath("was struck", kind))
            let engine = RenderEngine(
                store: try MemoryStore(), asset: fixture.asset, host: host, place: place, jobs: 1, memory: 8 << 30,
                stop: StopSignal())
            return try await engine.render(fixture.plan).spans[key]
        }
        let crashed = try await struck(.other)
        #expect(crashed?.hint?.contains("creator") == true)
        let killed = try await struck(.killed)
        #expect(killed?.code == "span-killed")
        #expect(killed?.hint?.contains("creator") == false && killed?.hint?.contains("who ends processes") == true)
        let limited = await #expect(throws: Finding.self) { _ = try await struck(.limit) }
        #expect(limited?.code == "limit-too-low")
    }

    @Test(arguments: [("KILL", true), ("TERM", true), ("SEGV", false)])
    func aSoundtracksMakerThatIsKilledIsNotTheAssetsFaultUnlessItCrashed(_ signal: String, _ outside: Bool)
        async throws
    {
        let program = try fixture.folder.write("dying", "#!/bin/sh\nkill -\(signal) $$\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        let whole = ChildPasses(host: RenderHost(program: Product.polyreel), stop: StopSignal())
        let engine = RenderEngine(
            store: try MemoryStore(), asset: fixture.asset, host: RenderHost(program: program), place: whole, jobs: 1,
            memory: 8 << 30, stop: StopSignal())
        if outside {
            let error = await #expect(throws: Finding.self) { _ = try await engine.render(fixture.plan) }
            #expect(error?.code == "asset-reader-killed")
        } else {
            let failures = try await engine.render(fixture.plan)
            #expect(!failures.soundtracks.isEmpty && failures.spans.isEmpty)
            #expect(failures.soundtracks.values.allSatisfy { $0.code == "sound-killed" })
        }
    }

    @Test func aHangingChildIsEnded() async throws {
        let fault = try await Fault()
        let key = fixture.plan.films[0].spans[1].key
        let program = try fault.hanging(Product.polyreel, at: key.hex)
        let store = try MemoryStore()
        let limits = ChildLimits(addressSpace: 8 << 30, cpuSeconds: 600, wallSeconds: 45, openFiles: 256)
        let failures = try await engine(store, program, limits: limits).render(fixture.plan)
        #expect(Array(failures.spans.keys) == [key])
        #expect(failures.spans[key]?.message.contains("did not end in 45 s") == true)
    }

    @Test func aChildWithoutMemoryFailsWithAFinding() async throws {
        // Less than the program maps before it does anything.
        let limits = ChildLimits(addressSpace: 64 << 20, cpuSeconds: 600, wallSeconds: 60, openFiles: 256)
        let failures = try await engine(MemoryStore(), limits: limits).render(fixture.plan)
        #expect(Set(failures.spans.keys) == Set(fixture.plan.spans.keys))
        #expect(failures.spans.values.allSatisfy { $0.severity == .error })
    }

    @Test func aChildThatComputesTooLongIsEnded() async throws {
        let limits = ChildLimits(addressSpace: 8 << 30, cpuSeconds: 0, wallSeconds: 60, openFiles: 256)
        let failures = try await engine(MemoryStore(), limits: limits).render(fixture.plan)
        #expect(Set(failures.spans.keys) == Set(fixture.plan.spans.keys))
        // By SIGXCPU, not by a signal that others send too.
        #expect(failures.spans.values.allSatisfy { $0.message.contains("s of computing") }, "\(failures.spans)")
    }

    @Test func stoppingEndsTheChildAndKeepsWhatIsWhole() async throws {
        let store = try MemoryStore()
        let stop = StopSignal()
        let engine = RenderEngine(
            store: store, asset: fixture.asset, host: RenderHost(program: Product.polyreel), jobs: 1, memory: 1 << 30,
            stop: stop,
            report: { event in if case .span = event { stop.raise() } })
        await #expect(throws: Interrupted.self) { try await engine.render(fixture.plan) }
        let kept = try fixture.plan.spans.keys.filter { try store.result(for: $0) != nil }
        #expect(!kept.isEmpty)
    }

    /// A child may read its asset and write its scratch folder, and nothing else: seen with the kernel's own eyes, by what
    /// the same confinement does to a program of the test's.
    @Test(.enabled(if: ChildSandbox.description?.contains("Landlock") == true))
    func aChildReadsNothingButItsAsset() async throws {
        let secret = try fixture.folder.write("secret.mp4", "x")
        let scratch = fixture.folder.path("scratch")
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        // The order's plate is said to lie outside of the scratch folder.
        let (asset, plate) = (try fixture.asset.digest, Digest.of(Data("x".utf8)))
        let pass = PassOrder(
            asset: asset, facts: fixture.asset.facts, canvases: fixture.plan.films.map(\.picture),
            spans: [
                PassOrder.Span(
                    canvas: 0, key: fixture.plan.films[0].spans[0].key, frames: FrameRange(from: 0, to: 12),
                    plates: [PassOrder.Plate(plate: plate, drawn: plate, frames: FrameRange(from: 0, to: 12))])
            ], stages: [PassOrder.Stage(batches: [[0]], keepsFrames: false)], threads: 1, decoders: 1,
            limits: .measuring())
        let inputs = PassInputs([asset: fixture.asset.path, plate: secret])
        let events = Events()
        _ = try await RenderHost(program: Product.polyreel).run(
            .pass(pass, inputs), scratch: scratch, limits: .measuring(), stop: StopSignal()
        ) { await events.add($0) }
        let failed = await events.all.compactMap { event -> Finding? in
            if case .failed(_, let finding) = event { finding } else { nil }
        }
        #expect(failed.count == 1)
        #expect(failed.first?.message.lowercased().contains("permission") == true, "\(failed)")
    }

    private actor Events {
        var all: [ChildEvent] = []
        func add(_ event: ChildEvent) { all.append(event) }
    }
}
