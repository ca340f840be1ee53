import PolyreelCore
import PolyreelType
import Testing

@testable import CallToAction

@Suite struct CardTests {
    struct Canvas: Sendable, CustomTestStringConvertible {
        let size: PixelSize
        let zone: Insets
        /// Smallest and largest size of the message.
        let sizes: ClosedRange<Int>
        var testDescription: String { "\(size.width)x\(size.height)" }
    }

    static let canvases = [
        Canvas(size: vertical, zone: verticalZone, sizes: 44...76),
        Canvas(
            size: PixelSize(width: 2160, height: 3840), zone: Insets(top: 192, right: 108, bottom: 192, left: 108),
            sizes: 88...152),
        Canvas(
            size: PixelSize(width: 1920, height: 1080), zone: Insets(top: 54, right: 96, bottom: 54, left: 96),
            sizes: 40...64),
        Canvas(
            size: PixelSize(width: 1920, height: 540), zone: Insets(top: 27, right: 96, bottom: 27, left: 96),
            sizes: 32...48),
    ]
    static let texts: [(text: String, language: String, direction: TextDirection)] = [
        ("Nur noch 3 Stück – 12,99\u{A0}€ mit Code LENA15", "de", .leftToRight),
        ("تسوّقي الآن بسعر \u{2068}59.00\u{A0}د.إ.\u{2069} مع الكود \u{2068}LENA15\u{2069}", "ar", .rightToLeft),
        ("今だけ送料無料！今すぐ購入", "ja", .leftToRight), ("Kup teraz", "pl", .leftToRight),
        ("अभी खरीदें – ₹1,299.50", "hi", .leftToRight), ("ซื้อเลยวันนี้เท่านั้น", "th", .leftToRight),
    ]

    @Test(arguments: canvases, 0..<texts.count)
    func theCardIsInsideTheSafeZoneAndCanBeDrawn(canvas: Canvas, index: Int) async throws {
        let (text, language, direction) = Self.texts[index]
        let done = try await prepared(
            draft(text, language: language, direction: direction, canvas: canvas.size, zone: canvas.zone))
        #expect(done.findings.isEmpty)
        let plate = try #require(done.overlays.first?.plate)
        let zone = canvas.zone.rect(on: canvas.size)
        #expect(zone.contains(plate.frame))
        #expect(zone.bottom - plate.frame.bottom <= 1)
        let message = plate.lines.filter { $0.text != "LENA15" }
        #expect((1...3).contains(message.count))
        #expect(message.allSatisfy { canvas.sizes.contains($0.size) && $0.direction == direction })
        let pixels = try PlateArtist.draw(plate)
        #expect(pixels.size == PixelSize(width: plate.frame.width, height: plate.frame.height))
    }

    /// The code is read from left to right; the message above it is drawn as it is where no code follows.
    @Test(arguments: [("تسوّقي الآن!", "ar"), ("קנו עכשיו ב-49.90₪?", "he")])
    func aCodeChangesNothingAboveIt(text: String, language: String) async throws {
        let plate = try await prepared(draft(text, language: language, direction: .rightToLeft)).overlays[0].plate
        let code = try #require(plate.lines.first { $0.text == "LENA15" })
        let message = plate.elements.filter { $0.line.map { $0.baseline < code.baseline - code.size } ?? true }
        #expect((1..<plate.elements.count).contains(message.count { $0.line != nil }))
        let whole = try PlateArtist.draw(plate)
        let alone = try PlateArtist.draw(Plate(frame: plate.frame, elements: message, madeWith: plate.madeWith))
        let rows = 0..<((code.baseline - code.size) * whole.stride)
        #expect(whole.bytes[rows] == alone.bytes[rows] && whole.bytes != alone.bytes)
    }

    @Test func aCodeThatTheTextNamesIsNotRepeated() async throws {
        let named = try await prepared(draft("Kaufen mit LENA15"))
        #expect(named.overlays[0].plate.lines.filter { $0.text.contains("LENA15") }.count == 1)
        let unnamed = try await prepared(draft("Jetzt kaufen"))
        let lines = unnamed.overlays[0].plate.lines
        let code = try #require(lines.last)
        #expect(code.text == "LENA15")
        #expect(code.size > lines[0].size)
        #expect(code.baseline > lines[0].baseline)
    }

    /// In the film's first second, long before the card.
    @Test func whereSubtitlesStandAtTheBottomTheCardStandsAtTheTop() async throws {
        var before = draft()
        before.intents = [intent("subtitle-0", PixelSize(width: 400, height: 100), FrameRange(from: 0, to: 30))]
        let frame = try await prepared(before).overlays.last?.plate.frame
        #expect(frame?.y == 288)
        let alone = try await prepared(draft()).overlays[0].plate.frame
        #expect(alone.bottom == 1920 - 672)
        #expect(frame?.width == alone.width && frame?.height == alone.height)
    }

    /// WCAG 2.2, 1.4.3: (lighter + 0.05) / (darker + 0.05) is at least 4.5.
    @Test(arguments: [nil, "#E4007C", "#FFD400", "#767676", "#777777", "#808080", "#FFFFFF", "#000000", "#0057B8"])
    func textStandsOutFromTheCard(hex: String?) async throws {
        let brand = try hex.map { try #require(Colour(hex: $0)) }
        let plate = try await prepared(draft(), brand: BrandSettings(colour: brand)).overlays[0].plate
        let box = try #require(plate.elements.compactMap { if case .box(let box) = $0 { box } else { nil } }.first)
        #expect(box.colour.alpha == 255)
        if let brand { #expect(box.colour == brand) }
        let (first, second) = (box.colour.luminance, plate.lines[0].colour.luminance)
        #expect((max(first, second) + 0.05) / (min(first, second) + 0.05) >= 4.5)
    }

    @Test func aCardAtTheStartIsAtTheRightInArabic() async throws {
        let german = try await prepared(draft(), [call(align: .start)]).overlays[0].plate.frame
        // The zone reaches from 120 to 1080 - 192.
        #expect(german.x == 120)
        let arabic = try await prepared(
            draft("تسوّقي الآن", language: "ar", direction: .rightToLeft), [call(align: .start)]
        ).overlays[0].plate
        #expect(arabic.frame.right == 888)
        let code = try #require(arabic.lines.last)
        #expect(code.text == "LENA15")
        // The label is read first: it stands at the right of the code, and ends where the message begins.
        let (message, label) = (arabic.lines[0], arabic.lines[arabic.lines.count - 2])
        #expect(label.text == "كود" && label.x > code.x && label.baseline == code.baseline)
        func right(_ line: PlateLine) -> Int {
            line.x
                + Typesetter.measure(
                    line.text, font: line.font, size: line.size, language: "ar", direction: line.direction
                ).width
        }
        #expect(abs(right(message) - right(label)) <= 1)
    }

    @Test func theBrandsOwnTextColourIsTaken() async throws {
        let colour = try #require(Colour(hex: "#FFD400"))
        let plate = try await prepared(draft(), brand: BrandSettings(colour: .black, text: colour)).overlays[0].plate
        #expect(plate.lines.allSatisfy { $0.colour == colour })
    }

    /// Each has a division without a torn word, date or count at nearly the same size.
    @Test(arguments: [
        ("仅剩 3 件，用优惠码 LENA15 只要 ¥99.00，2026年12月24日截止", "zh-Hans", ["优惠码", "2026年12月24日截止"]),
        ("只剩 3 件，輸入優惠碼 LENA15 只要 $449.00，2026年12月24日截止", "zh-Hant", ["優惠碼", "2026年12月24日截止"]),
        (
            "Yalnızca 3 adet kaldı – LENA15 koduyla ₺549,90, 24\u{A0}Aralık\u{A0}2026 tarihine kadar", "tr",
            ["3 adet", "24\u{A0}Aralık\u{A0}2026"]
        ),
        (
            "Már csak 3 darab – 4\u{A0}990,00\u{A0}Ft a(z) LENA15 kóddal, 2026.\u{A0}december\u{A0}24. napjáig", "hu",
            ["3 darab", "2026.\u{A0}december\u{A0}24."]
        ),
    ])
    func nothingIsTornOnTheCard(_ text: String, _ language: String, _ whole: [String]) async throws {
        let zone = Insets(top: 150, right: 162, bottom: 672, left: 120)
        let plate = try await prepared(draft(text, language: language, zone: zone)).overlays[0].plate
        let lines = plate.lines.map(\.text)
        for part in whole { #expect(lines.contains { $0.contains(part) }, "\(lines)") }
        let widths = plate.lines.map {
            Typesetter.measure($0.text, font: $0.font, size: $0.size, language: language, direction: .leftToRight).width
        }
        #expect(4 * (widths.min() ?? 0) >= widths.max() ?? 0, "\(lines)")
    }

    /// Wider than the card at any size: broken rather than refused.
    @Test func aLongDateIsBrokenWhereItMustBe() async throws {
        let zone = Insets(top: 150, right: 318, bottom: 672, left: 318)
        let text = LocalisedText(
            text: "Bis 24. Dezember 2026", joined: "Bis 24.\u{A0}Dezember\u{A0}2026", language: "de",
            direction: .leftToRight)
        var long = draft(zone: zone)
        long.texts = long.texts.mapValues { _ in text }
        let done = try await prepared(long)
        #expect(done.findings.isEmpty)
        let lines = try #require(done.overlays.first?.plate.lines.map(\.text))
        #expect(lines.count >= 3)
        #expect(lines.joined(separator: " ") == "Bis 24. Dezember 2026 Code LENA15")
    }

    @Test func whatDoesNotFitSaysHowMuchRoomThereIs() async throws {
        let text = String(repeating: "Donaudampfschifffahrtsgesellschaft ", count: 4)
        let done = try await prepared(draft(text))
        #expect(done.codes == ["cta-overflow"])
        #expect(done.isWithheld)
        #expect(done.overlays.isEmpty && done.facts.isEmpty && done.sidecars.isEmpty)
        // 768 wide less 57 (three quarters of 76) on both sides, 960 high less 38.
        #expect(done.findings[0].message.contains("654x884"))
        #expect(done.findings[0].step == "call-to-action")
    }

    @Test func aCharacterWithoutAGlyphIsNamed() async throws {
        let done = try await prepared(draft("Kaufen \u{10FFFD}"))
        #expect(done.codes == ["glyph-missing"])
        #expect(done.findings[0].message.contains("U+10FFFD"))
        let code = try await prepared(draft("Kaufen", code: "L\u{E001}"), [call(code: "L\u{E001}")])
        #expect(code.codes == ["glyph-missing"])
    }

    @Test func aCardThatFindsNoRoomIsShownAndSaid() async throws {
        let zone = PixelSize(width: 768, height: 960)
        var before = draft()
        before.intents = [intent("whole", zone, FrameRange(from: 700, to: 760))]
        let done = try await prepared(before)
        #expect(done.codes == ["overlay-collision"])
        #expect(done.findings[0].step == "call-to-action" && done.findings[0].severity == .warning)
        #expect(done.overlays.map(\.id) == ["whole", "cta-0"])
        before.intents = [intent("whole", zone, FrameRange(from: 700, to: 750))]
        #expect(try await prepared(before).codes.isEmpty)
    }

    @Test(arguments: [OverlayRegion.top, .middle, .bottom])
    func aCardStandsWhereItIsAskedFor(_ position: OverlayRegion) async throws {
        var before = draft()
        // Would move one that may stand anywhere from the bottom to the top.
        before.intents = [intent("subtitle-0", PixelSize(width: 400, height: 100), FrameRange(from: 0, to: 30))]
        let frame = try #require(try await prepared(before, [call(position: position)]).overlays.last?.plate.frame)
        // The zone reaches from 288 to 1920 - 672.
        switch position {
        case .top: #expect(frame.y == 288)
        case .middle: #expect(abs(frame.y - 288 - (1248 - frame.bottom)) <= 2)
        default: #expect(frame.bottom == 1248)
        }
    }

    @Test func thePriceIsSetApart() async throws {
        var before = draft("Nur noch 3 Stück")
        before.texts[MessageUse(key: "cta.price", code: "LENA15").textID] = LocalisedText(
            text: "12,99\u{A0}€", language: "de", direction: .leftToRight)
        let done = try await prepared(before, [call(price: "cta.price")])
        let lines = try #require(done.overlays.first).plate.lines
        #expect(lines.map(\.text) == ["Nur noch 3 Stück", "12,99\u{A0}€", "Code", "LENA15"])
        #expect(lines[1].size > lines[3].size && lines[3].size > lines[0].size && lines[0].size > lines[2].size)
        #expect(lines[3].font.bold && !lines[2].font.bold)
        #expect(lines[0].baseline < lines[1].baseline && lines[1].baseline < lines[2].baseline)
        #expect(lines[2].baseline == lines[3].baseline && lines[2].x < lines[3].x)
        #expect(try done.calls().first?.price == "12,99\u{A0}€")
        // A price that is nowhere is left to the step that looked for it.
        #expect(try await prepared(draft(), [call(price: "cta.price")]).overlays.isEmpty)
    }

    @Test(arguments: [
        ("de", "Code"), ("de-AT", "Code"), ("pl", "Kod"), ("ja", "コード"), ("zh-Hant-TW", "優惠碼"), ("zh-Hans", "优惠码"),
        ("no", "Kode"), ("tlh", nil),
    ])
    func theCodesLabelIsOfTheLanguage(_ language: String, _ label: String?) throws {
        #expect(try CodeLabels.code(in: language) == label)
    }

    /// A number stays with what it counts, in whichever script; no line begins with a dash; a price counts nothing.
    @Test(arguments: [
        (
            "Nur noch 3 Stück – 12,99\u{A0}€ mit Code", "de",
            ["Nur ", "noch ", "3 Stück – ", "12,99\u{A0}€ ", "mit ", "Code"]
        ),
        ("Only 3 pieces left", "en", ["Only ", "3 pieces ", "left"]),
        ("Plus que 3 pièces – vite", "fr", ["Plus ", "que ", "3 pièces – ", "vite"]),
        ("بقيت 3 قطع فقط", "ar", ["بقيت ", "3 قطع ", "فقط"]),
        ("बस 3 नग बचे", "hi", ["बस ", "3 नग ", "बचे"]),
        ("Save 20% on all", "en", ["Save ", "20% ", "on ", "all"]),
        ("Now £11.50 with code", "en", ["Now ", "£11.50 ", "with ", "code"]),
        ("Now -20 degrees", "en", ["Now ", "-20 ", "degrees"]),
    ])
    func aNumberStaysWithItsNoun(_ text: String, _ language: String, _ pieces: [String]) {
        #expect(CardPieces.of(text, language: language) == pieces)
    }

    @Test func aCardComesAndGoesOverSixFrames() async throws {
        let fade = try await prepared(draft(), [call(start: .fromStart(Rational(5)), end: .fromStart(Rational(8)))])
            .overlays.first?.fade
        // Sevenths of 64.
        #expect(fade == OverlayFade(rising: [9, 18, 27, 36, 45, 54], falling: [54, 45, 36, 27, 18, 9]))
        // It stays to the film's end.
        let last = try await prepared(draft()).overlays.first?.fade
        #expect(last?.rising.count == 6 && last?.falling == [])
        let still = try await prepared(draft(), brand: BrandSettings(motion: .none))
        #expect(still.overlays.first != nil && still.overlays.first?.fade == nil)
    }

    @Test func aSecondCardAtTheSameTimeTakesAnotherPlace() async throws {
        let done = try await prepared(draft(), [call(), call()])
        #expect(done.codes.isEmpty)
        let frames = done.overlays.map(\.plate.frame)
        #expect(frames.count == 2 && !frames[0].intersects(frames[1]))
        #expect(try done.calls().map(\.box.pixels) == frames)
    }

    @Test func aMissingTextIsLeftToTheStepThatLookedForIt() async throws {
        let done = try await prepared(draft(nil))
        #expect(done == draft(nil))
        #expect(try await prepared(draft(" \n")).codes == ["cta-no-text"])
    }

    @Test func aVariantWithAQRCodeIsWithheld() async throws {
        let done = try await prepared(draft(), [call(qr: ["tiktok"])])
        #expect(done.codes == ["qr-not-built"])
        #expect(done.isWithheld)
        #expect(try await prepared(draft(), [call(qr: ["pos-portrait"])]).codes.isEmpty)
    }
}
