import CallToAction
import Localise
import PolyreelCore
import PolyreelManifest

/// Whether translated messages fit where the manifest shows them, by the shaper that draws them.
struct CopyRoom {
    let source: CopySource
    let font: FontChoice

    /// An error for each message that some card cannot hold.
    func findings(for result: CopyImport) -> [Finding] {
        let markets = Set(result.markets.map(\.id))
        let requests = source.manifest.requests(among: source.catalogue.placements)
            .filter { markets.contains($0.market.id) }
        return result.texts.compactMap { text in
            let calls = source.calls.filter { $0.text == text.key }
            var tight: [String] = []
            for request in requests where !tight.contains(request.placement.id) {
                let fits = calls.allSatisfy { call in
                    guard let shown = source.folder.shown(text, code: call.code, for: request) else { return true }
                    return CallToAction.fits(shown, of: call, for: request, font: font)
                }
                if !fits { tight.append(request.placement.id) }
            }
            return tight.isEmpty ? nil : finding(text, tight, requests)
        }
    }

    private func finding(_ text: CopyImport.Text, _ placements: [String], _ requests: [VariantRequest]) -> Finding {
        let rooms = requests.filter { placements.contains($0.placement.id) }.compactMap {
            CallToAction.room(for: $0, sample: text.pattern, language: $0.market.language, font: font)?.characters
        }
        return .error(
            "copy-overflow", "message '\(text.key)' does not fit its card on \(placements.joined(separator: ", "))",
            hint: rooms.min().map { "shorten it to about \($0) characters as shown" } ?? "shorten it", at: text.location
        )
    }
}
