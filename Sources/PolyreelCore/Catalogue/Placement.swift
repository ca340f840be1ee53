/// How well a platform's figure is known.
public enum Verification: String, Codable, Sendable, Hashable {
    /// V1: seen on the platform's own page. V2: on a near-verbatim mirror of it. Only these two may block.
    case v1 = "V1"
    case v2 = "V2"
    /// V3: third parties say so. X: sources contradict each other. U: unverified. A standard is not a platform's claim.
    case v3 = "V3"
    case contradicted = "X"
    case unverified = "U"
    /// What the product chose, or what a published standard fixes.
    case chosen = "product"

    /// Whether a variant that breaks the figure may be refused.
    public var mayBlock: Bool { self == .v1 || self == .v2 }
}

/// One figure of a platform with where it is from.
public struct Sourced<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    public let value: Value
    public let status: Verification
    /// A page's address.
    public let source: String
    /// When it was seen, ISO date.
    public let asOf: String

    public init(value: Value, status: Verification, source: String, asOf: String) {
        self.value = value
        self.status = status
        self.source = source
        self.asOf = asOf
    }
}

/// Pixels at a canvas's edges that a platform covers with its own controls.
public struct Insets: Codable, Sendable, Hashable {
    public let top: Int
    public let right: Int
    public let bottom: Int
    public let left: Int

    public init(top: Int, right: Int, bottom: Int, left: Int) {
        self.top = top
        self.right = right
        self.bottom = bottom
        self.left = left
    }

    public var mirrored: Insets { Insets(top: top, right: left, bottom: bottom, left: right) }

    /// What is free on `canvas`.
    public func rect(on canvas: PixelSize) -> PixelRect {
        PixelRect(x: left, y: top, width: canvas.width - left - right, height: canvas.height - top - bottom)
    }
}

/// What a placement is sold as.
public enum PlacementKind: String, Codable, Sendable, Hashable {
    case social
    case pos
    case print
}

/// How a picture of another shape comes onto the canvas.
public enum ReframePolicy: String, Codable, Sendable, Hashable {
    /// Crop where most of the picture stays, else fit.
    case auto
    /// Fill the canvas; what hangs over is cut off.
    case crop
    /// Show the whole picture; the rest of the canvas is a blurred copy.
    case fit
}

/// One place where a variant runs, as data: its canvas, limits and safe zone, each figure with its source.
public struct Placement: Codable, Sendable, Hashable {
    /// The name in manifests, such as `tiktok`.
    public let id: String
    public let name: String
    public let kind: PlacementKind
    public let canvas: PixelSize
    public let reframe: ReframePolicy
    /// Pixels kept clear on its own.
    public let safeZone: Sourced<Insets>
    /// The same for right-to-left markets, where the platform mirrors or none is known to.
    public let safeZoneRightToLeft: Sourced<Insets>?
    /// Frames per second; the film's rate is not lower.
    public let minimumFrameRate: Sourced<Rational>?
    /// Frames per second; the film's rate is not higher.
    public let maximumFrameRate: Sourced<Rational>?
    /// Seconds.
    public let minimumDuration: Sourced<Rational>?
    public let maximumDuration: Sourced<Rational>?
    /// Bytes.
    public let maximumBytes: Sourced<Int>?
    /// Bits per second of the whole file.
    public let minimumBitRate: Sourced<Int>?
    public let maximumBitRate: Sourced<Int>?
    /// Integrated loudness aimed at, in hundredths of a LUFS: -1400 is -14 LUFS.
    public let loudness: Sourced<Int>
    /// Bits per second of AAC.
    public let audioBitRate: Int
    /// Bits per second at which the encoder's rate control caps the picture, over a buffer of one second.
    public let encoderBitRateCap: Int
    /// Subtitle file types the destination takes; all are written whatever it takes.
    public let sidecars: Sourced<[String]>

    public init(
        id: String, name: String, kind: PlacementKind, canvas: PixelSize, reframe: ReframePolicy,
        safeZone: Sourced<Insets>, safeZoneRightToLeft: Sourced<Insets>?,
        minimumFrameRate: Sourced<Rational>?, maximumFrameRate: Sourced<Rational>?,
        minimumDuration: Sourced<Rational>?, maximumDuration: Sourced<Rational>?, maximumBytes: Sourced<Int>?,
        minimumBitRate: Sourced<Int>?, maximumBitRate: Sourced<Int>?, loudness: Sourced<Int>, audioBitRate: Int,
        encoderBitRateCap: Int, sidecars: Sourced<[String]>
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.canvas = canvas
        self.reframe = reframe
        self.safeZone = safeZone
        self.safeZoneRightToLeft = safeZoneRightToLeft
        self.minimumFrameRate = minimumFrameRate
        self.maximumFrameRate = maximumFrameRate
        self.minimumDuration = minimumDuration
        self.maximumDuration = maximumDuration
        self.maximumBytes = maximumBytes
        self.minimumBitRate = minimumBitRate
        self.maximumBitRate = maximumBitRate
        self.loudness = loudness
        self.audioBitRate = audioBitRate
        self.encoderBitRateCap = encoderBitRateCap
        self.sidecars = sidecars
    }

    /// What is kept clear for text of a direction, on this placement alone.
    public func safeInsets(for direction: TextDirection) -> Insets {
        direction == .rightToLeft ? (safeZoneRightToLeft ?? safeZone).value : safeZone.value
    }
}
