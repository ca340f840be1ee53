internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelStore
internal import Synchronization

/// Digests that stand in the records of a job, each made once however many films have it.
final class RecordDigests: Sendable {
    private let plates = Mutex<[DrawnPlate: String]>([:])
    private let pictures = Mutex<[PicturePlan: String?]>([:])

    func digest(of plate: Plate) -> String {
        let key = DrawnPlate(plate)
        if let known = plates.withLock({ $0[key] }) { return known }
        let digest = (try? Digest.ofJSON(plate))?.hex ?? ""
        plates.withLock { $0[key] = digest }
        return digest
    }

    /// How long the film is and how it is encoded play no part: its frames show the same.
    func digest(of picture: PicturePlan) -> String? {
        if let known = pictures.withLock({ $0[picture] }) { return known }
        let recipe = PictureRecipe(
            format: SpanRecipe.currentFormat, asset: picture.asset, start: picture.start, rate: picture.rate,
            canvas: picture.canvas, path: picture.path)
        let digest = try? Digest.ofJSON(recipe).hex
        pictures.withLock { $0[picture] = .some(digest) }
        return digest
    }

    private struct PictureRecipe: Encodable {
        let format: Int
        let asset: String
        let start: Rational
        let rate: Rational
        let canvas: PixelSize
        let path: ReframePath
    }
}
