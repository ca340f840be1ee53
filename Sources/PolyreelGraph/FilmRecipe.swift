internal import PolyreelCore
internal import PolyreelStore

/// Everything that decides a film's files. Its digest is the film's key.
struct FilmRecipe: Encodable {
    let format: Int
    let spans: [Digest]
    let soundtrack: Digest
    let sidecars: [Sidecar]
    let rate: Rational
    let poster: PosterChoice

    var key: Digest {
        get throws { try Digest.ofJSON(self) }
    }
}
