internal import Foundation
internal import PolyreelCore
internal import PolyreelStore

/// Events as lines of JSON on standard output, whole from whichever thread.
final class EventLines: @unchecked Sendable {
    private let lock = NSLock()
    private var begunSpans: Set<Digest> = []
    private var madeSpans: Set<Digest> = []

    /// Spans that were told to be made.
    var made: Set<Digest> { lock.withLock { madeSpans } }
    /// Spans that were begun and not made.
    var unfinished: Set<Digest> { lock.withLock { begunSpans.subtracting(madeSpans) } }

    func write(_ event: ChildEvent) throws {
        let line = try JSONText.line(event)
        try lock.withLock {
            try FileHandle.standardOutput.write(contentsOf: line)
            if case .began(let key) = event { begunSpans.insert(key) }
            if case .made(let key, _) = event { madeSpans.insert(key) }
        }
    }
}
