import ArgumentParser
import Foundation
import PolyreelCore
import PolyreelRender
import PolyreelWorker

/// How the program ends.
enum ExitStatus: Int32, Error {
    /// All variants are ready, or withheld by rights.
    case done = 0
    /// Some variant failed, or was withheld for another reason; or the run was interrupted.
    case incomplete = 1
    /// The manifest or the arguments are wrong; nothing was rendered.
    case wrong = 2
    /// The machine cannot: a library, an encoder, the disk.
    case machine = 3

    /// The graver of two.
    func worse(_ other: ExitStatus) -> ExitStatus { rawValue >= other.rawValue ? self : other }
}

/// Parses arguments, runs the command, and turns whatever it throws into a message and an exit status.
enum Program {
    static func run(_ arguments: [String]) async -> ExitStatus {
        do {
            var command = try Polyreel.parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .done
        } catch let status as ExitStatus {
            return status
        } catch let failure as JobFailure {
            Terminal.show(failure.findings)
            if case .machine = failure { return .machine }
            return .wrong
        } catch let finding as Finding {
            Terminal.show([finding])
            return .wrong
        } catch let findings as Findings {
            Terminal.show(findings.all)
            return .wrong
        } catch is Interrupted {
            Terminal.error("stopped; what was rendered is kept, run again to go on")
            return .incomplete
        } catch {
            return ended(by: error)
        }
    }

    /// Help and version are wanted; anything else that ArgumentParser throws is a wrong argument.
    private static func ended(by error: any Error) -> ExitStatus {
        let message = Polyreel.fullMessage(for: error)
        if Polyreel.exitCode(for: error) == .success {
            print(message)
            return .done
        }
        if Polyreel.exitCode(for: error) == .validationFailure {
            Terminal.error(message)
            return .wrong
        }
        let finding = RenderFinding.finding(for: error)
        Terminal.show([finding])
        return .machine
    }
}
