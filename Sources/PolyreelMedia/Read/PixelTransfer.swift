internal import PolyreelCore

/// The filters that bring an asset's pixels to a canvas's size and colour: 8-bit 4:2:0, limited range, BT.709.
enum PixelTransfer {
    /// Lays a picture with transparency over black; nil where there is none. Done before scaling, so that colours of
    /// transparent pixels do not bleed in.
    static func flattened(_ facts: PictureFacts, _ size: PixelSize) -> String? {
        guard facts.alpha else { return nil }
        return "\(scale(facts, to: size)),format=yuva444p,premultiply=inplace=1"
    }

    /// Whether the asset's colours are of another kind than BT.709's, so that light is mapped after scaling. A BT.601
    /// matrix alone is another way to store the same colours.
    static func isMapped(_ facts: PictureFacts) -> Bool {
        facts.dynamicRange != .standard || facts.primaries != .bt709 || facts.matrix == .bt2020
    }

    /// Scales and converts: to 8-bit BT.709, or to what the tone mapper takes.
    static func scaled(_ facts: PictureFacts, to size: PixelSize) -> String {
        let scale = scale(facts, to: size, isFlattened: facts.alpha)
        if isMapped(facts) { return "\(scale),format=yuv420p10le" }
        let matrix = facts.matrix == .bt601 ? ",colormatrix=bt601:bt709" : ""
        return "\(scale),format=yuv420p\(matrix)"
    }

    private static func scale(_ facts: PictureFacts, to size: PixelSize, isFlattened: Bool = false) -> String {
        let matrix = facts.matrix.rawValue
        let range = facts.fullRange && !isFlattened ? "pc" : "tv"
        return "scale=\(size.width):\(size.height):flags=\(FilterGraph.scaleFlags):in_color_matrix=\(matrix)"
            + ":in_range=\(range):out_color_matrix=\(matrix):out_range=tv"
    }
}
