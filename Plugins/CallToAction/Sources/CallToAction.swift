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

    public var messages: [MessageUse] { settings.calls.map { MessageUse(key: $0.text, code: $0.code) } }

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
        let document = SidecarDocument(facts)
        draft.facts["cta"] = try JSONValue(encoding: document.calls)
        draft.sidecars.append(try document.sidecar())
        draft.posterRange = first.frames
    }

    private func prepare(_ index: Int, _ draft: inout Draft, picture: PicturePlan, _ tools: CallTools) {
        let call = settings.calls[index]
        // A text that is nowhere was reported by the step that looked for it.
        guard let text = draft.texts[MessageUse(key: call.text, code: call.code).textID] else { return }
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
        guard let frames, let card = card(text, call: call, &draft, canvas: picture.canvas, tools) else { return }
        let noRoom = Finding.warning(
            "overlay-collision",
            "the call to action '\(call.text)' covers what else is seen in frames \(frames.from) to \(frames.to): "
                + "no part of the safe zone is free",
            hint: "change its start or end, or the subtitle", at: tools.place("start")
        ).by(step: Self.name)
        draft.intents.append(
            OverlayIntent(
                id: Self.overlayID(index), role: .callToAction, frames: frames, alternatives: [card],
                // The market's direction, not the text's: platforms mirror their own controls by market.
                place: .inZone(region: .auto, alignment: call.align, direction: request.market.direction),
                spacing: CardDesign(canvas: picture.canvas, brandColour: nil).distance, priority: .offer,
                changes: .withOffer, noRoom: noRoom, mayCover: true))
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
