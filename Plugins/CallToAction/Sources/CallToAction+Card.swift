internal import PolyreelCore
internal import PolyreelType

extension CallToAction {
    /// The card as large as it fits the safe zone; nil, with a finding in the draft, when it cannot be set.
    func card(
        _ text: LocalisedText, call: CallToActionSettings, _ draft: inout Draft, canvas: PixelSize, _ tools: CallTools
    ) -> OverlayBlock? {
        let zone = draft.request.safeZone.rect(on: canvas)
        guard text.text.contains(where: { !$0.isWhitespace }) else {
            note(
                &draft,
                .error(
                    "cta-no-text", "the message '\(call.text)' in '\(text.language)' is empty",
                    hint: "write its text, or leave the call to action out", at: tools.place("text")))
            return nil
        }
        let code = Self.code(beside: text, call)
        let shown = Self.cased(text.joined, text, call)
        let missing = missingCharacters(of: [shown] + (code.map { [$0] } ?? []), text: text, font: tools.font)
        guard missing.isEmpty else {
            note(&draft, MissingGlyphs.finding(missing, in: shown).at(tools.place("text")))
            return nil
        }
        let design = CardDesign(
            canvas: canvas, brandColour: tools.brand.colour, brandText: tools.brand.text, alignment: call.align)
        guard let blocks = Self.blocks(of: text, call: call, design: design, zone: zone, font: tools.font) else {
            note(&draft, overflow(text, code: code, design: design, zone: zone).at(tools.place("text")))
            return nil
        }
        return Card.block(blocks, style: design.style, direction: draft.request.market.direction)
    }

    private func missingCharacters(of lines: [String], text: LocalisedText, font: FontChoice) -> [String] {
        lines.flatMap {
            Typesetter.measure($0, font: font, size: 48, language: text.language, direction: text.direction).missing
        }
    }

    private func overflow(_ text: LocalisedText, code: String?, design: CardDesign, zone: PixelRect) -> Finding {
        let room =
            "\(zone.width - 2 * design.style.horizontalPadding)x\(zone.height - 2 * design.style.verticalPadding) pixels"
        let also = code.map { " and the code '\($0)' below" } ?? ""
        return .error(
            "cta-overflow",
            "“\(text.text.prefix(200))”\(also) does not fit \(CardDesign.mostLines) lines at the smallest size of "
                + "\(design.sizes.lowerBound) pixels; there is room for \(room)",
            hint: "shorten the message in '\(text.language)', or split it into two calls to action")
    }
}
