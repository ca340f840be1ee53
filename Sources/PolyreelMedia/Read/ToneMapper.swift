internal import CFFmpeg
internal import CPixels
internal import PolyreelCore

/// Brings 10-bit pictures of other colours and tones to 8-bit BT.709, by light that adds up, in whole numbers and tables: the same bytes on every processor.
///
/// High dynamic range counts from its reference white, 203 cd/m2 (ITU-R BT.2408-7, 2.1): what is darker than half of it
/// stays, what is brighter is bent so that 1000 cd/m2, the nominal peak, is white.
final class ToneMapper {
    private let tone: OpaquePointer

    init(_ facts: PictureFacts) throws(MediaError) {
        let transfer =
            switch facts.dynamicRange {
            case .hlg: POLYREEL_TONE_HLG
            case .pq: POLYREEL_TONE_PQ
            case .standard: POLYREEL_TONE_STANDARD
            }
        let matrix =
            switch facts.matrix {
            case .bt601: POLYREEL_MATRIX_BT601
            case .bt709: POLYREEL_MATRIX_BT709
            case .bt2020: POLYREEL_MATRIX_BT2020
            }
        guard let tone = polyreel_tone_open(transfer, matrix, facts.primaries.number) else {
            throw MediaError(doing: "allocating tables of tones", status: -ENOMEM)
        }
        self.tone = tone
    }

    deinit { polyreel_tone_close(tone) }

    /// The picture in 8-bit 4:2:0, limited range.
    /// - Parameter frame: limited-range 10-bit 4:2:0.
    func mapped(_ frame: Frame) throws(MediaError) -> Frame {
        let made = try Frame(picture: frame.size)
        let (from, to) = (frame.pointer.pointee, made.pointer.pointee)
        func samples(_ plane: UnsafeMutablePointer<UInt8>?) -> UnsafePointer<UInt16>? {
            plane.map { UnsafePointer(UnsafeRawPointer($0).assumingMemoryBound(to: UInt16.self)) }
        }
        let status = polyreel_tone_map(
            tone,
            polyreel_picture10(
                planes: (samples(from.data.0), samples(from.data.1), samples(from.data.2)),
                strides: (Int(from.linesize.0) / 2, Int(from.linesize.1) / 2, Int(from.linesize.2) / 2)),
            polyreel_picture8(
                planes: (to.data.0, to.data.1, to.data.2),
                strides: (Int(to.linesize.0), Int(to.linesize.1), Int(to.linesize.2))),
            from.width, from.height, POLYREEL_VARIANT_FASTEST)
        try check(status == 0 ? 0 : -ENOMEM, "mapping the tones of a picture")
        made.pointer.pointee.pts = 0
        made.pointer.pointee.color_range = AVCOL_RANGE_MPEG
        made.pointer.pointee.colorspace = AVCOL_SPC_BT709
        made.pointer.pointee.color_primaries = AVCOL_PRI_BT709
        made.pointer.pointee.color_trc = AVCOL_TRC_BT709
        made.pointer.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
        return made
    }
}

extension ColourPrimaries {
    fileprivate var number: polyreel_primaries {
        switch self {
        case .bt709: POLYREEL_PRIMARIES_BT709
        case .bt601Lines525: POLYREEL_PRIMARIES_BT601_525
        case .bt601Lines625: POLYREEL_PRIMARIES_BT601_625
        case .displayP3: POLYREEL_PRIMARIES_DISPLAY_P3
        case .cinemaP3: POLYREEL_PRIMARIES_DCI_P3
        case .bt2020: POLYREEL_PRIMARIES_BT2020
        case .bt470M: POLYREEL_PRIMARIES_BT470M
        case .film: POLYREEL_PRIMARIES_FILM
        case .ebu3213: POLYREEL_PRIMARIES_EBU3213
        }
    }
}
