internal import PolyreelCore
internal import PolyreelLayout

/// Fills in drafts: what each step adds, where it comes to stand, and what steps tell of that.
struct Drafting: Sendable {
    /// In the order in which they fill in a draft.
    let steps: [any Step]
    let tools: Toolbox

    /// A variant's draft, whole.
    func draft(for request: VariantRequest) async throws -> Draft {
        var draft = Draft(request: request)
        for step in steps { try await step.prepare(&draft, with: tools) }
        draft.layOut(over: try await backdrop(of: draft))
        for step in steps { try await step.complete(&draft, with: tools) }
        return draft
    }

    /// The picture below; nil where nobody asks, which spares a look at the whole film.
    private func backdrop(of draft: Draft) async throws -> Backdrop? {
        guard let picture = draft.picture, draft.intents.contains(where: \.asksForContrast) else { return nil }
        return try await tools.backdrops?.backdrop(of: picture)
    }
}
