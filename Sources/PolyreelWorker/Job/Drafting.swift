internal import PolyreelCore
internal import PolyreelLayout
internal import PolyreelStep
internal import PolyreelYAML

/// Fills in drafts: what each step adds, where it comes to stand, what steps tell of that, and what they say of the whole.
struct Drafting: Sendable {
    /// In the order in which they fill in a draft.
    let steps: [RunningStep]
    let tools: Toolbox
    /// What concerns every variant.
    let notes: JobNotes
    private let layouts = LayoutMemory()

    /// - Parameters:
    ///   - steps: in the order in which they fill in a draft.
    ///   - notes: what concerns every variant.
    init(steps: [RunningStep], tools: Toolbox, notes: JobNotes) {
        self.steps = steps
        self.tools = tools
        self.notes = notes
    }

    /// A variant's draft, whole.
    func draft(for request: VariantRequest) async throws -> Draft {
        var draft = Draft(request: request)
        draft.facts = notes.facts
        for step in steps {
            try await changing(&draft, by: step) { try await step.step.prepare(&$0, with: step.own(tools)) }
        }
        draft.layOut(over: try await backdrop(of: draft), knowing: layouts)
        for step in steps {
            try await changing(&draft, by: step) { try await step.step.complete(&$0, with: step.own(tools)) }
        }
        let whole = draft
        for step in steps {
            draft.findings += step.placed(try await step.step.review(whole, with: step.own(tools)), tools.places)
        }
        draft.findings += notes.findings.filter { $0.severity == .error }
        draft.findings += lostFacts(of: draft)
        return draft
    }

    /// What would not be on record: a fact under a key that the record has itself.
    private func lostFacts(of draft: Draft) -> [Finding] {
        draft.facts.keys.filter(VariantRecord.ownKeys.contains).sorted().map { key in
            .error(
                "fact-reserved", "a step tells '\(key)' of the variant, and records have that key themselves",
                hint: "give the fact another key", at: tools.places.place("steps"))
        }
    }

    /// Findings that the step adds, also those of its intents, get its name and place.
    private func changing(
        _ draft: inout Draft, by step: RunningStep, _ change: (inout Draft) async throws -> Void
    ) async throws {
        let (known, intents) = (draft.findings, draft.intents.count)
        try await change(&draft)
        draft.findings = known + step.placed(Array(draft.findings.dropFirst(known.count)), tools.places)
        for index in draft.intents.indices.dropFirst(intents) {
            draft.intents[index].noRoom = step.placed(draft.intents[index].noRoom, tools.places)
        }
    }

    /// The picture below; nil where nobody asks, which spares a look at the whole film.
    private func backdrop(of draft: Draft) async throws -> Backdrop? {
        guard let picture = draft.picture, draft.intents.contains(where: \.asksForContrast) else { return nil }
        return try await tools.backdrops?.backdrop(of: picture)
    }
}
