internal import PolyreelGraph
internal import PolyreelMedia
internal import PolyreelStore

/// Where passes are rendered.
protocol PassPlace: Sendable {
    /// Renders a pass and hands on what happens, from any thread but one event at a time.
    /// - Parameter inputs: where the files lie that the order names.
    /// - Throws: `Interrupted`; what ends the pass for all its spans; what `handle` throws.
    func run(
        _ order: PassOrder, inputs: PassInputs, scratch: String,
        handle: @escaping @Sendable (ChildEvent) throws -> Void
    ) async throws -> RenderHost.End
}

/// In a child process for each pass.
struct ChildPasses: PassPlace {
    let host: RenderHost
    let stop: StopSignal

    func run(
        _ order: PassOrder, inputs: PassInputs, scratch: String,
        handle: @escaping @Sendable (ChildEvent) throws -> Void
    ) async throws -> RenderHost.End {
        try await host.run(.pass(order, inputs), scratch: scratch, limits: order.limits, stop: stop) { event in
            try await BlockingWork.run { try handle(event) }
        }
    }
}
