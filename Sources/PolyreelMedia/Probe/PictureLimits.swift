internal import CFFmpeg
internal import PolyreelCore

/// Pictures that are not worked with.
enum PictureLimits {
    static func check(_ first: PictureMark, _ name: String) throws(Finding) {
        let size = first.size
        if max(size.width, size.height) > SizeLimits.most {
            throw .error(
                ProbeCode.tooLarge,
                "the picture of '\(name)' is \(size.width)x\(size.height); "
                    + "at most \(SizeLimits.most) pixels a side are read", hint: "export it smaller")
        }
        if min(size.width, size.height) < SizeLimits.least {
            throw .error(
                ProbeCode.tooSmall,
                "the picture of '\(name)' is \(size.width)x\(size.height); "
                    + "at least \(SizeLimits.least) pixels a side are needed", hint: "check that it is the right file")
        }
    }

    /// Profiles whose base layer need not be a picture for others: with a compatibility of 0 it is none (Dolby, "Dolby
    /// Vision Streams Within the ISO Base Media File Format" 2.1.2, 2020-02-07). Profile 7 has 0 in older files, and an
    /// HDR10 base layer.
    private static let dolbyVisionAlone: Set<UInt8> = [5, 10, 20]

    /// Dolby Vision without a compatible base layer holds colours (IPTPQc2) that only a licensed decoder turns into a
    /// picture; shown as if they were YCbCr they are green and purple.
    static func checkDolbyVision(_ stream: UnsafeMutablePointer<AVStream>, _ name: String) throws(Finding) {
        var size = 0
        guard let data = av_stream_get_side_data(stream, AV_PKT_DATA_DOVI_CONF, &size),
            size >= MemoryLayout<AVDOVIDecoderConfigurationRecord>.size
        else { return }
        let record = UnsafeRawPointer(data).loadUnaligned(as: AVDOVIDecoderConfigurationRecord.self)
        guard record.dv_bl_signal_compatibility_id == 0, dolbyVisionAlone.contains(record.dv_profile) else {
            return
        }
        throw .error(
            ProbeCode.dolbyVision,
            "'\(name)' is Dolby Vision profile \(record.dv_profile), "
                + "whose colours cannot be read here",
            hint: "export it as HLG, HDR10 or SDR; on an iPhone: profile 8.4, or HDR off")
    }
}
