internal import PolyreelCore
internal import PolyreelStore

/// Everything that decides a soundtrack's bytes. Its digest is the soundtrack's key.
struct SoundtrackRecipe: Encodable {
    let format: Int
    /// Raised when the same plan would be mixed otherwise.
    let mixing = 2
    let madeWith: String
    let sound: SoundPlan

    var key: Digest {
        get throws { try Digest.ofJSON(self) }
    }
}
