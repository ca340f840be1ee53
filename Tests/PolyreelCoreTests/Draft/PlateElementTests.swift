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
        for (element, kind) in [(PlateElement.box(box), "box"), (.code(code), "code"), (.text(line), "text")] {
            let data = try JSONEncoder().encode(element)
            let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            #expect(object?.keys.sorted() == [kind])
            #expect(try JSONDecoder().decode(PlateElement.self, from: data) == element)
        }
        let written = String(decoding: try JSONEncoder().encode(PlateElement.code(code)), as: UTF8.self)
        #expect(written.contains(#""bits":["101","001"]"#))
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
