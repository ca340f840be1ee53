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
        let json = arguments.contains("--json")
        do {
            try checkArguments()
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
            if case .wrong = failure { return ended(.wrong, failure.findings, json) }
            return ended(.machine, failure.findings, json)
        } catch let finding as Finding {
            return ended(status(of: [finding]), [finding], json)
        } catch let findings as Findings {
            return ended(status(of: findings.all), findings.all, json)
        } catch is Interrupted {
            Terminal.error("stopped; what was rendered is kept, run again to go on")
            return .incomplete
        } catch {
            return ended(by: error, arguments, json)
        }
    }

    /// What the machine is to blame for is told apart from what is wrong.
    private static func status(of findings: [Finding]) -> ExitStatus {
        findings.contains(where: RenderFinding.isFatal) ? .machine : .wrong
    }

    /// Findings go to people; where a program asked for JSON it gets them too.
    private static func ended(_ status: ExitStatus, _ findings: [Finding], _ json: Bool) -> ExitStatus {
        Terminal.show(findings)
        if json { try? Terminal.printJSON(["findings": findings]) }
        return status
    }

    /// Arguments that are no UTF-8 were mended before they came here: no file has the name that they became.
    private static func checkArguments() throws(Finding) {
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = CommandLine.unsafeArgv[index], String(validatingCString: argument) == nil else {
                continue
            }
            let bytes = UnsafeBufferPointer(start: argument, count: strlen(argument)).map { UInt8(bitPattern: $0) }
            throw .error(
                "argument-unreadable",
                "the argument '\(String(spelling: bytes))' is not UTF-8; its other bytes are spelled with '%'",
                hint: "rename the file, or type the argument again in a terminal of UTF-8")
        }
    }

    /// Help and version are wanted; anything else that ArgumentParser throws is a wrong argument.
    private static func ended(by error: any Error, _ arguments: [String], _ json: Bool) -> ExitStatus {
        let message = said(of: error, arguments)
        if Polyreel.exitCode(for: error) == .success {
            print(message)
            return .done
        }
        if Polyreel.exitCode(for: error) == .validationFailure {
            Terminal.errors(message)
            return .wrong
        }
        return ended(.machine, [RenderFinding.finding(for: error)], json)
    }

    /// What ArgumentParser says of wrong arguments: its own lines stay, those of an argument are spelled.
    private static func said(of error: any Error, _ arguments: [String]) -> String {
        let inert = arguments.map(\.inert)
        guard inert != arguments, Polyreel.exitCode(for: error) == .validationFailure else {
            return Polyreel.fullMessage(for: error)
        }
        // They are as wrong as they were.
        do { _ = try Polyreel.parseAsRoot(inert) } catch { return Polyreel.fullMessage(for: error) }
        return Polyreel.fullMessage(for: error).inert
    }
}
