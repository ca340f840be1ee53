public import PolyreelCore
public import PolyreelStep

/// Burns calls to action in as cards, and writes down for each platform what button, link and code go with them.
///
/// The card holds the text alone: the platforms draw their own buttons, in the viewer's language.
public struct CallToAction: Step {
    public static let name = "call-to-action"

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
        for (index, call) in settings.calls.enumerated() {
            prepare(call, &draft, picture: picture, CallTools(tools, index: index))
        }
        guard !draft.callsToAction.isEmpty else { return }
        draft.sidecars.append(try SidecarDocument(draft.callsToAction).sidecar())
    }

    private func prepare(_ call: CallToActionSettings, _ draft: inout Draft, picture: PicturePlan, _ tools: CallTools) {
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
        let (buttons, buttonFindings) = Self.buttons(call.button, for: request, in: catalogue)
        for finding in buttonFindings { note(&draft, finding.at(tools.place("button"))) }
        var link: String?
        do throws(Finding) {
            link = try call.link.map { template throws(Finding) in
                try LinkTemplate(template).link(for: request, code: call.code)
            }
        } catch {
            note(&draft, error.at(tools.place("link")))
        }
        let (frames, timeFindings) = CallTiming.frames(of: call, in: picture)
        for finding in timeFindings { note(&draft, finding.at(tools.place("start"))) }
        guard let frames, let plate = card(text, call: call, &draft, canvas: picture.canvas, tools) else { return }
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
        draft.findings.append(finding.by(step: Self.name))
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
