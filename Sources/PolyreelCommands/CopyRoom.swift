import CallToAction
import Localise
import PolyreelCore
import PolyreelManifest

/// Whether translated messages fit where the manifest shows them, by the shaper that draws them.
struct CopyRoom {
    let source: CopySource
    let font: FontChoice

    /// An error for each message that some card cannot hold, with the other message that the card shows.
    func findings(for result: CopyImport) -> [Finding] {
        let markets = Set(result.markets.map(\.id))
        let requests = source.manifest.requests(among: source.catalogue.placements)
            .filter { markets.contains($0.market.id) }
        var tight: [String: [String]] = [:]
        for request in requests {
            for call in source.calls {
                guard let key = tooLong(call, request, result.texts),
                    tight[key]?.contains(request.placement.id) != true
                else { continue }
                tight[key, default: []].append(request.placement.id)
            }
        }
        return result.texts.compactMap { text in tight[text.key].map { finding(text, $0, requests) } }
    }

    /// The key of the translated message that one call's card cannot hold; nil where it holds all, or shows none of them.
    private func tooLong(
        _ call: CallToActionSettings, _ request: VariantRequest, _ texts: [CopyImport.Text]
    ) -> String? {
        let headline = texts.first { $0.key == call.text }
        let price = texts.first { $0.key == call.price }
        guard headline != nil || price != nil, let above = shown(call.text, call, request, texts) else { return nil }
        if headline != nil, !CallToAction.fits(above, of: call, for: request, font: font) { return call.text }
        guard let key = call.price, let below = shown(key, call, request, texts),
            !CallToAction.fits(above, price: below, of: call, for: request, font: font)
        else { return nil }
        // Beside a headline that fits alone, the price is what has too little room.
        return price == nil ? call.text : key
    }

    /// As translated, else as the catalogues have it.
    private func shown(
        _ key: String, _ call: CallToActionSettings, _ request: VariantRequest, _ texts: [CopyImport.Text]
    ) -> LocalisedText? {
        texts.first { $0.key == key }.map { source.folder.shown($0, code: call.code, for: request) }
            ?? source.folder.shown(key, code: call.code, for: request)
    }

    private func finding(_ text: CopyImport.Text, _ placements: [String], _ requests: [VariantRequest]) -> Finding {
        let isPrice = !source.calls.contains { $0.text == text.key }
        let rooms = requests.filter { placements.contains($0.placement.id) }.compactMap {
            CallToAction.room(
                for: $0, sample: text.pattern, language: $0.market.language, font: font, isPrice: isPrice)?.characters
        }
        return .error(
            "copy-overflow", "message '\(text.key)' does not fit its card on \(placements.joined(separator: ", "))",
            hint: rooms.min().map { "shorten it to about \($0) characters as shown" } ?? "shorten it", at: text.location
        )
    }
}
