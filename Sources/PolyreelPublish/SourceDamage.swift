package import PolyreelCore

/// What damage in an asset means for a film that shows it.
package enum SourceDamage {
    package static let code = "film-damaged"
    /// Damaged pieces in a hundred pictures that are still published. A product's figure: one lost picture in twenty, all
    /// over a film or as one gap of 50 ms in every second, is seen by everybody.
    package static let mostPercent = 5

    /// - Parameters:
    ///   - packets: pieces that could not be read whole where the film shows them.
    ///   - duration: of the film, in seconds.
    /// - Returns: a warning, an error past the limit, or nil when nothing is damaged.
    package static func finding(_ packets: Int, of duration: Rational, in picture: PictureFacts) -> Finding? {
        guard packets > 0 else { return nil }
        let pictures = max(1, Int((duration * picture.averageRate).rounded))
        let what = "\(packets) pieces of the asset could not be read whole, in \(pictures) pictures that the film shows"
        guard packets * 100 > mostPercent * pictures else {
            return .warning(
                code, "\(what); the decoder filled in their pictures",
                hint: "look at the film, or ask the creator for the file again")
        }
        return .error(
            code, "\(what); at most \(mostPercent) in 100 are filled in",
            hint: "ask the creator for the file again, or trim the asset to a part that is whole")
    }
}
