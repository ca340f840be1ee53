/// A plate by the bytes of its text: texts that only mean the same, such as `é` in one scalar and in two, are equal to
/// Swift, and are drawn and keyed apart.
public struct DrawnPlate: Sendable, Hashable {
    public let plate: Plate

    public init(_ plate: Plate) { self.plate = plate }

    public static func == (left: DrawnPlate, right: DrawnPlate) -> Bool { left.plate.isDrawn(as: right.plate) }
}

extension Plate {
    /// Whether the other is drawn alike, to the bytes of its text.
    public func isDrawn(as other: Plate) -> Bool {
        frame == other.frame && madeWith == other.madeWith && elements.isDrawn(as: other.elements)
    }
}

extension [PlateElement] {
    /// Whether equal elements have the same bytes of text too.
    public func isDrawn(as other: [PlateElement]) -> Bool {
        count == other.count
            && zip(self, other).allSatisfy { left, right in
                left == right && (left.line?.text ?? "").utf8.elementsEqual((right.line?.text ?? "").utf8)
            }
    }
}
