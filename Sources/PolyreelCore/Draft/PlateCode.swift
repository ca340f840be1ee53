/// A code of square modules, such as a QR code. Light modules are not drawn: they show what is below.
public struct PlateCode: Codable, Sendable, Hashable {
    /// The top left corner in the plate's own coordinates.
    public let x: Int
    public let y: Int
    /// Pixels of a module's side.
    public let module: Int
    public let bits: BitMatrix
    /// Of dark modules.
    public let colour: Colour

    public init(x: Int, y: Int, module: Int, bits: BitMatrix, colour: Colour) {
        self.x = x
        self.y = y
        self.module = module
        self.bits = bits
        self.colour = colour
    }
}
