public import PolyreelCore

/// Arranges all overlays of a film at once inside the safe zone.
///
/// The more important comes first, then the earlier. What is fixed to a region stacks there, away from the region's edge,
/// on what is still shown. What may stand anywhere stands at the bottom, but where something more important stands in that
/// region in any frame of the film, at the top: it has one place from beginning to end. Where that is taken it goes to a
/// region that is free, then onto a stack. Nothing covers anything, but what may and is said to.
public struct FilmLayout: Sendable {
    /// In drawing order: that of the intents, and what is attached to another right after it.
    public let overlays: [Overlay]
    /// What of the intents found no room.
    public let findings: [Finding]

    /// - Parameters:
    ///   - zone: the safe zone on the canvas.
    ///   - backdrop: the picture below; nil: what asks for contrast with it is not shown.
    public init(_ intents: [OverlayIntent], in zone: PixelRect, over backdrop: Backdrop? = nil) {
        var ids: Set<String> = []
        let (known, twice) = intents.reduce(into: ([OverlayIntent](), [OverlayIntent]())) { parts, intent in
            if ids.insert(intent.id).inserted { parts.0.append(intent) } else { parts.1.append(intent) }
        }
        let places = ZonePlaces(known, in: SafeZone(zone), over: backdrop)
        let assembly = OverlayAssembly(known, placed: places.plates)
        overlays = assembly.overlays
        findings = CrowdedFindings.collected(
            twice.map(Self.idTwice) + places.crowded.map(\.noRoom) + assembly.lost.map(\.noRoom))
    }

    private static func idTwice(_ intent: OverlayIntent) -> Finding {
        .error(
            "overlay-id", "two overlays of the film are called '\(intent.id)'; the second is not shown",
            hint: "steps begin an overlay's id with their own name", at: intent.noRoom.location
        ).by(step: intent.noRoom.step)
    }
}

extension Draft {
    /// Turns the draft's intents into overlays; what finds no room is among its findings.
    /// - Parameters:
    ///   - backdrop: the picture below; nil: what asks for contrast with it is not shown.
    ///   - layouts: those of other films of the job.
    public mutating func layOut(over backdrop: Backdrop?, knowing layouts: LayoutMemory = LayoutMemory()) {
        guard let picture else { return }
        let layout = layouts.layout(of: intents, in: request.safeZone.rect(on: picture.canvas), over: backdrop)
        overlays = layout.overlays
        findings += layout.findings
    }
}
