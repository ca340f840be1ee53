internal import Foundation
internal import PolyreelCore

/// Events as lines of JSON on standard output, whole from whichever thread.
final class EventLines: @unchecked Sendable {
    private let lock = NSLock()
    private var failed = false

    /// Whether a span, or the whole order, was told to have failed.
    var hasFailed: Bool { lock.withLock { failed } }

    func write(_ event: ChildEvent) throws {
        let line = try JSONText.line(event)
        try lock.withLock {
            switch event {
            case .failed, .refused: failed = true
            case .began, .encoded, .made, .soundtrack, .facts, .backdrop: break
            }
            try FileHandle.standardOutput.write(contentsOf: line)
        }
    }
}
