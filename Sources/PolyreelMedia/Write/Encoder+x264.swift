internal import CFFmpeg
internal import PolyreelCore

extension Encoder {
    /// x264 with everything set that decides a segment's bytes and whether it fits its neighbours.
    static func x264(size: PixelSize, clock: FrameClock, settings: EncoderSettings) throws(MediaError) -> Encoder {
        guard let level = Int32(exactly: settings.level), let buffer = Int32(exactly: settings.bufferBits) else {
            throw MediaError(doing: "encoding at level \(settings.level)", status: -EINVAL)
        }
        let options = MediaOptions([
            "preset": settings.preset, "profile": "high",
            "crf": "\(settings.constantRateFactor / 10).\(settings.constantRateFactor % 10)",
            "forced-idr": "1", "a53cc": "0", "x264-params": parameters(settings),
        ])
        return try Encoder("libx264", options: options) { context in
            context.width = Int32(size.width)
            context.height = Int32(size.height)
            context.pix_fmt = AV_PIX_FMT_YUV420P
            context.time_base = clock.timeBase
            context.framerate = clock.rate
            context.sample_aspect_ratio = AVRational(num: 1, den: 1)
            context.color_range = AVCOL_RANGE_MPEG
            context.color_primaries = AVCOL_PRI_BT709
            context.color_trc = AVCOL_TRC_BT709
            context.colorspace = AVCOL_SPC_BT709
            context.chroma_sample_location = AVCHROMA_LOC_LEFT
            context.field_order = AV_FIELD_PROGRESSIVE
            context.rc_max_rate = Int64(settings.maximumBitRate)
            context.rc_buffer_size = buffer
            context.level = level
            context.refs = Int32(clamping: settings.referenceFrames)
            context.max_b_frames = Int32(clamping: settings.bFrames)
            // Parameter sets in the track's header only, where they can be compared.
            context.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
        }
    }

    /// x264's own parameters. IDR frames come from `KeyFrameSchedule` alone: a scene cut becomes a plain I frame,
    /// because no distance ever reaches `min-keyint`.
    private static func parameters(_ settings: EncoderSettings) -> String {
        let entries: KeyValuePairs<String, String> = [
            "threads": "1", "lookahead-threads": "1", "sliced-threads": "0", "sync-lookahead": "0",
            "deterministic": "1", "cpu-independent": "1", "stitchable": "1", "open-gop": "0", "nal-hrd": "none",
            "force-cfr": "1", "aud": "0", "filler": "0", "pic-struct": "0", "intra-refresh": "0",
            "b-pyramid": "normal", "bframes": "\(settings.bFrames)", "ref": "\(settings.referenceFrames)",
            "keyint": "infinite", "min-keyint": "100000000", "scenecut": "40",
        ]
        return entries.map { "\($0.key)=\($0.value)" }.joined(separator: ":")
    }
}
