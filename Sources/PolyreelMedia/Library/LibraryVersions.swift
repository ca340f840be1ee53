internal import CFFmpeg

/// Which libav* and x264 this process runs with; part of every key.
public enum LibraryVersions {
    /// Such as `avcodec 59.37.100, avfilter 8.44.100, avformat 59.27.100, avutil 57.28.100, swresample 4.7.100, swscale
    /// 6.7.100, x264 164 r3095 baee400`.
    public static var description: String {
        let libav: [(String, UInt32)] = [
            ("avcodec", avcodec_version()), ("avfilter", avfilter_version()), ("avformat", avformat_version()),
            ("avutil", avutil_version()), ("swresample", swresample_version()), ("swscale", swscale_version()),
        ]
        let parts = libav.map { "\($0) \($1 >> 16).\($1 >> 8 & 255).\($1 & 255)" }
        return (parts + [X264Version.description]).joined(separator: ", ")
    }
}
