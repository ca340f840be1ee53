/// How far a plate's pixels may be off and still be the plate's.
///
/// Measured on white text over a box that lets 35 % through and on cards, at 1080x1920 and 1920x1080: coded at CRF 19
/// `veryfast`, the light and the dark parts are 1.5 codes off on average at most; at 1 Mbit/s 6, at 0.4 Mbit/s 14. In
/// pictures without the plate one of the two was 86 codes off at least. Chroma was never more than 2 codes off.
enum PlateTolerance {
    /// Hundredths of a code that a plate without a pattern may be off, and that chroma may be off.
    private static let plain = 2000
    private static let chroma = 1500
    /// Samples in a hundred of a composed picture that need not be the plate's to the code: another kernel may round
    /// otherwise, a wrong letter is more.
    private static let mostOff = 1

    /// Whether a coded picture shows the plate: both its light and its dark parts are nearer to what they should be than
    /// a quarter of the distance between them. A plate without a pattern is taken as a whole.
    static func isFound(_ match: PlateMatch, of mark: PlateMark) -> Bool {
        guard max(match.blue, match.red) <= chroma else { return false }
        guard mark.canBeMissed else {
            let (light, dark) = (mark.light.count, mark.dark.count)
            return match.light * light + match.dark * dark <= plain * (light + dark)
        }
        return max(match.light, match.dark) <= mark.contrast * 100 / 4
    }

    /// Whether a composed picture shows it.
    static func isDrawn(_ match: PlateMatch) -> Bool {
        match.off <= mostOff && max(match.blue, match.red) <= chroma
    }
}
