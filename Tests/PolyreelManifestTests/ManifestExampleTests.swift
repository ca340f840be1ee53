import CallToAction
import Disclosure
import Foundation
import Localise
import PolyreelCore
import PolyreelManifest
import Rights
import Subtitles
import TestSupport
import Testing

@Suite struct ManifestExampleTests {
    @Test func displaysAloneAreAChannel() throws {
        let text = Example.yaml.replacing(
            "placements: [tiktok, reels, shorts, pos-portrait,", with: "placements: [pos-portrait,"
        )
        .replacing("channel: paid", with: "channel: pos")
        .replacing("burn: [tiktok, reels, shorts, pos-portrait]", with: "burn: [pos-portrait]")
        let reading = Example.read(text, in: try Example.folder(), try Example.catalogue())
        #expect(reading.findings.map(\.description) == [])
        #expect(reading.manifest?.channel == .pos)
    }

    @Test(arguments: [
        ("{ folder: copy }", MessageFallback.none), ("{ folder: copy, fallback: allow }", .allow),
        ("{ folder: copy, fallback: { fr-CH: de, pl: en } }", .languages(["fr-CH": "de", "pl": "en"])),
    ])
    func messagesSayWhatStandsIn(_ written: String, _ fallback: MessageFallback) throws {
        let text = Example.yaml.replacing("messages: copy", with: "messages: \(written)")
        let reading = Example.read(text, in: try Example.folder(), try Example.catalogue())
        #expect(reading.findings.map(\.description) == [])
        let settings = try #require(reading.manifest?.settings(of: Localise.name, as: LocaliseSettings.self))
        #expect(settings.messages == "copy" && settings.fallback == fallback)
    }

    /// The same as JSON, with what YAML's readers stumble over; a date is in quotes there.
    @Test func aManifestOfJSONIsRead() throws {
        let json = #"""
            {
            	"version": 1, "campaign": "glow", "channel": "paid",
            	"asset": {"file": "glow.mp4", "creator": "@lena\/\ud83d\ude00\u2028", "language": "en"},
            	"rights": {"contract": "BO-1", "from": "2026-01-01", "until": "2027-12-31", "territories": ["WORLD"],
            	  "channels": ["paid"], "edits": ["crop"]},
            	"markets": ["de-DE"], "placements": ["tiktok"], "messages": "copy",
            	"values": {"price":{"EUR":12.90}, "ends": "2026-12-24"}
            }
            """#
        let text = json.replacing("\\t", with: "\t")
        let reading = Example.read(text, in: try Example.folder(), try Example.catalogue())
        #expect(reading.findings.map(\.description) == [])
        #expect(reading.manifest?.asset.creator == "@lena/😀\u{2028}")
        let settings = try #require(reading.manifest?.settings(of: Localise.name, as: LocaliseSettings.self))
        #expect(settings.values["price"] == .by(["EUR": .decimal("12.90")]))
    }

    @Test func instantsAreValues() throws {
        let text = Example.yaml.replacing("ends: 2026-12-24", with: "ends: 2026-12-24T18:30+01:00")
        let reading = Example.read(text, in: try Example.folder(), try Example.catalogue())
        let settings = try #require(reading.manifest?.settings(of: Localise.name, as: LocaliseSettings.self))
        #expect(settings.values["ends"] == ZonedInstant("2026-12-24T18:30+01:00").map { .one(.instant($0)) })
    }

    @Test func theDocumentedManifestReadsWithoutFindings() throws {
        let folder = try Example.folder()
        let reading = ManifestReader.read(
            path: folder.path("glow.yaml"), catalogue: try Example.catalogue(), allowedRoots: [])
        #expect(reading.findings.map(\.description) == [])
        let manifest = try #require(reading.manifest)
        #expect(manifest.file == folder.path("glow.yaml"))
        #expect(manifest.campaign == "glow-mascara")
        #expect(manifest.asset.file == "glow.mp4")
        #expect(manifest.asset.creator == "@lena.glow")
        #expect(manifest.asset.trim.from == .zero)
        #expect(manifest.asset.trim.to == Rational(28))
        #expect(manifest.asset.location.line == 4)
        #expect(manifest.asset.location.column == 9)
        let rights = try #require(manifest.settings(of: Rights.name, as: RightsSettings.self))
        #expect(rights.until == CalendarDate(year: 2027, month: 12, day: 31))
        #expect(rights.territories == ["EEA", "CH", "GB", "AE", "JP"])
        #expect(rights.channels == [.organic, .paid, .pos, .print])
        #expect(rights.edits == Edit.allCases)
        #expect(manifest.markets.map(\.id) == ["de-DE", "de-AT", "fr-FR", "pl-PL", "ar-AE", "ja-JP"])
        #expect(manifest.placements.map(\.id) == ["tiktok", "reels", "shorts", "pos-portrait"])
        #expect(manifest.unbuiltPlacements == ["poster-a3"])
        #expect(manifest.channel == .paid)
        #expect(manifest.layout == .shared)
        #expect(manifest.settings(of: Localise.name, as: LocaliseSettings.self)?.messages == "copy")
        #expect(manifest.messagePlaces["cta.shop"]?.line == 30)
        #expect(
            manifest.settings(of: Subtitles.name, as: SubtitleSettings.self)?.files == [
                "en": "glow.en.srt", "de": "glow.de.srt",
            ])
        let disclosure = try #require(manifest.settings(of: Disclosure.name, as: DisclosureSettings.self))
        #expect(disclosure.paid && !disclosure.retouched && !disclosure.ai)
        #expect(manifest.brand.colour == Colour(red: 0xE4, green: 0x00, blue: 0x7C))
        #expect(manifest.steps == [])
    }

    @Test func valuesKeepTheirDigitsAndDates() throws {
        let folder = try Example.folder()
        let manifest = try #require(Example.read(Example.yaml, in: folder, try Example.catalogue()).manifest)
        let values = try #require(manifest.settings(of: Localise.name, as: LocaliseSettings.self)).values
        let german = try #require(manifest.markets.first { $0.id == "de-AT" })
        let japanese = try #require(manifest.markets.first { $0.id == "ja-JP" })
        #expect(values["price"]?.value(for: german) == .decimal("12.99"))
        #expect(values["price"]?.value(for: japanese) == .decimal("2200"))
        let day = try #require(CalendarDate("2026-12-24"))
        #expect(values["ends"] == .one(.date(day)))
        #expect(values["left"] == .one(.decimal("3")))
    }

    private func calls(_ manifest: Manifest) throws -> [CallToActionSettings] {
        try #require(manifest.settings(of: CallToAction.name, as: CallToAction.Settings.self)).calls
    }

    @Test func callToActionTimesCountFromTheEnd() throws {
        let folder = try Example.folder()
        let manifest = try #require(Example.read(Example.yaml, in: folder, try Example.catalogue()).manifest)
        let call = try #require(calls(manifest).first)
        #expect(call.start == .beforeEnd(Rational(3)))
        #expect(call.end == .beforeEnd(.zero))
        #expect(call.qr == ["pos-portrait", "poster-a3"])
        let silent = Example.yaml.replacing("    start: -3s\n", with: "").replacing("    end: 0s\n", with: "")
        let other = try #require(Example.read(silent, in: folder, try Example.catalogue()).manifest)
        let whole = try #require(try calls(other).first)
        #expect(whole.start == .fromStart(.zero))
        #expect(whole.end == .beforeEnd(.zero))
    }

    @Test func jsonIsReadToo() throws {
        let folder = try Example.folder()
        let json = """
            {"version": 1, "campaign": "c", "asset": {"file": "glow.mp4", "creator": "x", "language": "en"},
            \t"rights": {"contract": "1a", "from": "2026-01-01", "until": "2026-01-01", "territories": ["NO"],
            \t"channels": ["paid"], "edits": ["crop"]}, "markets": ["nb-NO"], "placements": ["tiktok"],
            "channel": "organic", "disclosure": {"paid": true}}
            """
        let reading = Example.read(json, in: folder, try Example.catalogue())
        #expect(reading.findings.map(\.description) == [])
        #expect(reading.manifest?.settings(of: Rights.name, as: RightsSettings.self)?.territories == ["NO"])
        #expect(reading.manifest?.layout == .shared)
        #expect(reading.manifest?.settings(of: Disclosure.name, as: DisclosureSettings.self)?.ai == false)
    }
}
