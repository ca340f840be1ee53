/// One thing that is drawn on a plate.
public enum PlateElement: Sendable, Hashable {
    case text(PlateLine)
    case box(PlateBox)
    case code(PlateCode)
    case image(PlateImage)

    /// The line of text, if it is one.
    public var line: PlateLine? {
        if case .text(let line) = self { line } else { nil }
    }
}

/// An object with one key, the kind: `{"text": {…}}`.
extension PlateElement: Codable {
    private enum CodingKeys: CodingKey, CaseIterable { case text, box, code, image }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "an element is one of \(CodingKeys.allCases.map(\.stringValue))"))
        }
        self =
            switch kind {
            case .text: .text(try container.decode(PlateLine.self, forKey: kind))
            case .box: .box(try container.decode(PlateBox.self, forKey: kind))
            case .code: .code(try container.decode(PlateCode.self, forKey: kind))
            case .image: .image(try container.decode(PlateImage.self, forKey: kind))
            }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .text(let line): try container.encode(line, forKey: .text)
        case .box(let box): try container.encode(box, forKey: .box)
        case .code(let code): try container.encode(code, forKey: .code)
        case .image(let image): try container.encode(image, forKey: .image)
        }
    }
}
