internal import PolyreelCore
internal import PolyreelStep
internal import PolyreelYAML

/// What one call to action needs of the toolbox.
struct CallTools: Sendable {
    let font: FontChoice
    let brand: BrandSettings
    private let places: ManifestPlaces
    private let index: Int

    /// - Parameter index: of the call among the manifest's.
    init(_ tools: Toolbox, index: Int) {
        font = tools.font
        brand = tools.brand
        places = tools.places
        self.index = index
    }

    /// Frames that a card takes to come, and to go.
    var fadeFrames: Int { brand.motion == .none ? 0 : 6 }

    /// Where the manifest has a field of this call, or the call.
    func place(_ field: String) -> SourceLocation? { places.place("cta.\(index).\(field)") }
}
