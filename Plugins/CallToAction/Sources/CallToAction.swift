public import PolyreelCore
public import PolyreelStep

/// Burns calls to action in as cards, and writes down for each platform what button, link and code go with them.
///
/// The card holds the text alone: the platforms draw their own buttons, in the viewer's language.
public struct CallToAction: Step {
    public static let name = "call-to-action"
    public static let runsAlways = true

    public struct Settings: Codable, Sendable, Hashable {
        public var calls: [CallToActionSettings]

        public init(calls: [CallToActionSettings] = []) { self.calls = calls }
    }

    let settings: Settings
    let catalogue: ButtonCatalogue

    /// - Throws: `Findings` when the platforms' lists of buttons cannot be read.
    public init(settings: Settings) throws {
        self.settings = settings
        catalogue = try ButtonCatalogue.builtIn()
    }

    public var messages: [MessageUse] {
        settings.calls.flatMap { call in
            [call.text, call.price].compactMap(\.self).map { MessageUse(key: $0, code: call.code) }
        }
    }

    public func begin(_ job: JobFacts, with tools: Toolbox) async throws -> JobNotes {
        JobNotes(facts: ["cta": .list([])])
    }

    public func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        guard !settings.calls.isEmpty else { return }
        guard let picture = draft.picture else {
            if !draft.isWithheld {
                note(&draft, .error("cta-no-picture", "the film's length and canvas are not known before its picture"))
            }
            return
        }
        for index in settings.calls.indices { prepare(index, &draft, picture: picture, CallTools(tools, index: index)) }
    }

    /// Says where the cards came to stand, for ad managers and in the record.
    public func complete(_ draft: inout Draft, with tools: Toolbox) async throws {
        let facts = facts(of: draft)
        guard let first = facts.first else { return }
        // The record and the sidecar say the same.
        let document = try SidecarDocument(facts).document()
        draft.facts["cta"] = try JSONValue(reading: document)
        draft.sidecars.append(
            Sidecar(
                suffix: SidecarDocument.suffix, kind: .callToAction, content: String(decoding: document, as: UTF8.self))
        )
        // Where all of the card is seen.
        let fade = draft.overlays.first { $0.role == .callToAction }?.fade
        draft.posterRange = FrameRange(
            from: first.frames.from + (fade?.rising.count ?? 0), to: first.frames.to - (fade?.falling.count ?? 0))
    }

    private func prepare(_ index: Int, _ draft: inout Draft, picture: PicturePlan, _ tools: CallTools) {
        let call = settings.calls[index]
        // A text that is nowhere was reported by the step that looked for it.
        guard let words = CardWords(call, in: draft) else { return }
        let request = draft.request
        if call.qr.contains(request.placement.id) {
            note(
                &draft,
                .error(
                    "qr-not-built",
                    "'\(request.placement.id)' shall show a QR code: this version cannot draw QR codes yet",
                    hint: "take '\(request.placement.id)' off the 'qr' of '\(call.text)'; it is then made without one",
                    at: tools.place("qr")))
        }
        for finding in Self.buttons(call.button, for: request, in: catalogue).findings {
            note(&draft, finding.at(tools.place("button")))
        }
        do throws(Finding) {
            _ = try Self.link(of: call, for: request)
        } catch {
            note(&draft, error.at(tools.place("link")))
        }
        let (frames, timeFindings) = CallTiming.frames(of: call, in: picture)
        for finding in timeFindings { note(&draft, finding.at(tools.place("start"))) }
        guard let frames, let card = card(words, call: call, &draft, canvas: picture.canvas, tools) else { return }
        let noRoom = Finding.warning(
            "overlay-collision",
            "the call to action '\(call.text)' covers what else is seen in frames \(frames.from) to \(frames.to): "
                + "no part of the safe zone is free",
            hint: "change its start or end, or the subtitle", at: tools.place("start")
        ).by(step: Self.name)
        // What is there when the film begins or ends neither comes nor goes.
        let fade = OverlayFade(
            rising: frames.from > 0 ? tools.fadeFrames : 0, falling: frames.to < picture.frames ? tools.fadeFrames : 0,
            of: frames)
        draft.intents.append(
            OverlayIntent(
                id: Self.overlayID(index), role: .callToAction, frames: frames, alternatives: [card],
                // The market's direction, not the text's: platforms mirror their own controls by market.
                place: .inZone(region: call.position, alignment: call.align, direction: request.market.direction),
                spacing: CardDesign(canvas: picture.canvas, brandColour: nil).distance, priority: .offer,
                changes: .withOffer, noRoom: noRoom, mayCover: true, fade: fade))
    }

    func note(_ draft: inout Draft, _ finding: Finding) {
        draft.findings.append(finding.by(step: Self.name))
    }
}

extension OverlayRole {
    /// A card that says what to do.
    public static let callToAction = OverlayRole(rawValue: "cta")
}

extension PixelRect {
    /// As shares of the canvas's width and height, in millionths.
    func millionths(of canvas: PixelSize) -> PixelRect {
        func share(_ value: Int, _ whole: Int) -> Int { (2_000_000 * value + whole) / (2 * max(1, whole)) }
        return PixelRect(
            x: share(x, canvas.width), y: share(y, canvas.height), width: share(width, canvas.width),
            height: share(height, canvas.height))
    }
}
