internal import Dispatch

/// Runs calls that block, such as libav's, on threads of their own: Swift's cooperative threads must not wait.
public enum BlockingWork {
    private static let queue = DispatchQueue(label: "polyreel.blocking", attributes: .concurrent)

    public static func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result(catching: body)) }
        }
    }

    /// Runs blocking `body` for every item, at most `width` at a time; results stand in the items' order.
    public static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], width: Int, _ body: @escaping @Sendable (Item) throws -> Result
    ) async throws -> [Result] {
        try await items.concurrentMap(width: width) { item in try await run { try body(item) } }
    }
}

extension Array where Element: Sendable {
    /// Runs `body` for every element, begun in order, at most `width` at a time; results stand in the elements' order.
    /// The first error ends it, after what was begun has ended.
    public func concurrentMap<Result: Sendable>(
        width: Int, _ body: @escaping @Sendable (Element) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results = [Result?](repeating: nil, count: count)
            var next = 0
            func start() {
                guard next < count else { return }
                let (index, item) = (next, self[next])
                next += 1
                group.addTask { (index, try await body(item)) }
            }
            for _ in 0..<Swift.max(1, width) { start() }
            while let (index, result) = try await group.next() {
                results[index] = result
                start()
            }
            return results.compactMap(\.self)
        }
    }
}
