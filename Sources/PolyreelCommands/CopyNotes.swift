import CallToAction
import Foundation
import Localise
import PolyreelCatalogues
import PolyreelCore
import PolyreelLanguage
import PolyreelManifest

/// What a translator should know of a message: where it shows, how long it may be, what it looks like.
struct CopyNotes {
    let source: CopySource
    let shown: ShownMessages
    let market: Market
    /// The folder that variants are published in.
    let output: String
    let font: FontChoice

    func notes(for key: String) -> [String] {
        let calls = source.calls.filter { $0.text == key || $0.price == key }
        let others = shown.steps(showing: key).filter { $0 != CallToAction.name }.map { "shown by the step '\($0)'" }
        // Where and when another step shows it, only that step knows.
        guard !calls.isEmpty else {
            return others.isEmpty
                ? ["not shown by \(source.manifest.campaign)"] : others + [picture].compactMap(\.self)
        }
        let placements = requests.map(\.placement.id).joined(separator: ", ")
        let times = calls.map { call in
            (call.text == key ? "" : "price of the ")
                + "call to action on \(placements), \(time(call.start)) to \(time(call.end))"
                + (call.button.map { ", with the button \($0)" } ?? "")
        }
        return times + others + [room(for: key), picture].compactMap(\.self)
    }

    private var requests: [VariantRequest] {
        source.manifest.requests(among: source.catalogue.placements).filter { $0.market.id == market.id }
    }

    /// The tightest of all placements.
    private func room(for key: String) -> String? {
        let sample = sample(of: key)
        let isPrice = !source.calls.contains { $0.text == key }
        let rooms = requests.compactMap { request in
            CallToAction.room(
                for: request, sample: sample, language: market.language, font: font, isPrice: isPrice
            ).map { (room: $0, placement: request.placement.id) }
        }
        guard let least = rooms.min(by: { $0.room.characters < $1.room.characters }) else { return nil }
        return "at most about \(least.room.characters) characters as shown, on \(least.room.lines) lines"
            + (rooms.count > 1 ? "; \(least.placement) has the least room" : "")
    }

    /// The source's own letters: what a character is wide on average.
    private func sample(of key: String) -> String {
        let document = try? source.folder.document([key], for: market, name: "", notes: [:])
        let text = document?.units.first?.source ?? ""
        let letters = (try? MessagePattern(text))?.literals.map(\.text).joined() ?? text
        return letters.isEmpty ? "abcdefghij" : letters
    }

    /// A frame of the film in the source language, else of any market, if one was published.
    private var picture: String? {
        let campaign = "\(output)/\(source.manifest.campaign)"
        let language = String(source.manifest.asset.language.prefix { $0 != "-" })
        let markets = (try? FileManager.default.contentsOfDirectory(atPath: campaign).sorted()) ?? []
        let own = markets.filter { $0.hasPrefix(language + "-") && $0 != PseudoMarket.Kind.accented.rawValue }
        for market in own + markets.filter({ !own.contains($0) }) {
            for request in requests {
                let folder = "\(campaign)/\(market)/\(request.placement.id)"
                let names = (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
                if let name = names.first(where: { $0.hasSuffix(".jpg") }) { return "picture: \(folder)/\(name)" }
            }
        }
        return nil
    }

    private func time(_ point: TimePoint) -> String {
        switch point {
        case .fromStart(let time): time.secondsText(places: 1)
        case .beforeEnd(let time): time == .zero ? "the end" : "\(time.secondsText(places: 1)) before the end"
        }
    }
}
