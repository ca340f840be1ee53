internal import PolyreelCore

/// The stable codes of findings about assets.
enum ProbeCode {
    static let memory = "asset-memory"
    static let missing = "asset-missing"
    static let empty = "asset-empty"
    static let unreadable = "asset-unreadable"
    static let joined = "asset-joined"
    static let restart = "asset-times-restart"
    static let length = "asset-length"
    static let pictureHeld = "asset-picture-held"
    static let pictureShorter = "asset-picture-shorter"
    static let noPicture = "asset-no-picture"
    static let still = "asset-still"
    static let tooLarge = "asset-too-large"
    static let tooSmall = "asset-too-small"
    static let tooLong = "asset-too-long"
    static let badTimes = "asset-times-broken"
    static let dolbyVision = "asset-dolby-vision"
    static let damaged = "asset-damaged"
    static let timesDisordered = "asset-times-disordered"
    static let pixelShape = "asset-pixel-shape"
    static let rotation = "asset-rotation"
    static let soundTracks = "asset-sound-tracks"
    static let soundUnreadable = "asset-sound-unreadable"
    static let soundDamaged = "asset-sound-damaged"
    static let encrypted = "asset-encrypted"
    static let shapeChanges = "asset-shape-changes"
    static let colourChanges = "asset-colour-changes"
    static let scanChanges = "asset-scan-changes"
    static let soundMono = "asset-sound-mono-tracks"
    static let soundSide = "asset-sound-side"
    static let soundSamples = "asset-sound-samples"
    static let soundScale = "asset-sound-scale"
    static let soundLayout = "asset-sound-layout"
    static let soundDrift = "asset-sound-drift"
    static let soundTimes = "asset-sound-times"
    static let morePictures = "asset-picture-tracks"
}

extension AssetFacts {
    /// Whether the container's own timestamps name each picture, so that a place may be looked up by time.
    var hasReliableTimes: Bool {
        InputFile.hasIndex(container) && !findings.contains { $0.code == ProbeCode.timesDisordered }
    }
}
