import CallToAction
import Foundation
import PolyreelCore
import PolyreelStep
import PolyreelYAML
import TestSupport
import Testing

@Suite struct SidecarTests {
    static func film(
        _ sidecars: [String: String], size: PixelSize = vertical, frames: Int = 840,
        sightings: [String: OverlaySighting] = [
            "cta-0": OverlaySighting(
                seen: [FrameRange(from: 0, to: 840)], covered: [], isSeenBefore: false, isSeenAfter: nil)
        ]
    ) -> FinishedProduct {
        FinishedProduct(
            path: "film.mp4",
            facts: FilmFacts(
                bytes: 1, size: size, frames: frames, rate: Rational(30), constantRate: true, videoCodec: "h264",
                videoProfile: "High", pixelFormat: "yuv420p", audioCodec: nil, audioSampleRate: 0, audioChannels: 0,
                videoStart: .zero, audioStart: .zero, audioDuration: .zero, movieHeaderFirst: true, hasEditList: false,
                longestGroup: 60, taggedBT709: true, peakBitRate: 0), integratedLoudness: nil, truePeak: nil,
            sightings: sightings, sidecars: sidecars)
    }

    static func findings(_ film: FinishedProduct, of draft: Draft) async throws -> [String] {
        let step = try CallToAction(
            settings: CallToAction.Settings(calls: [call()]))
        return try await step.prove(film, of: draft, with: tools()).map(\.code)
    }

    @Test func theSidecarHasTheNamesOfTheContract() async throws {
        // 30000/1001 frames a second: frame 750 is at 750 * 1001 / 30000 = 25.025 s, the end at 28.028 s.
        let done = try await prepared(
            draft(rate: Rational(30000, 1001)), [call(link: "https://s.example/{market}")])
        let sidecar = try #require(done.sidecars.first)
        #expect(sidecar.suffix == "cta.json")
        #expect(sidecar.kind.rawValue == "cta")
        #expect(sidecar.content.contains("\"start\" : 25.025"))
        #expect(sidecar.content.contains("\"end\" : 28.028"))
        let calls = try #require(
            try JSONSerialization.jsonObject(with: Data(sidecar.content.utf8)) as? [[String: Any]])
        let one = try #require(calls.first)
        #expect(
            one.keys.sorted() == [
                "box", "button", "code", "end", "frames", "language", "link", "safeZone", "start", "text",
            ]
        )
        let button = try #require(one["button"] as? [String: Any])
        #expect(button.keys.sorted() == ["google", "linkedin", "meta", "pinterest", "requested", "tiktok"])
        #expect(button["linkedin"] is NSNull)
        let box = try #require(one["box"] as? [String: [String: NSNumber]])
        let frame = done.overlays[0].plate.frame
        #expect(box["pixels"]?["width"]?.intValue == frame.width)
        let share = try #require(box["fractions"]?["width"]?.doubleValue)
        #expect(abs(share - Double(frame.width) / 1080) <= 0.000_000_5)
        let zone = try #require(one["safeZone"] as? [String: Int])
        #expect(zone == ["x": 120, "y": 288, "width": 768, "height": 960])
    }

    @Test func theRecordsFactsAreTheSidecar() async throws {
        let done = try await prepared(draft(rate: Rational(30000, 1001)), [call(link: "https://s.example/{market}")])
        let written = try JSONDecoder().decode(
            JSONValue.self, from: Data(try #require(done.sidecars.first).content.utf8))
        #expect(done.facts == ["cta": written])
    }

    @Test func theSameDraftGivesTheSameBytes() async throws {
        #expect(try await prepared(draft()) == prepared(draft()))
    }

    /// Rates and places whose decimals do not end: what is written must still be read back as equal.
    @Test(arguments: [Rational(30), Rational(30000, 1001), Rational(24000, 1001), Rational(25), Rational(7, 3)])
    func aSidecarAsItWasWrittenIsProven(rate: Rational) async throws {
        let folder = try TemporaryFolder()
        let done = try await prepared(draft(rate: rate), [call(start: .fromStart(Rational(1)))])
        let path = try folder.write("x.cta.json", done.sidecars[0].content)
        #expect(try await Self.findings(Self.film(["cta.json": path]), of: done).isEmpty)
    }

    @Test func aSidecarThatWasChangedIsFound() async throws {
        let folder = try TemporaryFolder()
        let done = try await prepared(draft())
        let content = done.sidecars[0].content
        let changed = try folder.write("a", content.replacing("SHOP_NOW", with: "BUY_NOW"))
        let moved = try folder.write("b", content.replacing("\"from\" : 750", with: "\"from\" : 751"))
        let cut = try folder.write("c", String(content.dropLast(20)))
        #expect(try await Self.findings(Self.film(["cta.json": changed]), of: done) == ["cta-sidecar-differs"])
        #expect(try await Self.findings(Self.film(["cta.json": moved]), of: done) == ["cta-sidecar-differs"])
        #expect(try await Self.findings(Self.film(["cta.json": cut]), of: done) == ["cta-sidecar-unreadable"])
        #expect(try await Self.findings(Self.film([:]), of: done) == ["cta-sidecar-missing"])
    }

    @Test func aFilmThatIsSmallerOrShorterThanPlannedIsFound() async throws {
        let folder = try TemporaryFolder()
        let done = try await prepared(draft())
        let sidecars = ["cta.json": try folder.write("a", done.sidecars[0].content)]
        let small = Self.film(sidecars, size: PixelSize(width: 540, height: 960))
        #expect(try await Self.findings(small, of: done) == ["cta-box-outside"])
        #expect(try await Self.findings(Self.film(sidecars, frames: 839), of: done) == ["cta-time-outside"])
    }

    @Test func aCardThatIsNotSeenAtItsTimeIsFound() async throws {
        let folder = try TemporaryFolder()
        let done = try await prepared(draft())
        let sidecars = ["cta.json": try folder.write("a", done.sidecars[0].content)]
        let late = OverlaySighting(
            seen: [FrameRange(from: 752, to: 840)], covered: [], isSeenBefore: false, isSeenAfter: nil)
        let early = OverlaySighting(
            seen: [FrameRange(from: 750, to: 840)], covered: [], isSeenBefore: true, isSeenAfter: nil)
        #expect(try await Self.findings(Self.film(sidecars, sightings: ["cta-0": late]), of: done) == ["cta-missing"])
        #expect(try await Self.findings(Self.film(sidecars, sightings: ["cta-0": early]), of: done) == ["cta-stale"])
        #expect(try await Self.findings(Self.film(sidecars, sightings: [:]), of: done) == ["cta-unproven"])
    }

    /// The first of two calls to action has no text here: it is not shown, and the second is nevertheless the second.
    @Test func whatIsFoundOfACallStandsAtThatCall() async throws {
        let places = ManifestPlaces(
            try YAMLNode.parse(Data("cta:\n  - { text: cta.gone }\n  - { text: cta.shop }\n".utf8), file: "glow.yaml"))
        let calls = [CallToActionSettings(text: "cta.gone"), call()]
        let done = try await prepared(draft(), calls)
        #expect(done.overlays.map(\.id) == ["cta-1"])
        let folder = try TemporaryFolder()
        let sidecars = ["cta.json": try folder.write("a", done.sidecars[0].content)]
        let step = try CallToAction(settings: CallToAction.Settings(calls: calls))
        func lines(_ film: FinishedProduct) async throws -> [String: Int?] {
            let findings = try await step.prove(film, of: done, with: tools(places: places))
            return Dictionary(findings.map { ($0.code, $0.location?.line) }) { first, _ in first }
        }
        #expect(try await lines(Self.film(sidecars, sightings: [:])) == ["cta-unproven": 3])
        let seen = OverlaySighting(
            seen: [FrameRange(from: 0, to: 840)], covered: [], isSeenBefore: false, isSeenAfter: nil)
        #expect(
            try await lines(Self.film(sidecars, frames: 839, sightings: ["cta-1": seen])) == ["cta-time-outside": 3])
        // The sidecar is that of all of them.
        #expect(try await lines(Self.film([:], sightings: ["cta-1": seen])) == ["cta-sidecar-missing": 2])
    }

    @Test func withoutCallsNothingIsWrittenOrAsked() async throws {
        #expect(try await prepared(draft(), []) == draft())
        #expect(try await Self.findings(Self.film([:]), of: draft()).isEmpty)
    }
}
