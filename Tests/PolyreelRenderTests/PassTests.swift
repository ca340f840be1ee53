import PolyreelCore
import PolyreelPlan
import Testing

@testable import PolyreelRender

@Suite struct PassTests {
    @Test func everyMissingSpanIsInExactlyOnePass() throws {
        let plan = try RenderFixture().plan
        for encoders in 1...3 {
            let passes = Pass.passes(for: plan, missing: Set(plan.spans.keys)) { _ in encoders }
            let keys = passes.flatMap { $0.spans.map(\.key) }
            #expect(keys.count == plan.spans.count)
            #expect(Set(keys) == Set(plan.spans.keys))
            for pass in passes {
                let open = (pass.frames.from..<pass.frames.to).map { frame in
                    pass.spans.count { $0.frames.contains(frame) }
                }
                // No gap that would be decoded for nothing, and no more encoders than allowed.
                #expect(open.allSatisfy { (1...encoders).contains($0) })
            }
        }
    }

    @Test func nothingMissingIsNoPass() throws {
        #expect(Pass.passes(for: try RenderFixture().plan, missing: []) { _ in 4 }.isEmpty)
    }
}
