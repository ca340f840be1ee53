public import PolyreelCore

/// Why a job ended before any variant was made, or cannot go on.
public enum JobFailure: Error, Sendable {
    /// The manifest or its asset is wrong: nothing was rendered.
    case wrong([Finding])
    /// The machine cannot: a full disk, a missing encoder, a folder that cannot be written.
    case machine(Finding)

    public var findings: [Finding] {
        switch self {
        case .wrong(let findings): findings
        case .machine(let finding): [finding]
        }
    }
}
