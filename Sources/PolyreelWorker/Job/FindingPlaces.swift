internal import PolyreelCore

/// Gives a step's findings the place in the manifest that they are about. Steps see no manifest, only their part of it.
enum FindingPlaces {
    static func located(_ finding: Finding, _ draft: Draft, _ manifest: Manifest) -> Finding {
        guard finding.location == nil else { return finding }
        var finding = finding
        finding.location = manifest.places.place(path(of: finding, draft, manifest))
        return finding
    }

    private static func path(of finding: Finding, _ draft: Draft, _ manifest: Manifest) -> String {
        if let field = callFields[finding.code] {
            // The first call to action that has the field: a finding does not say which it is about.
            let index = manifest.callsToAction.firstIndex {
                field != "qr" || $0.qr.contains(draft.request.placement.id)
            }
            return "cta.\(index ?? 0).\(field)"
        }
        return switch finding.step {
        case "subtitles": "subtitles.files"
        case "call-to-action": "cta.0"
        case "localise": "cta.0.text"
        default: finding.code.hasPrefix("duration-") ? "placements.\(draft.request.placement.id)" : "asset.file"
        }
    }

    private static let callFields = [
        "qr-not-built": "qr", "button-unknown": "button", "button-not-here": "button", "link-variable": "link",
        "cta-overflow": "text", "cta-no-text": "text", "cta-time": "start", "cta-outside": "start",
        "cta-empty": "start",
    ]
}
