public import PolyreelCore

/// Burns calls to action in as cards, and writes down for each platform what button, link and code go with them.
///
/// The card holds the text alone: the platforms draw their own buttons, in the viewer's language.
public struct CallToAction: Step {
    public static let name = "call-to-action"

    public struct Settings: Codable, Sendable, Hashable {
        public let calls: [CallToActionSettings]
        /// Of the card; nil: a neutral dark.
        public let brandColour: Colour?
        /// Of words on it; nil: white or black.
        public let brandText: Colour?
        /// Placements whose subtitles stand at the bottom: there a card stands at the top.
        public let burnsSubtitlesIn: [String]

        public init(
            calls: [CallToActionSettings], brandColour: Colour?, brandText: Colour? = nil, burnsSubtitlesIn: [String]
        ) {
            self.calls = calls
            self.brandColour = brandColour
            self.brandText = brandText
            self.burnsSubtitlesIn = burnsSubtitlesIn
        }
    }

    let settings: Settings
    let catalogue: ButtonCatalogue

    /// - Throws: `Findings` when the platforms' lists of buttons cannot be read.
    public init(settings: Settings) throws {
        self.settings = settings
        catalogue = try ButtonCatalogue.builtIn()
    }

    public func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        guard !settings.calls.isEmpty else { return }
        guard let picture = draft.picture else {
            if !draft.isWithheld {
                note(&draft, .error("cta-no-picture", "the film's length and canvas are not known before its picture"))
            }
            return
        }
        for call in settings.calls { prepare(call, &draft, picture: picture, font: tools.font) }
        guard !draft.callsToAction.isEmpty else { return }
        draft.sidecars.append(try SidecarDocument(draft.callsToAction).sidecar())
    }

    private func prepare(_ call: CallToActionSettings, _ draft: inout Draft, picture: PicturePlan, font: FontChoice) {
        // A text that is nowhere was reported by the step that looked for it.
        guard let text = draft.texts[MessageUse(key: call.text, code: call.code).textID] else { return }
        let request = draft.request
        if call.qr.contains(request.placement.id) {
            note(
                &draft,
                .error(
                    "qr-not-built",
                    "'\(request.placement.id)' shall show a QR code: this version cannot draw QR codes yet",
                    hint: "take '\(request.placement.id)' off the 'qr' of '\(call.text)'; it is then made without one"))
        }
        let (buttons, buttonFindings) = Self.buttons(call.button, for: request, in: catalogue)
        for finding in buttonFindings { note(&draft, finding) }
        var link: String?
        do throws(Finding) {
            link = try call.link.map { template throws(Finding) in
                try TrackedLink.make(template, request: request, code: call.code)
            }
        } catch {
            note(&draft, error)
        }
        let (frames, timeFindings) = CallTiming.frames(of: call, in: picture)
        for finding in timeFindings { note(&draft, finding) }
        guard let frames, let plate = card(text, call: call, &draft, canvas: picture.canvas, font: font) else { return }
        let overlay = Overlay(purpose: .callToAction, frames: frames, plate: plate)
        reportCollisions(of: overlay, call: call, &draft)
        draft.overlays.append(overlay)
        draft.callsToAction.append(
            CallToActionFacts(
                text: text.text, language: text.language, button: call.button, buttons: buttons, link: link,
                code: call.code, start: Rational(frames.from) / picture.rate, end: Rational(frames.to) / picture.rate,
                frames: frames, box: plate.frame, boxMillionths: plate.frame.millionths(of: picture.canvas),
                safeZone: request.safeZone.rect(on: picture.canvas)))
    }

    func note(_ draft: inout Draft, _ finding: Finding) {
        var finding = finding
        finding.step = Self.name
        draft.findings.append(finding)
    }

    private func reportCollisions(of overlay: Overlay, call: CallToActionSettings, _ draft: inout Draft) {
        for other in draft.overlays
        where other.frames.overlaps(overlay.frames) && other.plate.frame.intersects(overlay.plate.frame) {
            note(
                &draft,
                .warning(
                    "overlay-collision",
                    "the call to action '\(call.text)' covers \(other.purpose == .subtitle ? "a subtitle" : "another one")"
                        + " in frames \(max(other.frames.from, overlay.frames.from)) to "
                        + "\(min(other.frames.to, overlay.frames.to))",
                    hint: "change its start or end, or the subtitle"))
            // One is enough to look: a film has many subtitles.
            return
        }
    }
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
