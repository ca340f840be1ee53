// Reformat: the picture and the sound of a variant: canvas, crop or fit, frame rate, sound level, encoder settings.

public import PolyreelCore
public import PolyreelStep
public import PolyreelYAML

/// Decides how the asset's picture comes onto the placement's canvas and how loud its sound is, within the platform's
/// limits, and proves on the finished file that they are kept.
public struct Reformat: Step {
    public static let name = "reformat"
    public static let runsAlways = true

    /// Nothing in a manifest: everything follows from the asset and the placement.
    public struct Settings: Codable, Sendable {
        public init() {}
    }

    public static let section = Section<Settings>(
        "canvas, crop or fit, frame rate, sound level, encoder settings", Settings())

    public init(settings: Settings) {}

    public func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        let placement = draft.request.placement
        let facts = tools.asset.picture
        let rate = FrameRate.chosen(for: facts.rate, average: facts.averageRate, placement: placement)
        let frames = max(1, Int(((tools.trim.to - tools.trim.from) * rate).rounded))
        let picture = PicturePlan(
            asset: tools.asset.digest, start: tools.trim.from, rate: rate, frames: frames, canvas: placement.canvas,
            path: ReframePath(
                Framing.reframe(facts.displaySize, on: placement.canvas, policy: placement.reframe)),
            encoder: H264Settings.settings(
                canvas: placement.canvas, rate: rate, cap: placement.encoderBitRateCap, frames: frames))
        draft.picture = picture
        draft.posterFrame = tools.still.map { Int((($0 - tools.trim.from) * rate).rounded) }
        draft.sound = Loudness.plan(tools.asset, picture: picture, placement: placement)
        draft.findings += Limits.findings(for: picture, on: placement).map { $0.at(Self.place(of: placement, tools)) }
        draft.findings +=
            ([FrameRate.finding(rate, for: facts, on: placement)].compactMap(\.self)
            + Loudness.findings(tools.asset, placement: placement)
            + [Framing.enlargement(facts.displaySize, picture)].compactMap(\.self))
            .map { $0.at(tools.places.place("asset.file")) }
    }

    public func prove(_ film: FinishedProduct, of draft: Draft, with tools: Toolbox) async throws -> [Finding] {
        guard let picture = draft.picture, let sound = draft.sound else { return [] }
        let findings =
            FilmProof.findings(film.facts, picture: picture, sound: sound, placement: draft.request.placement)
            + Loudness.proof(film, of: tools.asset, placement: draft.request.placement, sound: sound)
        return findings.map { $0.at(tools.places.place("asset.file")) }
    }

    /// Where the manifest lists a placement.
    private static func place(of placement: Placement, _ tools: Toolbox) -> SourceLocation? {
        tools.places.place("placements.\(placement.id)")
    }
}
