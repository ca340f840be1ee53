import ArgumentParser
import PolyreelCore

/// How much is said, and to whom.
struct SpeechOptions: ParsableArguments {
    @Flag(name: .long, help: "Print one JSON document on standard output.")
    var json = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Show notes as well as warnings and errors.")
    var verbose = false

    /// The findings that are shown on standard error.
    func shown(_ findings: [Finding]) -> [Finding] {
        findings.filter { finding in
            switch finding.severity {
            case .error: true
            case .warning: !quiet
            case .note: verbose && !quiet
            }
        }
    }
}
