import PolyreelCore
import PolyreelType
import Testing

@testable import Subtitles

@Suite struct BurnedTests {
    /// 25 frames a second: 1.00 s is frame 25, 2.50 s is frame 62.5 and so 63, 9.2 s is frame 230.
    @Test func burnedCueIsGoneAfterItsEnd() async throws {
        let draft = try await Film().burned(srt([(1000, 2500, "Eins"), (2500, 4000, "Zwei"), (9200, 9600, "Drei")]))
        #expect(draft.ranges == ["25..<63", "63..<100", "230..<240"])
        #expect(draft.overlays.allSatisfy { $0.role == .subtitle })
        #expect(!draft.overlays.contains { $0.frames.contains(100) })
    }

    /// 29.97 frames a second, the film from 10 s on: (11.5 - 10) x 29.97 = 44.96, (13 - 10) x 29.97 = 89.91.
    @Test func trimAndRateMoveTheFrames() async throws {
        var film = Film()
        (film.start, film.rate, film.frames) = (Rational(10), Rational(30_000, 1001), 120)
        let draft = try await film.burned(
            srt([(8000, 9000, "vorher"), (11_500, 13_000, "jetzt"), (13_500, 20_000, "bis zum Ende")]))
        #expect(draft.ranges == ["45..<90", "105..<120"])
    }

    @Test func cardStandsAtTheBottomOfTheSafeZone() async throws {
        let film = Film()
        let zone = film.insets.rect(on: film.canvas)
        let draft = try await film.burned(srt([(1000, 3000, "Nur heute: zwanzig Prozent auf alles, was glitzert")]))
        let plate = try #require(draft.overlays.first?.plate)
        #expect(plate.lines.count <= 2)
        #expect(zone.contains(plate.frame))
        #expect(zone.bottom - plate.frame.bottom <= 1)
        #expect(abs((plate.frame.x - zone.x) - (zone.right - plate.frame.right)) <= 2)
        // 90 % of 768 pixels for the text; the box around it has half of size 64 on each side.
        #expect(plate.frame.width <= 691 + 64)
        #expect(plate.lines.allSatisfy { $0.font.bold && $0.colour == .white && (52...64).contains($0.size) })
        #expect(plate.elements.contains { if case .box(let box) = $0 { box.colour.alpha == 166 } else { false } })
        #expect([plate.frame.x, plate.frame.y, plate.frame.width, plate.frame.height].allSatisfy { $0 % 2 == 0 })
    }

    @Test(arguments: [
        (1080, 1920, 52...64), (1920, 1080, 42...54), (1920, 540, 32...42), (2160, 3840, 104...128),
        (3840, 2160, 84...108),
        (1080, 1080, 52...64), (1920, 158, 12...12),
    ])
    func sizesGoWithTheCanvas(_ width: Int, _ height: Int, _ sizes: ClosedRange<Int>) {
        #expect(SubtitleStyle(canvas: PixelSize(width: width, height: height)).sizes == sizes)
    }

    @Test func everyCueHasOneSize() async throws {
        let draft = try await Film().burned(
            srt([(0, 2000, "Ja"), (2000, 6000, "Das hier ist länger und braucht zwei Zeilen")]))
        #expect(Set(draft.overlays.flatMap(\.plate.lines).map(\.size)).count == 1)
        #expect(draft.overlays.map(\.plate.lines.count) == [1, 2])
    }

    @Test func linesOfTheFileAreJoined() async throws {
        let draft = try await Film().burned(srt([(0, 2000, "Das\nist\nkurz")]))
        #expect(draft.shown == [["Das ist kurz"]])
    }

    @Test func speakersKeepTheirLines() async throws {
        let draft = try await Film().burned(srt([(0, 2000, "- Kommst du?\n– Ja.")]))
        #expect(draft.shown == [["- Kommst du?", "– Ja."]])
    }

    /// Three sentences of 40, 41 and 40 characters: too long for two lines of a phone.
    @Test func longCueIsPartedInTimeAtSentences() async throws {
        let text =
            "Die Mascara hält den ganzen langen Tag. Sie brennt nicht in meinen Augen, echt. "
            + "Und sie geht abends mit Wasser wieder ab. Ich habe selten etwas so Gutes benutzt."
        let film = Film()
        let draft = try await film.burned(srt([(0, 8000, text)]))
        #expect(draft.overlays.count > 1)
        #expect(draft.overlays.first?.frames.from == 0)
        #expect(draft.overlays.last?.frames.to == 200)
        #expect(zip(draft.overlays, draft.overlays.dropFirst()).allSatisfy { $0.frames.to == $1.frames.from })
        #expect(draft.shown.map { $0.joined(separator: " ") }.joined(separator: " ") == text)
        #expect(draft.shown.allSatisfy { $0.count <= 2 && $0.last?.hasSuffix(".") == true })
        // The first part has 80 of 161 characters: frame 99 of 200.
        #expect(draft.overlays.contains { $0.frames.to == 99 })
        #expect(draft.codes.contains("subtitle-split"))
        #expect(draft.sidecar("de.srt")?.contains(text) == true)
    }

    @Test func cueThatCannotBePartedIsAnError() async throws {
        let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
        let draft = try await Film().burned(srt([(0, 4000, "Die " + word)]))
        #expect(draft.codes.contains("subtitle-overflow"))
        #expect(draft.isWithheld)
    }

    @Test func cueShorterThanItsPartsIsAnError() async throws {
        let draft = try await Film().burned(srt([(0, 40, String(repeating: "Ein langer Satz. ", count: 20))]))
        #expect(draft.codes.contains("subtitle-overflow"))
    }

    @Test func overlappingCuesStandAboveEachOther() async throws {
        let draft = try await Film().burned(
            srt([(0, 4000, "Unten"), (1000, 3000, "Oben"), (4000, 5000, "Wieder unten")]))
        #expect(draft.ranges == ["0..<100", "25..<75", "100..<125"])
        let frames = draft.overlays.map(\.plate.frame)
        #expect(frames[1].bottom < frames[0].y)
        #expect(frames[2].bottom == frames[0].bottom)
    }

    /// 80 ms, two frames.
    @Test func overlapTooShortToReadIsCut() async throws {
        let draft = try await Film().burned(srt([(0, 2080, "Eins"), (2000, 4000, "Zwei")]))
        #expect(draft.ranges == ["0..<50", "50..<100"])
        #expect(draft.overlays[0].plate.frame.bottom == draft.overlays[1].plate.frame.bottom)
        #expect(draft.sidecar("de.srt")?.contains("00:00:02,080") == true)
    }

    @Test func moreCuesAtOnceThanThereIsRoomAreAnError() async throws {
        var film = Film()
        film.insets = Insets(top: 288, right: 192, bottom: 1332, left: 120)
        let draft = try await film.burned(srt((0..<8).map { (Int64($0) * 300, 9000, "Stimme \($0)") }))
        #expect(draft.codes.contains("subtitle-crowded"))
        #expect(draft.isWithheld)
        #expect(draft.overlays.allSatisfy { film.insets.rect(on: film.canvas).contains($0.plate.frame) })
    }

    @Test func moreCuesThanFramesAreRefusedAtOnce() async throws {
        let draft = try await Film().burned(srt((0..<20_000).map { (Int64($0 / 3), 10_000, "x") }))
        #expect(draft.codes.filter { $0 == "subtitle-crowded" }.count == 1)
        #expect(draft.overlays.isEmpty)
    }

    @Test func safeZoneWithoutRoomIsAnError() async throws {
        var film = Film()
        film.insets = Insets(top: 1000, right: 540, bottom: 1000, left: 540)
        let draft = try await film.burned(srt([(0, 2000, "Hallo")]))
        #expect(draft.codes == ["subtitle-overflow"])
        #expect(draft.overlays.isEmpty)
    }

    /// Black at 166/255 over white is a grey of 89: luminance 0.0999, and white on it 1.05 / 0.1499 = 7.0.
    @Test func theBoxIsDarkEnoughOverAWhitePicture() {
        let style = SubtitleStyle(canvas: PixelSize(width: 1080, height: 1920)).card
        let alpha = Int(style.boxColour?.alpha ?? 0)
        let grey = UInt8(255 * (255 - alpha) / 255)
        let seen = Colour(red: grey, green: grey, blue: grey)
        #expect(style.boxColour?.withAlpha(255) == .black && style.textColour == .white)
        #expect(abs(style.textColour.contrast(with: seen) - 7.0) < 0.02)
    }

    @Test func rightToLeftTextHasItsDirection() async throws {
        var film = Film()
        film.market = "ar-AE"
        let draft = try await film.burned(srt([(0, 2000, "مرحبا بكم في متجرنا!")]))
        let lines = draft.overlays.flatMap(\.plate.lines)
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { $0.direction == .rightToLeft && $0.language == "ar" })
        #expect(!draft.isWithheld)
    }

    @Test func characterThatNoFontHasIsAnError() async throws {
        let draft = try await Film().burned(srt([(0, 2000, "Hallo \u{10FFFD}")]))
        #expect(draft.codes.contains("glyph-missing"))
        #expect(draft.findings.first { $0.code == "glyph-missing" }?.location?.line == 2)
        #expect(draft.isWithheld)
    }

    @Test func sameInputsAreTheSameDraft() async throws {
        let text = srt([(0, 4000, "Eins zwei drei"), (1000, 3000, "vier"), (5000, 9000, "fünf, sechs und sieben")])
        #expect(try await Film().burned(text) == Film().burned(text))
    }
}
