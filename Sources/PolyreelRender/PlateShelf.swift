internal import Foundation
internal import PolyreelCore
internal import PolyreelPlan
internal import PolyreelStore
internal import PolyreelType

/// Plates as blobs in the store: drawn once, whoever shows them.
struct PlateShelf: Sendable {
    let store: any Store

    private struct Recipe: Encodable {
        let what = "plate"
        let format = 1
        let plate: Plate
    }

    /// The key of a drawn plate. Texts that look alike and differ in their code points are two plates.
    static func key(_ plate: Plate) throws -> Digest { try Digest(Key(of: Recipe(plate: plate))) }

    /// Draws a plate into the store.
    @discardableResult
    func draw(_ plate: Plate) throws -> Digest {
        try store.keepFile(for: try Self.key(plate), as: Self.name) { try Self.draw(plate, to: $0) }
    }

    /// Puts the drawn plate at `path`, drawing it where the store has none.
    func put(_ plate: Plate, at path: String) throws {
        try store.rememberedFile(try Self.key(plate), as: Self.name, at: path) { try Self.draw(plate, to: $0) }
    }

    private static let name = "plate"

    private static func draw(_ plate: Plate, to file: String) throws {
        try YCbCrPlate(try PlateArtist.draw(plate), frame: plate.frame).data.write(to: URL(filePath: file))
    }
}
