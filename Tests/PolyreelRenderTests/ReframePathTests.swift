import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelMedia
import PolyreelStore
import TestSupport
import Testing

@testable import PolyreelRender

/// Films that are framed otherwise from some frame on.
@Suite struct ReframePathTests {
    private let fixture: RenderFixture
    private static let canvas = PixelSize(width: 160, height: 90)

    init() throws { fixture = try RenderFixture() }

    /// A quarter of the picture of 320x180: 0 is the upper left one, 3 the lower right.
    private static func quarter(_ index: Int) -> PixelRect {
        PixelRect(x: index % 2 * 160, y: index / 2 * 90, width: 160, height: 90)
    }

    private static func path(_ holds: [(Int, Int)]) throws -> ReframePath {
        try #require(ReframePath(holds.map { .init(from: $0.0, reframe: .crop(quarter($0.1))) }))
    }

    @Test func everyFrameIsTheCropThatFFmpegCuts() async throws {
        // Two turns two frames apart: one of them is inside a span.
        let plan = try fixture.plan(paths: [try Self.path([(0, 0), (60, 3), (62, 1)])], canvas: Self.canvas)
        #expect(plan.films[0].spans.contains { [60, 62].contains($0.frames.from) })
        #expect(plan.spans.values.contains { $0.path.holds.count > 1 })
        let store = try MemoryStore()
        #expect(try await fixture.render(plan, in: store).failures.spans.isEmpty)
        let film = fixture.folder.path("film.mp4")
        let scratch = fixture.folder.path("parts")
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        _ = try Assembly.assemble(plan.films[0], store: store, scratch: scratch, to: film)
        // By quarter, how like ffmpeg's crop each frame of the film is.
        var values: [[Double]] = []
        for index in 0..<4 { values.append(try await likeness(of: film, to: Self.quarter(index))) }
        for frame in 0..<150 where !plan.films[0].draft.overlays.contains(where: { $0.frames.contains(frame) }) {
            let shown = frame < 60 ? 0 : frame < 62 ? 3 : 1
            for index in 0..<4 {
                let value = values[index][frame]
                #expect(index == shown ? value > 0.97 : value < 0.8, "frame \(frame), quarter \(index): \(value)")
            }
        }
    }

    @Test func everySpanRenderedAloneHasTheFramesOfTheWhole() async throws {
        let plan = try fixture.plan(paths: [try Self.path([(0, 0), (60, 3), (62, 1), (130, 2)])], canvas: Self.canvas)
        let whole = try await fixture.render(plan, in: MemoryStore())
        #expect(whole.hashes.values.reduce(0) { $0 + $1.count } == 150)
        for span in plan.films[0].spans {
            let recipe = try #require(plan.spans[span.key])
            let alone = try await fixture.render(
                RenderPlan(films: plan.films, spans: [span.key: recipe]), in: MemoryStore())
            #expect(alone.hashes == [span.key: whole.hashes[span.key]])
        }
    }

    @Test func filmsThatAreFramedAlikeHereShareTheCanvas() throws {
        // The cards from 110 on differ; before 60, one film is framed otherwise.
        let paths = [try Self.path([(0, 0), (60, 3)]), try Self.path([(0, 1), (60, 3)])]
        let plan = try fixture.plan(paths: paths, canvas: Self.canvas)
        let passes = PassPlanner(keyFrames: []).passes(for: plan, missing: Set(plan.spans.keys))
        let pass = try #require(passes.first)
        #expect(passes.count == 1 && pass.spans.count == plan.spans.count)
        #expect(Set(pass.spans.filter { $0.frames.from >= 60 }.map(\.canvas)).count == 1)
        #expect(Set(pass.spans.filter { $0.frames.from < 60 }.map(\.canvas)).count == 2)
        // Whatever the canvas, a span has its recipe's part of the path.
        for span in pass.spans {
            #expect(pass.canvases[span.canvas].path.clipped(to: span.frames) == plan.spans[span.key]?.path)
        }
    }

    @Test func theBackdropIsThatOfTheFramingShown() throws {
        let asset = fixture.folder.path("halves.mp4")
        var clip = SampleClip(
            size: PixelSize(width: 320, height: 180), duration: Rational(4),
            video: "color=black:size=320x180:rate=25,drawbox=x=160:y=0:w=160:h=180:color=white:t=fill")
        clip.videoOptions = ["g": "25"]
        try clip.write(to: asset)
        let facts = try AssetProbe.probe(path: asset, digest: "sha256:0")
        let film = try fixture.plan(paths: [try Self.path([(0, 0), (51, 1)])], canvas: Self.canvas).films[0].picture
        let picture = PicturePlan(
            asset: facts.digest, start: .zero, rate: Rational(25), frames: 100, canvas: film.canvas, path: film.path,
            encoder: film.encoder)
        let backdrop = try BackdropReader.read(asset, facts: facts, picture: picture)
        let cells = Backdrop.columns(of: film.canvas) * Backdrop.rows(of: film.canvas)
        // A look every five frames: the first eleven are at the black half.
        #expect(backdrop.luma.count == 20 * cells)
        #expect(backdrop.luma.prefix(11 * cells).allSatisfy { $0 < 24 })
        #expect(backdrop.luma.dropFirst(11 * cells).allSatisfy { $0 > 224 })
    }

    /// SSIM of the brightness of each frame of a film and of a part of the asset, by ffmpeg (1 is the same).
    private func likeness(of film: String, to part: PixelRect) async throws -> [Double] {
        let crop = "crop=\(part.width):\(part.height):\(part.x):\(part.y)"
        let result = try await Tool.run(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", "-i", film, "-i", fixture.asset.path, "-lavfi",
                "[1:v]\(crop),colormatrix=bt601:bt709[part];[0:v][part]ssim=stats_file=-", "-f", "null", "-",
            ])
        #expect(result.status == 0, "\(result.errors)")
        let values = result.output.split(separator: "\n").compactMap { line in
            line.split(separator: " ").first { $0.hasPrefix("Y:") }.flatMap { Double($0.dropFirst(2)) }
        }
        #expect(values.count == 150)
        return values
    }
}
