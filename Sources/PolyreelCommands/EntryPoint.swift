internal import Dispatch
internal import Foundation
internal import PolyreelRender
public import PolyreelStep
internal import PolyreelStore

/// Runs the program with the arguments of this process, and ends it: all that an executable needs.
///
/// It is also the child processes that read assets and render, so nothing may have started a thread before it.
/// - Parameter steps: in the order in which they fill in a draft; `BuiltInSteps.all`, and those of one's own.
public func main(steps: [any Step.Type]) -> Never {
    // A process that reads an asset starts no thread and nothing else before it is confined.
    if CommandLine.arguments.dropFirst().first == RenderChild.command {
        exit(RenderChild.serve())
    }
    // A reader that goes away ends no job; a closed stream must not become the number of some file.
    signal(SIGPIPE, SIG_IGN)
    // A file that grows beyond a limit is an error of writing it, not the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    while case let descriptor = open("/dev/null", O_RDWR), descriptor >= 0 {
        guard descriptor > STDERR_FILENO else { continue }
        close(descriptor)
        break
    }
    if let finding = ProcessLimits.lacking() {
        Terminal.show([finding])
        exit(ExitStatus.machine.rawValue)
    }
    let entries = steps.map { StepEntry($0) }
    Task {
        let status = await Build.$steps.withValue(entries) {
            await Program.run(Array(CommandLine.arguments.dropFirst()))
        }
        Scratch.removeAll()
        exit(status.rawValue)
    }
    dispatchMain()
}
