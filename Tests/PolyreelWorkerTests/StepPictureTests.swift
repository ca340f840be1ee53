import Foundation
import PolyreelCore
import PolyreelPublish
import PolyreelRender
import PolyreelStep
import PolyreelSteps
import PolyreelStore
import PolyreelYAML
import TestSupport
import Testing

@testable import PolyreelWorker

/// A step of nobody's that shows a picture which it made itself.
@Suite(.tags(.render)) struct StepPictureTests {
    private static let steps = BuiltInSteps.entries + [StepEntry(Badge.self)]

    private func campaign() throws -> Campaign {
        var campaign = try Campaign()
        campaign.markets = ["de-DE"]
        campaign.placements = ["tiktok"]
        campaign.more = "steps: [badge]\n"
        try CampaignRun.makeAsset(campaign)
        return campaign
    }

    /// The mean of a rectangle of a film's frame, as ffmpeg decodes it: red, green, blue.
    private func colour(of rect: PixelRect, frame: Int, in film: String) async throws -> [Double] {
        let raw = film + ".rgb"
        let crop = "crop=\(rect.width):\(rect.height):\(rect.x):\(rect.y)"
        let result = try await Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-y", "-i", film, "-vf",
                "select=eq(n\\,\(frame)),\(crop),scale=in_color_matrix=bt709:in_range=tv,format=rgb24", "-frames:v",
                "1", "-f", "rawvideo", raw,
            ])
        #expect(result.errors == "")
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: raw)))
        try #require(bytes.count == 3 * rect.width * rect.height)
        return (0..<3).map { channel in
            let values = stride(from: channel, to: bytes.count, by: 3).map { Double(bytes[$0]) }
            return values.reduce(0, +) / Double(values.count)
        }
    }

    @Test func aPictureThatAStepKeepsIsSeenInTheFilm() async throws {
        let campaign = try campaign()
        let report = try await CampaignRun.run(campaign, steps: Self.steps)
        #expect(report.isComplete)
        let record = try #require(report.variants.first)
        let store = try FolderStore(path: campaign.storePath)
        let job = try await CampaignRun.prepare(campaign, store: store, steps: Self.steps)
        let overlay = try #require(job.drafts.first?.overlays.first { $0.role == Badge.role })
        let film = "\(report.folder)/\(record.market)/\(record.placement)/\(record.id).mp4"
        let plate = overlay.plate.frame
        #expect(PixelSize(width: plate.width, height: plate.height) == Badge.shown)
        // Inside of its left half, and of its right one.
        for frame in [0, overlay.frames.to - 1] {
            for (x, expected) in [(8, Badge.left), (72, Badge.right)] {
                let inside = PixelRect(x: plate.x + x, y: plate.y + 8, width: 32, height: 32)
                let seen = try await colour(of: inside, frame: frame, in: film)
                let wanted = [expected.red, expected.green, expected.blue].map(Double.init)
                for (seen, wanted) in zip(seen, wanted) { #expect(abs(seen - wanted) < 6) }
            }
        }
        // A film that stands is looked at by decoding where nobody remembers it; its plates are drawn again for that.
        try FileManager.default.removeItem(atPath: campaign.storePath)
        let again = try await CampaignRun.run(campaign, steps: Self.steps)
        #expect(again.isComplete && again.spans.framesRendered == 0)
    }

    @Test func aPictureThatIsDamagedFailsTheVariantAndIsMadeAgain() async throws {
        let campaign = try campaign()
        let store = try FolderStore(path: campaign.storePath)
        let job = try await CampaignRun.prepare(campaign, store: store, steps: Self.steps)
        let overlay = try #require(job.drafts.first?.overlays.first { $0.role == Badge.role })
        guard case .image(let image) = overlay.plate.elements.first else {
            Issue.record("the badge is no picture")
            return
        }
        let blob = campaign.folder.path("store/blobs/\(image.digest.prefix(2))/\(image.digest)")
        var bytes = try Data(contentsOf: URL(filePath: blob))
        bytes[bytes.count / 2] ^= 1
        try FileManager.default.removeItem(atPath: blob)
        try bytes.write(to: URL(filePath: blob))
        let report = try await Job(
            job, store: store, options: CampaignRun.options(campaign), versions: CampaignRun.versions,
            host: CampaignRun.host, stop: StopSignal(), report: { _ in }
        ).run()
        #expect(report.variants.map(\.status) == [.failed])
        #expect(report.variants[0].findings.contains { $0.code == "picture-missing" && $0.hint != nil })
        #expect(report.variants[0].files.isEmpty)
        #expect(try await CampaignRun.run(campaign, steps: Self.steps).isComplete)
    }
}

/// A picture of two colours in the upper corner.
private struct Badge: Step {
    struct Settings: Codable, Sendable { var hidden = false }

    static let name = "badge"
    static let role = OverlayRole(rawValue: name)
    static let section = Section(
        under: name, "a picture in the upper corner", Settings(),
        [Field("hidden", .flag, into: \.hidden, "It is not shown.")])

    static let left = Colour(red: 230, green: 120, blue: 20)
    static let right = Colour(red: 20, green: 60, blue: 140)
    static let shown = PixelSize(width: 112, height: 48)

    let settings: Settings

    func prepare(_ draft: inout Draft, with tools: Toolbox) async throws {
        guard !settings.hidden, let picture = draft.picture else { return }
        let size = Self.shown
        var rgba: [UInt8] = []
        for _ in 0..<size.height {
            for x in 0..<size.width {
                let colour = x < size.width / 2 ? Self.left : Self.right
                rgba += [colour.red, colour.green, colour.blue, 255]
            }
        }
        guard let pixels = PlatePicture(size: size, straight: Data(rgba)) else { return }
        let image = try await tools.keep(pixels)
        draft.intents.append(
            OverlayIntent(
                id: "badge-0", role: Self.role, frames: FrameRange(from: 0, to: picture.frames),
                alternatives: [OverlayBlock(size: size, elements: [.image(image)], madeWith: [])],
                place: .inZone(region: .top, alignment: .start, direction: .leftToRight), priority: .decoration,
                changes: .never, noRoom: .error("badge-crowded", "there is no room for the badge")))
    }

    func prove(_ film: FinishedProduct, of draft: Draft, with tools: Toolbox) async throws -> [Finding] {
        OverlayProof.findings(film, of: draft, role: Self.role, code: Self.name, name: "the badge")
    }
}
