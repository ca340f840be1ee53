public import PolyreelCore

/// A job before its first draft.
public struct JobFacts: Codable, Sendable, Hashable {
    public let campaign: String
    /// Every variant that is asked for.
    public let requests: [VariantRequest]

    public init(campaign: String, requests: [VariantRequest]) {
        self.campaign = campaign
        self.requests = requests
    }
}

/// What a step says of a whole job.
public struct JobNotes: Sendable {
    /// What concerns every variant; an error among them withholds all.
    public var findings: [Finding]
    /// By key of the record: what the record of every variant says of this step, unless its draft says more.
    public var facts: [String: JSONValue]

    public init(findings: [Finding] = [], facts: [String: JSONValue] = [:]) {
        self.findings = findings
        self.facts = facts
    }
}
