import PolyreelCore
import PolyreelGraph
import PolyreelStore

/// `plates.json`: the films of a job as another program needs them.
struct PlateList: Encodable {
    /// Path of the asset.
    let asset: String
    /// What was measured of its picture.
    let picture: PictureFacts
    /// Those that are not withheld.
    let variants: [Variant]

    struct Variant: Encodable {
        let market: String
        let placement: String
        let picture: PicturePlan
        let sound: SoundPlan
        /// In drawing order.
        let overlays: [Overlay]
    }

    /// A PNG beside the list, its place on the canvas, and the film's frames `from ..< to` in which it is seen.
    struct Overlay: Encodable {
        let png: String
        let x: Int
        let y: Int
        let from: Int
        let to: Int
    }

    /// Equal plates have one file.
    static func name(of plate: Plate) throws -> String { "\(try Digest.ofJSON(plate).hex.prefix(16)).png" }
}
