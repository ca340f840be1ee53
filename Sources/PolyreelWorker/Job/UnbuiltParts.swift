public import PolyreelCore

/// What a manifest declares and this version does not act on yet. It is said, never silently left out.
enum UnbuiltParts {
    /// For the whole job.
    static func findings(for manifest: Manifest) -> [Finding] {
        var findings: [Finding] = [
            .warning(
                "rights-unchecked",
                "rights are read but not enforced by this version: contract \(manifest.rights.contract) was not held"
                    + " against markets, dates, channels and edits",
                hint: "check by hand what was bought before you publish", at: manifest.places.place("rights"))
        ]
        if manifest.brand.logo != nil {
            findings.append(
                .warning(
                    "logo-unplaced", "brand.logo is read but not placed by this version", hint: "add it by hand",
                    at: manifest.places.place("brand.logo")))
        }
        if !manifest.steps.isEmpty {
            findings.append(
                .note(
                    "steps-built-in", "\(manifest.steps.joined(separator: ", ")) run for every manifest",
                    hint: "'steps' is for further ones, which this version has none of",
                    at: manifest.places.place("steps")))
        }
        return findings
    }

    /// For one variant.
    static func findings(for draft: Draft, manifest: Manifest) -> [Finding] {
        let declared = manifest.disclosure
        let parts = [("paid", declared.paid), ("retouched", declared.retouched), ("ai", declared.ai)]
            .filter(\.1).map(\.0)
        guard !parts.isEmpty else { return [] }
        return [
            .warning(
                "disclosure-unlabelled",
                "the manifest declares \(parts.joined(separator: ", ")); this version draws no disclosure label for"
                    + " \(draft.request.market.country)",
                hint: "label the post with the platform's own tool, or add the label by hand",
                at: manifest.places.place("disclosure"))
        ]
    }

}

extension UnbuiltVariant {
    /// `market/placement`, as `VariantRequest.label`.
    public var label: String { "\(market.id)/\(placement)" }

    /// Why it is withheld.
    public func finding(in manifest: Manifest) -> Finding {
        .error(
            "placement-not-built", "'\(placement)' cannot be made by this version: it makes films, not posters",
            hint: "leave it out of placements, or update", at: manifest.places.place("placements.\(placement)"))
    }
}
