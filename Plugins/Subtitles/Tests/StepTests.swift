import Foundation
import PolyreelCore
import PolyreelLanguage
import PolyreelLayout
import PolyreelStep
import TestSupport
import Testing

@testable import Subtitles

@Suite struct StepTests {
    private let files = ["en.srt": srt([(1000, 3000, "Hello")]), "de.srt": srt([(1000, 3000, "Hallo")])]

    /// Which file a market gets, and what is said about it.
    @Test(arguments: [
        ("de-DE", "en", ["de", "en"], "de", []), ("de-AT", "en", ["de", "en"], "de", []),
        ("de-AT", "en", ["de", "de-AT"], "de-AT", []), ("de-AT", "en", ["de-DE", "en"], "en", ["subtitle-fallback"]),
        ("en-GB", "en", ["en"], "en", []), ("en-GB", "en-US", ["en-US"], "en-US", ["subtitle-fallback"]),
        ("fr-FR", "en", ["en", "de"], "en", ["subtitle-fallback"]),
        ("fr-FR", "en-US", ["en"], "en", ["subtitle-fallback"]),
        ("zh-TW", "en", ["zh", "zh-Hant", "en"], "zh-Hant", []),
        ("zh-TW", "en", ["zh", "en"], "en", ["subtitle-fallback"]),
        ("es-MX", "en", ["es-419", "es", "en"], "es-419", []), ("nb-NO", "en", ["NB", "en"], "nb", []),
        ("he-IL", "en", ["iw", "en"], "he", []),
    ])
    func fileIsChosenByFallback(
        _ market: String, _ asset: String, _ languages: [String], _ chosen: String, _ codes: [String]
    ) async throws {
        var film = Film()
        (film.market, film.assetLanguage) = (market, asset)
        let paths = Dictionary(uniqueKeysWithValues: languages.map { ($0, "\($0).srt") })
        let content = Dictionary(uniqueKeysWithValues: languages.map { ("\($0).srt", srt([(1000, 3000, $0)])) })
        let draft = try await film.prepared(content, languages: paths)
        #expect(draft.sidecars.map(\.suffix) == ["\(chosen).srt", "\(chosen).vtt", "\(chosen).ttml"])
        #expect(draft.codes == codes)
        #expect(!draft.isWithheld)
        #expect(draft.findings.allSatisfy { $0.step == "subtitles" })
        let key = languages.first { $0.lowercased() == chosen.lowercased() } ?? "iw"
        #expect(draft.sidecars.first?.content.contains("\n\(key)\n") == true)
    }

    @Test func neitherLanguageIsAnError() async throws {
        var film = Film()
        film.market = "fr-FR"
        let draft = try await film.prepared(files, languages: ["de": "de.srt"])
        #expect(draft.codes == ["subtitle-missing"])
        #expect(draft.isWithheld)
        #expect(draft.sidecars.isEmpty)
    }

    @Test func fileThatIsNotThereWithholds() async throws {
        let draft = try await Film().prepared([:], languages: ["de": "de.srt"], burn: ["tiktok"])
        #expect(draft.codes == ["file-missing"])
        #expect(draft.isWithheld)
    }

    @Test func keyThatIsNoLanguageNeverNamesAFile() async throws {
        let draft = try await Film().prepared(files, languages: ["../de": "de.srt", "de": "de.srt"])
        #expect(draft.sidecars.map(\.suffix) == ["de.srt", "de.vtt", "de.ttml"])
    }

    @Test func nothingAskedForIsNothingDone() async throws {
        let draft = try await Film().prepared(files, languages: [:])
        #expect(draft == Film().draft)
    }

    @Test func commentsAreNotDelivered() async throws {
        let text = "WEBVTT\n\nNOTE ask the client\n\n00:01.000 --> 00:02.000\nA\n"
        let draft = try await Film().prepared(["de.vtt": text], languages: ["de": "de.vtt"])
        #expect(draft.sidecar("de.vtt") == "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nA\n\n")
    }

    /// The film begins at 500 ms of the asset.
    @Test func sidecarsHaveTheFilmsTimesAndTheSourcesLines() async throws {
        var film = Film()
        film.start = Rational(1, 2)
        let draft = try await film.prepared(
            ["de.srt": srt([(1000, 3000, "Schau <i>mal</i>\nhier")])], languages: ["de": "de.srt"])
        #expect(draft.sidecar("de.srt") == "1\n00:00:00,500 --> 00:00:02,500\nSchau mal\nhier\n\n")
        #expect(
            draft.sidecar("de.vtt")
                == "WEBVTT\n\n1\n00:00:00.500 --> 00:00:02.500\nSchau <i>mal</i>\nhier\n\n")
        #expect(draft.sidecars.allSatisfy { $0.kind == .subtitles })
        #expect(draft.overlays.isEmpty)
    }

    @Test func onlyPlacementsThatAreNamedAreBurned() async throws {
        let burned = try await Film().prepared(files, languages: ["de": "de.srt"], burn: ["reels", "tiktok"])
        #expect(burned.ranges == ["25..<75"])
        let clean = try await Film().prepared(files, languages: ["de": "de.srt"], burn: ["reels"])
        #expect(clean.overlays.isEmpty)
        #expect(clean.sidecars == burned.sidecars)
    }

    @Test func variantsReadAFileOnce() async throws {
        let memory = MemoryFiles(files)
        let step = try Subtitles(
            settings: SubtitleSettings(files: ["en": "en.srt", "de": "de.srt"], burn: ["tiktok", "reels"]))
        let markets = ["de-DE", "de-AT", "de-CH", "fr-FR", "pl-PL"]
        let drafts = try await withThrowingTaskGroup(of: Draft.self) { group in
            for market in markets {
                for placement in ["tiktok", "reels", "shorts"] {
                    group.addTask {
                        var film = Film()
                        (film.market, film.placement) = (market, placement)
                        var draft = film.draft
                        try await step.prepare(&draft, with: film.tools(memory))
                        draft.layOut(over: nil)
                        return draft
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(drafts.count == 15)
        #expect(drafts.flatMap(\.sidecars).count == 45)
        #expect(Set(drafts.flatMap(\.overlays)).count == 2)
        #expect(memory.reads(of: "de.srt") == 1)
        #expect(memory.reads(of: "en.srt") == 1)
    }

    @Test func draftWithoutPictureIsSaid() async throws {
        let step = try Subtitles(settings: SubtitleSettings(files: ["de": "de.srt"], burn: []))
        var draft = Film().draft
        draft.picture = nil
        try await step.prepare(&draft, with: Film().tools(MemoryFiles(files)))
        #expect(draft.codes == ["subtitle-no-picture"])
    }

    // MARK: Proof

    private static let facts = FilmFacts(
        bytes: 1, size: PixelSize(width: 1080, height: 1920), frames: 250, rate: Rational(25), constantRate: true,
        videoCodec: "h264", videoProfile: "High", pixelFormat: "yuv420p", audioCodec: "aac", audioSampleRate: 48_000,
        audioChannels: 2, videoStart: .zero, audioStart: .zero, audioDuration: Rational(10), movieHeaderFirst: true,
        hasEditList: false, longestGroup: 50, taggedBT709: true, peakBitRate: 0)

    /// Writes the sidecars, changed by `change`, and proves them.
    private func proof(
        _ market: String = "de-DE", _ text: String = "Hallo,\n<i>Welt</i> & <3!",
        change: (String, String) -> String? = { $1 },
        sighting: (Overlay) -> OverlaySighting = { .asPlanned($0) }
    ) async throws -> [String] {
        var film = Film()
        film.market = market
        let language = LanguageTag(market)?.language ?? ""
        let step = try Subtitles(settings: SubtitleSettings(files: [language: "x.srt"], burn: ["tiktok"]))
        let tools = film.tools(MemoryFiles(["x.srt": srt([(1000, 3000, text), (9000, 12_000, "Ende")])]))
        var draft = film.draft
        try await step.prepare(&draft, with: tools)
        draft.layOut(over: nil)
        let folder = try TemporaryFolder()
        var paths: [String: String] = [:]
        for sidecar in draft.sidecars {
            if let content = change(sidecar.suffix, sidecar.content) {
                paths[sidecar.suffix] = try folder.write(sidecar.suffix, content)
            }
        }
        let finished = FinishedProduct(
            path: folder.path("x.mp4"), facts: Self.facts, integratedLoudness: nil, truePeak: nil,
            sightings: Dictionary(uniqueKeysWithValues: draft.overlays.map { ($0.id, sighting($0)) }), sidecars: paths)
        return try await step.prove(finished, of: draft, with: tools).map(\.code)
    }

    @Test(arguments: [
        ("de-DE", "Hallo,\n<i>Welt</i> & <3!"), ("ar-AE", "مرحبا بكم!\n- نعم؟"), ("ja-JP", "二行目\nの文"),
        ("de-DE", "a --> b {x} <none>"), ("de-DE", "a  b \"c\"   d"),
    ])
    func whatWasWrittenIsProven(_ market: String, _ text: String) async throws {
        #expect(try await proof(market, text) == [])
    }

    @Test func anythingElseIsNot() async throws {
        #expect(try await proof { $0 == "de.srt" ? nil : $1 } == ["subtitle-sidecar-missing"])
        #expect(try await proof { $0 == "de.vtt" ? "" : $1 } == ["subtitle-sidecar-unreadable"])
        #expect(
            try await proof { $1.replacing("Hallo", with: "Hello") }
                == Array(repeating: "subtitle-sidecar-differs", count: 3))
        #expect(try await proof { $1.replacing(",000", with: ",001") } == ["subtitle-sidecar-differs"])
        #expect(
            try await proof { String($1.prefix(60)) }
                == ["subtitle-sidecar-differs", "subtitle-sidecar-differs", "subtitle-sidecar-unreadable"])
    }

    @Test func burnedCueThatIsNotSeenInTimeIsAnError() async throws {
        // Both cues lose their third frame.
        let codes = try await proof(sighting: { overlay in
            let frames = overlay.frames
            return OverlaySighting(
                seen: [
                    FrameRange(from: frames.from, to: frames.from + 2),
                    FrameRange(from: frames.from + 3, to: frames.to),
                ], covered: [], isSeenBefore: false, isSeenAfter: false)
        })
        #expect(codes == ["subtitle-missing", "subtitle-missing"])
    }

    @Test func burnedCueIsGoneAfterItsEnd() async throws {
        let codes = try await proof(sighting: { overlay in
            OverlaySighting(
                seen: [overlay.frames], covered: [], isSeenBefore: false,
                isSeenAfter: overlay.frames.from < 100 ? true : nil)
        })
        #expect(codes == ["subtitle-stale"])
    }
}

extension OverlaySighting {
    /// Seen in all its frames, and not beside them.
    fileprivate static func asPlanned(_ overlay: Overlay) -> OverlaySighting {
        OverlaySighting(seen: [overlay.frames], covered: [], isSeenBefore: false, isSeenAfter: false)
    }
}
