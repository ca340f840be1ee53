internal import PolyreelCore
internal import PolyreelType

extension CallToAction {
    /// The card as large as it fits the safe zone; nil, with a finding in the draft, when it cannot be set.
    func card(
        _ words: CardWords, call: CallToActionSettings, _ draft: inout Draft, canvas: PixelSize, _ tools: CallTools
    ) -> OverlayBlock? {
        let zone = draft.request.safeZone.rect(on: canvas)
        let text = words.headline
        for (field, text) in words.messages where !text.text.contains(where: { !$0.isWhitespace }) {
            note(
                &draft,
                .error(
                    "cta-no-text",
                    "the message '\((field == "text" ? call.text : call.price) ?? field)' in '\(text.language)' is empty",
                    hint: "write its text, or leave the call to action out", at: tools.place(field)))
            return nil
        }
        let shown: [(String, String?)] = [
            ("text", Self.cased(text.joined, text, call)), ("price", words.price?.joined), ("code", words.code),
            ("code", Self.label(of: words)),
        ]
        for case (let field, let shown?) in shown {
            let missing = missingCharacters(of: shown, text: text, font: tools.font)
            guard missing.isEmpty else {
                note(&draft, MissingGlyphs.finding(missing, in: shown).at(tools.place(field)))
                return nil
            }
        }
        let design = CardDesign(
            canvas: canvas, brandColour: tools.brand.colour, brandText: tools.brand.text, alignment: call.align)
        guard let rows = Self.rows(of: words, call: call, design: design, zone: zone, font: tools.font) else {
            note(&draft, overflow(words, design: design, zone: zone).at(tools.place("text")))
            return nil
        }
        return Card.block(rows: rows, style: design.style, direction: draft.request.market.direction)
    }

    private func missingCharacters(of line: String, text: LocalisedText, font: FontChoice) -> [String] {
        Typesetter.measure(line, font: font, size: 48, language: text.language, direction: text.direction).missing
    }

    private func overflow(_ words: CardWords, design: CardDesign, zone: PixelRect) -> Finding {
        let text = words.headline
        let room =
            "\(zone.width - 2 * design.style.horizontalPadding)x\(zone.height - 2 * design.style.verticalPadding) pixels"
        let also =
            (words.price.map { " and the price “\($0.text.prefix(80))” below" } ?? "")
            + (words.code.map { " and the code '\($0)' below" } ?? "")
        return .error(
            "cta-overflow",
            "“\(text.text.prefix(200))”\(also) does not fit \(CardDesign.mostLines) lines at the smallest size of "
                + "\(design.sizes.lowerBound) pixels; there is room for \(room)",
            hint: "shorten the message in '\(text.language)', or split it into two calls to action")
    }
}
