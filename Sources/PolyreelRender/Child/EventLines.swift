internal import Foundation
internal import PolyreelCore
internal import PolyreelStore

/// Events as lines of JSON on standard output, whole from whichever thread.
final class EventLines: @unchecked Sendable {
    private let lock = NSLock()
    private var told: Set<Digest> = []

    /// Spans that were told to be made.
    var made: Set<Digest> { lock.withLock { told } }

    func write(_ event: ChildEvent) throws {
        let line = try JSONText.line(event)
        try lock.withLock {
            try FileHandle.standardOutput.write(contentsOf: line)
            if case .made(let key, _) = event { told.insert(key) }
        }
    }
}
