internal import CFFmpeg
internal import Foundation

/// Which libav*, zimg and x264 this process runs with; part of every key.
public enum LibraryVersions {
    /// Such as `avcodec 59.37.100, avfilter 8.44.100, avformat 59.27.100, avutil 57.28.100, swresample 4.7.100, swscale
    /// 6.7.100, zimg 3.0.4, x264 164 r3095 baee400`.
    public static var description: String {
        let libav: [(String, UInt32)] = [
            ("avcodec", avcodec_version()), ("avfilter", avfilter_version()), ("avformat", avformat_version()),
            ("avutil", avutil_version()), ("swresample", swresample_version()), ("swscale", swscale_version()),
        ]
        let parts = libav.map { "\($0) \($1 >> 16).\($1 >> 8 & 255).\($1 & 255)" }
        return (parts + [zimg, X264Version.description].compactMap { $0 }).joined(separator: ", ")
    }

    /// Such as `zimg 3.0.4`; nil where libavfilter has none. It makes the pixels of every asset that zscale tone maps. It
    /// comes as libavfilter's dependency, has no header here, and is looked up by name.
    private static var zimg: String? {
        typealias VersionInfo =
            @convention(c) (
                UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>
            ) -> Void
        guard let symbol = dlsym(nil, "zimg_get_version_info") else { return nil }
        var (major, minor, micro): (UInt32, UInt32, UInt32) = (0, 0, 0)
        unsafeBitCast(symbol, to: VersionInfo.self)(&major, &minor, &micro)
        return "zimg \(major).\(minor).\(micro)"
    }
}
