internal import Foundation
internal import PolyreelCore
internal import PolyreelGraph
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
    static func key(_ plate: Plate) throws -> Digest { try Digest.ofJSON(Recipe(plate: plate)) }

    /// Draws a plate into the store.
    @discardableResult
    func draw(_ plate: Plate) throws -> Digest {
        try store.keepFile(for: try Self.key(plate), as: Self.name) { try draw(plate, to: $0) }
    }

    /// Puts the drawn plate into a folder, named by its digest, drawing it where the store has none.
    func put(_ plate: Plate, in folder: String) throws -> Digest {
        if let blob = try store.result(for: try Self.key(plate))?.outputs[Self.name], try put(blob, in: folder) {
            return blob
        }
        let blob = try draw(plate)
        guard try put(blob, in: folder) else {
            throw StoreError(doing: "reading the plate \(blob) that was just written", status: EIO)
        }
        return blob
    }

    /// Two plates may be drawn alike.
    private func put(_ blob: Digest, in folder: String) throws -> Bool {
        let path = "\(folder)/\(blob.hex)"
        return try access(path, F_OK) == 0 || store.fetch(blob, to: path)
    }

    static let name = "plate"

    private func draw(_ plate: Plate, to file: String) throws {
        let pixels = try PlateArtist.draw(plate, pictures: PictureShelf(store: store).picture)
        try YCbCrPlate(pixels, frame: plate.frame).data.write(to: URL(filePath: file))
    }
}
