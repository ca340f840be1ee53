internal import CFFmpeg
internal import PolyreelCore

/// How stored values become colours.
struct PictureColour {
    let dynamicRange: DynamicRange
    let matrix: ColourMatrix
    let primaries: ColourPrimaries
    let fullRange: Bool
    let alpha: Bool
    /// libavutil's name of the pixel format.
    let format: String

    /// Of a track: what its first picture says, and its container where the picture does not.
    init(_ first: PictureMark, _ parameters: AVCodecParameters) {
        func said(_ mark: Int, _ unsaid: UInt32, _ container: UInt32) -> UInt32 {
            UInt32(clamping: mark) == unsaid ? container : UInt32(clamping: mark)
        }
        self.init(
            format: first.format, lines: first.size.height,
            transfer: said(first.transfer, AVCOL_TRC_UNSPECIFIED.rawValue, parameters.color_trc.rawValue),
            matrix: said(first.matrix, AVCOL_SPC_UNSPECIFIED.rawValue, parameters.color_space.rawValue),
            primaries: said(first.primaries, AVCOL_PRI_UNSPECIFIED.rawValue, parameters.color_primaries.rawValue),
            range: said(first.range, AVCOL_RANGE_UNSPECIFIED.rawValue, parameters.color_range.rawValue))
    }

    /// Of a later picture: where it says what the first said, what was made of that.
    init(_ mark: PictureMark, of facts: PictureFacts, first: PictureMark) {
        let own = PictureColour(
            format: mark.format, lines: mark.size.height, transfer: UInt32(clamping: mark.transfer),
            matrix: UInt32(clamping: mark.matrix), primaries: UInt32(clamping: mark.primaries),
            range: UInt32(clamping: mark.range))
        let sameTransfer = mark.transfer == first.transfer
        dynamicRange = sameTransfer ? facts.dynamicRange : own.dynamicRange
        matrix = sameTransfer && mark.matrix == first.matrix ? facts.matrix : own.matrix
        primaries =
            sameTransfer && mark.matrix == first.matrix && mark.primaries == first.primaries
            ? facts.primaries : own.primaries
        fullRange = mark.format == first.format && mark.range == first.range ? facts.fullRange : own.fullRange
        (alpha, format) = (own.alpha, own.format)
    }

    private init(
        format number: Int, lines: Int, transfer: UInt32, matrix coded: UInt32, primaries: UInt32, range: UInt32
    ) {
        let described = av_pix_fmt_desc_get(AVPixelFormat(rawValue: Int32(clamping: number)))
        let flags = Int32(truncatingIfNeeded: described?.pointee.flags ?? 0)
        let isRGB = flags & AV_PIX_FMT_FLAG_RGB != 0
        format = described.map { String(cString: $0.pointee.name) } ?? "unknown"
        alpha = flags & AV_PIX_FMT_FLAG_ALPHA != 0
        fullRange = isRGB || range == AVCOL_RANGE_JPEG.rawValue || format.hasPrefix("yuvj")
        dynamicRange =
            switch AVColorTransferCharacteristic(rawValue: transfer) {
            case AVCOL_TRC_ARIB_STD_B67: .hlg
            case AVCOL_TRC_SMPTE2084: .pq
            default: .standard
            }
        matrix =
            switch AVColorSpace(rawValue: coded) {
            case AVCOL_SPC_BT709: .bt709
            case AVCOL_SPC_BT470BG, AVCOL_SPC_SMPTE170M, AVCOL_SPC_FCC: .bt601
            case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL: .bt2020
            // Unsaid: high dynamic range comes with BT.2020; else the custom of players, by lines.
            default: dynamicRange != .standard ? .bt2020 : isRGB || lines >= 720 ? .bt709 : .bt601
            }
        self.primaries =
            Self.primaries(primaries) ?? (dynamicRange != .standard || matrix == .bt2020 ? .bt2020 : .bt709)
    }

    /// ITU-T H.273, table 2; nil where nothing is said, or nothing that is known.
    private static func primaries(_ number: UInt32) -> ColourPrimaries? {
        switch AVColorPrimaries(rawValue: number) {
        case AVCOL_PRI_BT709: .bt709
        case AVCOL_PRI_BT470M: .bt470M
        case AVCOL_PRI_BT470BG: .bt601Lines625
        case AVCOL_PRI_SMPTE170M, AVCOL_PRI_SMPTE240M: .bt601Lines525
        case AVCOL_PRI_FILM: .film
        case AVCOL_PRI_BT2020: .bt2020
        case AVCOL_PRI_SMPTE431: .cinemaP3
        case AVCOL_PRI_SMPTE432: .displayP3
        case AVCOL_PRI_EBU3213: .ebu3213
        default: nil
        }
    }
}
