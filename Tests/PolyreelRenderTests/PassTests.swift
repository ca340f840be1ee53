import PolyreelCore
import PolyreelGraph
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelRender

@Suite(.tags(.render)) struct PassTests {
    private let fixture: RenderFixture

    init() throws { fixture = try RenderFixture() }

    @Test func everyMissingSpanIsInExactlyOnePass() throws {
        let plan = fixture.plan
        for keyFrames in [[], [Rational.zero], (0..<6).map { Rational($0) }] {
            let passes = PassPlanner(keyFrames: keyFrames).passes(for: plan, missing: Set(plan.spans.keys))
            let keys = passes.flatMap { $0.spans.map(\.key) }
            #expect(keys.count == plan.spans.count)
            #expect(Set(keys) == Set(plan.spans.keys))
        }
    }

    @Test func nothingMissingIsNoPass() throws {
        #expect(PassPlanner(keyFrames: []).passes(for: fixture.plan, missing: []).isEmpty)
    }

    @Test func aSourceThatIsDecodedFromItsStartIsOnePass() throws {
        let plan = fixture.plan
        #expect(PassPlanner(keyFrames: []).passes(for: plan, missing: Set(plan.spans.keys)).count == 1)
        #expect(PassPlanner(keyFrames: [.zero]).passes(for: plan, missing: Set(plan.spans.keys)).count == 1)
    }

    @Test func spansApartAreTwoPassesOnlyWhereAKeyFrameLiesBetween() throws {
        // Cuts at 30, 47 and 110 of 150 frames at 25 a second; the second and the last span are missing.
        let plan = fixture.plan
        let film = plan.films[0]
        let missing = Set([film.spans[1].key, film.spans[3].key])
        // A key frame at 4 s: the last span, from 4.4 s, is decoded from there.
        #expect(PassPlanner(keyFrames: [.zero, Rational(4)]).passes(for: plan, missing: missing).count == 2)
        // One at 1.5 s, inside the second span: both decode from there or before.
        #expect(PassPlanner(keyFrames: [.zero, Rational(3, 2)]).passes(for: plan, missing: missing).count == 1)
    }

    @Test func severalCanvasesAreOnePass() throws {
        let plan = try fixture.planOnTwoCanvases()
        let passes = PassPlanner(keyFrames: [.zero]).passes(for: plan, missing: Set(plan.spans.keys))
        #expect(passes.count == 1)
        #expect(passes[0].canvases.count == 2)
        #expect(passes[0].spans.count == plan.spans.count)
    }

    @Test func whatIsOpenAtOnceFitsIntoMemory() throws {
        let plan = try fixture.planOnTwoCanvases()
        let pass = try #require(PassPlanner(keyFrames: []).passes(for: plan, missing: Set(plan.spans.keys)).first)
        let memory = PassMemory(asset: fixture.asset.facts.picture)
        let one = pass.canvases.map { PassMemory.encoder($0.canvas) }.max() ?? 0
        var counts: Set<Int> = []
        for encoders in 0...8 {
            let bytes = memory.fixed + encoders * one
            let stages = memory.stages(of: pass, bytes: bytes)
            let batches = stages.flatMap(\.batches)
            counts.insert(batches.count)
            #expect(batches.flatMap(\.self).sorted() == Array(pass.spans.indices))
            for batch in stages.filter({ !$0.keepsFrames }).flatMap(\.batches) where encoders > 0 {
                for canvas in pass.canvases.indices {
                    let spans = batch.map { pass.spans[$0] }.filter { $0.canvas == canvas }
                    for frame in 0..<150 { #expect(spans.count { $0.frames.contains(frame) } <= encoders) }
                }
            }
        }
        // All at once with room for all, one lane after the other without.
        #expect(counts.contains(1) && counts.count > 1)
    }

    /// However passes are parted, each span has the same bytes.
    @Test func spansRenderedAloneAreThoseRenderedTogether() async throws {
        let plan = try fixture.planOnTwoCanvases()
        let (together, alone) = (try MemoryStore(), try MemoryStore())
        #expect(try await fixture.render(plan, in: together).failures.spans.isEmpty)
        for (key, recipe) in plan.spans {
            _ = try await fixture.render(RenderPlan(films: plan.films, spans: [key: recipe]), in: alone)
            let (expected, found) = (try together.result(for: key), try alone.result(for: key))
            #expect(found?.outputs == expected?.outputs && found?.facts == expected?.facts, "from \(recipe.start)")
        }
    }

    @Test func theSameFramesWhateverTheMemory() async throws {
        let plan = try fixture.planOnTwoCanvases()
        let memory = PassMemory(asset: fixture.asset.facts.picture)
        let whole = try await fixture.render(plan, in: MemoryStore(), memory: 4 << 30)
        #expect(whole.hashes.count == plan.spans.count)
        // Room for one encoder, and for one encoder with all frames kept.
        for bytes in [memory.fixed, memory.fixed + 150 * 180 * 320 * 4 + (40 << 20)] {
            let tight = try await fixture.render(
                plan, in: MemoryStore(), memory: bytes + PassMemory.program)
            #expect(tight.hashes == whole.hashes)
            #expect(tight.failures.spans.isEmpty)
        }
    }
}
