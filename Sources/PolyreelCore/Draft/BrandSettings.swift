/// How the brand looks, as a manifest says it.
public struct BrandSettings: Codable, Sendable, Hashable {
    /// A font file, relative to the manifest.
    public var font: String?
    public var colour: Colour?
    /// Of words on `colour`; nil: white or black, whichever can be read.
    public var text: Colour?
    /// An image file, relative to the manifest.
    public var logo: String?
    public var motion: BrandMotion

    public init(
        font: String? = nil, colour: Colour? = nil, text: Colour? = nil, logo: String? = nil,
        motion: BrandMotion = .calm
    ) {
        self.font = font
        self.colour = colour
        self.text = text
        self.logo = logo
        self.motion = motion
    }
}

/// How what is laid over the picture comes and goes.
public enum BrandMotion: String, Codable, Sendable, Hashable, CaseIterable {
    /// From one frame to the next.
    case none
    /// It fades in and out.
    case calm
}
