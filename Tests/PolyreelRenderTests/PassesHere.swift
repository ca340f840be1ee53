import Foundation
import PolyreelMedia
import PolyreelPlan
import PolyreelStore

@testable import PolyreelRender

/// Passes rendered in this process, so that a test sees every composed frame.
struct PassesHere: PassPlace {
    let stop: StopSignal
    let inspect: @Sendable (Key, Int, Frame) -> Void

    func run(
        _ order: PassOrder, scratch: String, limits: ChildLimits,
        handle: @escaping @Sendable (ChildEvent) throws -> Void
    ) async throws -> RenderHost.End {
        let lock = NSLock()
        try await BlockingWork.run {
            try PassRun(order: order, scratch: scratch, stop: stop, inspect: inspect) { event in
                try lock.withLock { try handle(event) }
            }.run()
        }
        return .done
    }
}
