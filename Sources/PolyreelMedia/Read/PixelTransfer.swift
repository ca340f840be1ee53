internal import PolyreelCore

/// The filters that bring an asset's pixels to a canvas's size and colour: 8-bit 4:2:0, limited range, BT.709.
enum PixelTransfer {
    /// Lays a picture with transparency over black; nil where there is none. Done before scaling, so that colours of
    /// transparent pixels do not bleed in.
    static func flattened(_ facts: PictureFacts, _ size: PixelSize) -> String? {
        guard facts.alpha else { return nil }
        return "\(scale(facts, to: size)),format=yuva444p,premultiply=inplace=1"
    }

    /// Scales, tone maps where needed, and converts.
    static func scaled(_ facts: PictureFacts, to size: PixelSize) -> String {
        let scale = scale(facts, to: size, isFlattened: facts.alpha)
        if facts.dynamicRange != .standard || facts.matrix == .bt2020 {
            return "\(scale),format=yuv444p10le,\(toneMapped(facts.dynamicRange))"
        }
        let matrix = facts.matrix == .bt601 ? ",colormatrix=bt601:bt709" : ""
        return "\(scale),format=yuv420p\(matrix)"
    }

    private static func scale(_ facts: PictureFacts, to size: PixelSize, isFlattened: Bool = false) -> String {
        let matrix = facts.matrix.rawValue
        let range = facts.fullRange && !isFlattened ? "pc" : "tv"
        return "scale=\(size.width):\(size.height):flags=\(FilterGraph.scaleFlags):in_color_matrix=\(matrix)"
            + ":in_range=\(range):out_color_matrix=\(matrix):out_range=tv"
    }

    /// BT.2020 to BT.709 in linear light. High dynamic range counts from its reference white, 203 cd/m2 (ITU-R
    /// BT.2408-7, 2.1): what is darker than half of it stays, what is brighter is bent so that 1000 cd/m2, the nominal
    /// peak, is white.
    private static func toneMapped(_ range: DynamicRange) -> String {
        let (transfer, curve) =
            switch range {
            case .hlg: ("arib-std-b67", Self.curve)
            case .pq: ("smpte2084", Self.curve)
            case .standard: ("709", "")
            }
        return
            "zscale=min=2020_ncl:tin=\(transfer):pin=2020:rin=limited:t=linear:p=709:npl=203,format=gbrpf32le\(curve),"
            + "zscale=tin=linear:pin=709:t=709:m=709:p=709:r=limited,format=yuv420p"
    }

    private static let curve = ",tonemap=mobius:param=0.5:desat=0:peak=4.926"

    /// The filters that this asset needs and not every build of libavfilter has.
    static func needed(_ facts: PictureFacts) -> [String] {
        facts.dynamicRange != .standard || facts.matrix == .bt2020 ? ["zscale", "tonemap"] : []
    }
}
