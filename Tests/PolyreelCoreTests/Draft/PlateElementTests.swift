import Foundation
import PolyreelCore
import Testing

/// Elements as programs of other languages see them.
@Suite struct PlateElementTests {
    private func read(_ json: String) throws -> PlateElement {
        try JSONDecoder().decode(PlateElement.self, from: Data(json.utf8))
    }

    @Test func anElementIsAnObjectWithItsKind() throws {
        let box = PlateBox(rect: PixelRect(x: 0, y: 2, width: 4, height: 6), colour: .black, cornerRadius: 1)
        let bits = try #require(BitMatrix(rows: [[true, false, true], [false, false, true]]))
        let code = PlateCode(x: 1, y: 2, module: 3, bits: bits, colour: .black)
        let line = PlateLine(
            text: "Jetzt", language: "de", direction: .leftToRight, font: FontChoice(family: "Noto Sans", bold: true),
            size: 20, colour: .white, x: 3, baseline: 20)
        let image = try #require(
            PlateImage(
                rect: PixelRect(x: -2, y: 4, width: 30, height: 10), size: PixelSize(width: 60, height: 20),
                digest: String(repeating: "0a", count: 32)))
        let elements = [
            (PlateElement.box(box), "box"), (.code(code), "code"), (.text(line), "text"), (.image(image), "image"),
        ]
        for (element, kind) in elements {
            let data = try JSONEncoder().encode(element)
            let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            #expect(object?.keys.sorted() == [kind])
            #expect(try JSONDecoder().decode(PlateElement.self, from: data) == element)
        }
        let written = String(decoding: try JSONEncoder().encode(PlateElement.code(code)), as: UTF8.self)
        #expect(written.contains(#""bits":["101","001"]"#))
    }

    /// Sides as the draft of another program might have them, and names that are no SHA-256.
    @Test(arguments: [
        (60, 20, String(repeating: "0a", count: 32), true), (1, 4096, String(repeating: "f", count: 64), true),
        (0, 20, String(repeating: "0a", count: 32), false), (60, -20, String(repeating: "0a", count: 32), false),
        (4097, 20, String(repeating: "0a", count: 32), false), (60, .max, String(repeating: "0a", count: 32), false),
        (60, 20, String(repeating: "0A", count: 32), false), (60, 20, String(repeating: "0a", count: 31), false),
        (60, 20, "sha256:" + String(repeating: "0a", count: 32), false), (60, 20, "", false),
        (60, 20, String(repeating: "٠", count: 64), false), (60, 20, "../" + String(repeating: "a", count: 61), false),
    ])
    func anImageNamesAPicture(width: Int, height: Int, digest: String, isOne: Bool) throws {
        let json = """
            {"image": {"rect": {"x": 0, "y": 0, "width": 3, "height": 1}, "digest": "\(digest)",
            "size": {"width": \(width), "height": \(height)}}}
            """
        #expect(((try? read(json)) != nil) == isOne)
        let image = PlateImage(
            rect: PixelRect(x: 0, y: 0, width: 3, height: 1), size: PixelSize(width: width, height: height),
            digest: digest)
        #expect((image != nil) == isOne)
    }

    @Test(arguments: [
        "{}", #"{"circle": {}}"#, #"{"box": {}, "text": {}}"#, "[]",
        #"{"code": {"x": 0, "y": 0, "module": 1, "bits": ["10", "1"], "colour": {"red": 0, "green": 0, "blue": 0, "alpha": 255}}}"#,
        #"{"code": {"x": 0, "y": 0, "module": 1, "bits": ["1x"], "colour": {"red": 0, "green": 0, "blue": 0, "alpha": 255}}}"#,
    ])
    func anythingElseIsNone(json: String) {
        #expect(throws: DecodingError.self) { try read(json) }
    }
}
