import Dispatch
import Foundation
import PolyreelRender

/// Raises the stop signal on SIGINT and SIGTERM; a second one ends the process at once.
final class StopOnSignal {
    let stop = StopSignal()
    private let sources: [any DispatchSourceSignal]

    init() {
        let stop = stop
        // A thread of its own: the shared ones may all be busy rendering.
        let queue = DispatchQueue(label: "polyreel.signals", qos: .userInteractive)
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if stop.isRaised { _exit(128 + number) }
                stop.raise()
            }
            source.resume()
            return source
        }
    }
}
