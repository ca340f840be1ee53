import PolyreelCore
import PolyreelPlan
import Testing

@testable import PolyreelRender

@Suite struct PassTests {
    @Test func everyMissingSpanIsInExactlyOnePass() throws {
        let plan = try RenderFixture().plan
        for encoders in 1...3 {
            let passes = Pass.passes(for: plan, missing: Set(plan.spans.keys)) { _ in encoders }
            let keys = passes.flatMap { $0.parts.flatMap(\.keys) }
            #expect(keys.count == plan.spans.count)
            #expect(Set(keys) == Set(plan.spans.keys))
            #expect(passes.allSatisfy { $0.parts.allSatisfy { $0.keys.count <= encoders } })
            #expect(
                passes.allSatisfy { pass in
                    zip(pass.parts, pass.parts.dropFirst()).allSatisfy { $0.frames.to == $1.frames.from }
                })
        }
    }

    @Test func nothingMissingIsNoPass() throws {
        #expect(Pass.passes(for: try RenderFixture().plan, missing: []) { _ in 4 }.isEmpty)
    }
}
