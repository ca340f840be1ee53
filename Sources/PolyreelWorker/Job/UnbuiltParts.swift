public import PolyreelCore
public import PolyreelManifest
internal import PolyreelYAML

/// What a manifest declares and this version does not act on yet. It is said, never silently left out.
enum UnbuiltParts {
    /// For the whole job.
    static func findings(for manifest: Manifest) -> [Finding] {
        guard manifest.brand.logo != nil else { return [] }
        return [
            .warning(
                "logo-unplaced", "brand.logo is read but not placed by this version", hint: "add it by hand",
                at: manifest.places.place("brand.logo"))
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
