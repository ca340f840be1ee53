internal import PolyreelCore

/// One call to action of a variant, as its metadata says it.
struct CallToActionFacts: Codable, Sendable, Hashable {
    let text: String
    /// The price, where it is set apart.
    let price: String?
    let language: String
    /// The button that the manifest names.
    let button: String?
    /// Each platform's own name of that button; nil where it has none.
    let buttons: [String: String?]
    let link: String?
    let code: String?
    /// Seconds from the film's start.
    let start: Rational
    let end: Rational
    let frames: FrameRange
    /// The card on the canvas.
    let box: PixelRect
    /// The same as shares of the canvas's width and height, in millionths.
    let boxMillionths: PixelRect
    /// What was free of the platforms' own controls.
    let safeZone: PixelRect
}

extension CallToAction {
    /// The id of the overlay of the call to action that stands at `index` of the settings.
    static func overlayID(_ index: Int) -> String { "\(OverlayRole.callToAction.rawValue)-\(index)" }

    /// Of the calls to action that a draft shows, in the order of the settings.
    func facts(of draft: Draft) -> [CallToActionFacts] { shown(in: draft).map(\.facts) }

    /// The same, each with its index in the settings.
    func shown(in draft: Draft) -> [(index: Int, facts: CallToActionFacts)] {
        guard let picture = draft.picture else { return [] }
        let cards = Dictionary(draft.overlays.map { ($0.id, $0) }) { first, _ in first }
        return settings.calls.enumerated().compactMap { index, call in
            guard let card = cards[Self.overlayID(index)],
                let words = CardWords(call, in: draft)
            else { return nil }
            let (frames, box) = (card.frames, card.plate.frame)
            let facts = CallToActionFacts(
                text: words.headline.text, price: words.price?.text, language: words.headline.language,
                button: call.button,
                buttons: Self.buttons(call.button, for: draft.request, in: catalogue).names,
                link: try? Self.link(of: call, for: draft.request), code: call.code,
                start: Rational(frames.from) / picture.rate, end: Rational(frames.to) / picture.rate, frames: frames,
                box: box, boxMillionths: box.millionths(of: picture.canvas),
                safeZone: draft.request.safeZone.rect(on: picture.canvas))
            return (index, facts)
        }
    }

    /// The link with the variant's values in it; nil where none is asked for.
    /// - Throws: a finding where the template has a variable that it cannot have.
    static func link(of call: CallToActionSettings, for request: VariantRequest) throws(Finding) -> String? {
        guard let template = call.link else { return nil }
        return try LinkTemplate(template).link(for: request, code: call.code)
    }
}
