import Foundation
import PolyreelCore
import PolyreelRender
import PolyreelStore
import PolyreelWorker
import Synchronization

/// Progress of a job: a bar on a terminal, else one line per event, on standard error.
final class Progress: Sendable {
    private struct State {
        var total = 0
        var encoded = 0
        var variants = 0
        var published = 0
        var began = Date()
        var drawn = Date.distantPast
    }

    private let state = Mutex(State())
    private let quiet: Bool
    private let isTerminal = isatty(STDERR_FILENO) == 1

    init(quiet: Bool) { self.quiet = quiet }

    func report(_ event: JobEvent) {
        guard !quiet else { return }
        switch event {
        case .prepared(let variants):
            state.withLock { $0.variants = variants }
        case .rendering(.starting(let frames)):
            state.withLock {
                $0.total += frames
                $0.began = Date()
            }
            if !isTerminal { Terminal.error(frames == 0 ? "nothing to render" : "rendering \(frames) frames") }
        case .rendering(.encoded(let frames)):
            state.withLock {
                $0.encoded += frames
                draw(&$0, atLeast: 0.1)
            }
        case .rendering(.span(let key)):
            if !isTerminal { Terminal.error("span \(key.hex.prefix(12)) rendered") }
        case .published(let label, let status):
            state.withLock {
                $0.published += 1
                draw(&$0, atLeast: 0)
            }
            if !isTerminal { Terminal.error("\(label) \(status.rawValue)") }
        }
    }

    /// Ends the bar's line.
    func finish() {
        if isTerminal && !quiet { Terminal.write("\r\u{1B}[K") }
    }

    private func draw(_ state: inout State, atLeast seconds: Double) {
        guard isTerminal, Date().timeIntervalSince(state.drawn) >= seconds else { return }
        state.drawn = Date()
        let share = state.total > 0 ? min(1, Double(state.encoded) / Double(state.total)) : 1
        let width = 30
        let filled = Int(share * Double(width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let elapsed = Date().timeIntervalSince(state.began)
        let left = state.encoded > 0 && share < 1 ? " \(Int(elapsed / share - elapsed)) s left" : ""
        let line =
            "\r\u{1B}[K\(bar) \(Int(share * 100)) %  \(state.encoded)/\(state.total) frames"
            + "  \(state.published)/\(state.variants) variants\(left)"
        Terminal.write(line)
    }
}
