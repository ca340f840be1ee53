internal import CFFmpeg

/// Which filters this machine's libavfilter was built with.
public enum FilterSupport {
    /// Whether a filter of that name is there, such as `bwdif`.
    public static func has(_ filter: String) -> Bool { avfilter_get_by_name(filter) != nil }
}

/// Which encoders this machine's libavcodec was built with.
public enum EncoderSupport {
    /// Whether an encoder of that name is there, such as `libx264`.
    public static func has(_ encoder: String) -> Bool { avcodec_find_encoder_by_name(encoder) != nil }
}
