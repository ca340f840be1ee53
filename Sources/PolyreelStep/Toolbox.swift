public import Foundation
public import PolyreelCore
public import PolyreelYAML

/// What a step may use of the world. A step has no other way to the outside.
public struct Toolbox: Sendable {
    /// Reads files that the manifest names.
    public let files: any ManifestFiles
    /// What the asset is, measured once.
    public let asset: AssetFacts
    /// The film's part of the asset, in seconds of the asset's own time.
    public let trim: TrimRange
    /// The moment that stands for the film, in seconds of the asset's own time, inside `trim`; nil: it is chosen.
    public let still: Rational?
    /// The text's font: the brand's, or Noto Sans.
    public let font: FontChoice
    /// How the brand looks.
    public let brand: BrandSettings
    /// Where the manifest's values stand, for findings about them.
    public let places: ManifestPlaces
    /// What any step shows of the message catalogues.
    public let messages: [MessageUse]
    /// By message key, where the manifest names it first.
    public let messagePlaces: [String: SourceLocation]
    /// What lies under a text; nil where pictures are not looked at.
    public let backdrops: (any Backdrops)?
    /// Keeps what takes long to find out, for this step and this asset.
    public private(set) var memory: any StepMemory
    private let pictures: any StepPictures
    private let clock: @Sendable () -> Date

    public init(
        files: any ManifestFiles, asset: AssetFacts, trim: TrimRange, still: Rational? = nil, font: FontChoice,
        brand: BrandSettings = BrandSettings(), places: ManifestPlaces = .none, messages: [MessageUse] = [],
        messagePlaces: [String: SourceLocation] = [:],
        backdrops: (any Backdrops)? = nil, memory: any StepMemory = NoMemory(),
        pictures: any StepPictures = MemoryPictures(), clock: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.files = files
        self.asset = asset
        self.trim = trim
        self.still = still
        self.font = font
        self.brand = brand
        self.places = places
        self.messages = messages
        self.messagePlaces = messagePlaces
        self.backdrops = backdrops
        self.memory = memory
        self.pictures = pictures
        self.clock = clock
    }

    /// What time it is.
    public var now: Date { clock() }

    /// Keeps a picture for plates to show, as an image of its own size at 0,0: `at` puts it elsewhere.
    ///
    /// Whoever shows it keeps it in every run; where it is kept already that costs little.
    public func keep(_ picture: PlatePicture) async throws -> PlateImage {
        let digest = try await pictures.keep(picture)
        let rect = PixelRect(x: 0, y: 0, width: picture.size.width, height: picture.size.height)
        guard let image = PlateImage(rect: rect, size: picture.size, digest: digest) else {
            throw Finding.error(
                "picture-unnamed", "a picture was kept as '\(digest.shortened)', which is no SHA-256",
                hint: "report it to whoever made what keeps pictures here")
        }
        return image
    }

    /// The same with another memory: each step has its own.
    public func remembering(in memory: any StepMemory) -> Toolbox {
        var tools = self
        tools.memory = memory
        return tools
    }
}
