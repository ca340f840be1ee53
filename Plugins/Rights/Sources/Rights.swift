// Rights: what the buyout bought.

public import PolyreelCore
public import PolyreelStep
internal import PolyreelYAML

/// Reads what the buyout bought and puts it on record. Nothing is held against it yet, and every run says so.
public struct Rights: Step {
    public static let name = "rights"
    public static let runsAlways = true

    let settings: RightsSettings

    public init(settings: RightsSettings) { self.settings = settings }

    public func begin(_ job: JobFacts, with tools: Toolbox) async throws -> JobNotes {
        JobNotes(
            findings: [
                .warning(
                    "rights-unchecked",
                    "rights are read but not enforced by this version: contract \(settings.contract) was not held"
                        + " against markets, dates, channels and edits",
                    hint: "check by hand what was bought before you publish", at: tools.places.place("rights"))
            ],
            facts: [
                "rights": try JSONValue(
                    encoding: RightsFacts(contract: settings.contract, notAfter: settings.until))
            ])
    }

    public func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {}
}

/// What a record says of the rights.
struct RightsFacts: Codable, Sendable {
    let contract: String
    /// The last day.
    let notAfter: CalendarDate?
}
