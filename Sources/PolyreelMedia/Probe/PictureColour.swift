internal import CFFmpeg
internal import PolyreelCore

/// How stored values become colours.
struct PictureColour {
    let dynamicRange: DynamicRange
    let matrix: ColourMatrix
    let fullRange: Bool
    let alpha: Bool
    /// libavutil's name of the pixel format.
    let format: String

    init(_ look: PictureLook.Facts, _ parameters: AVCodecParameters) {
        let transfer = look.transfer == AVCOL_TRC_UNSPECIFIED ? parameters.color_trc : look.transfer
        let coded = look.matrix == AVCOL_SPC_UNSPECIFIED ? parameters.color_space : look.matrix
        let range = look.range == AVCOL_RANGE_UNSPECIFIED ? parameters.color_range : look.range
        let described = av_pix_fmt_desc_get(look.format)
        let flags = Int32(truncatingIfNeeded: described?.pointee.flags ?? 0)
        let isRGB = flags & AV_PIX_FMT_FLAG_RGB != 0
        format = described.map { String(cString: $0.pointee.name) } ?? "unknown"
        alpha = flags & AV_PIX_FMT_FLAG_ALPHA != 0
        fullRange = isRGB || range == AVCOL_RANGE_JPEG || format.hasPrefix("yuvj")
        dynamicRange =
            switch transfer {
            case AVCOL_TRC_ARIB_STD_B67: .hlg
            case AVCOL_TRC_SMPTE2084: .pq
            default: .standard
            }
        matrix =
            switch coded {
            case AVCOL_SPC_BT709: .bt709
            case AVCOL_SPC_BT470BG, AVCOL_SPC_SMPTE170M, AVCOL_SPC_FCC: .bt601
            case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL: .bt2020
            // Unsaid: high dynamic range comes with BT.2020; else the custom of players, by lines.
            default: dynamicRange != .standard ? .bt2020 : isRGB || look.size.height >= 720 ? .bt709 : .bt601
            }
    }
}
