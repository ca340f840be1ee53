/// Why a job could not begin, or cannot go on.
public enum JobFailure: Error, Sendable {
    /// The manifest or its asset is wrong: nothing was rendered.
    case wrong([Finding])
    /// Another run has what it needs; it can run later.
    case busy(Finding)
    /// The machine cannot run this job: a missing encoder, a folder that cannot be written.
    case machine(Finding)
    /// The machine cannot run any job: a full disk.
    case exhausted(Finding)

    public var findings: [Finding] {
        switch self {
        case .wrong(let findings): findings
        case .busy(let finding), .machine(let finding), .exhausted(let finding): [finding]
        }
    }
}
