internal import Foundation

/// The formats that are read and written, by the ending of a file's name.
enum SubtitleFormat: String, CaseIterable, Sendable {
    /// SubRip.
    case srt
    /// WebVTT.
    case vtt
    /// W3C TTML and its profiles: IMSC, EBU-TT-D, DFXP.
    case ttml
    /// SubStation Alpha, version 4 and later.
    case ass

    init?(fileName: String) {
        switch Self.ending(of: fileName) {
        case "srt": self = .srt
        case "vtt": self = .vtt
        case "ttml", "xml", "dfxp": self = .ttml
        case "ass", "ssa": self = .ass
        default: return nil
        }
    }

    /// What the bytes are beyond doubt; nil where any format may be meant.
    init?(content data: Data) {
        let start = data.prefix(256)
        let text = String(decoding: start, as: UTF8.self).trimmingPrefix("\u{FEFF}")
        if text.hasPrefix("WEBVTT") {
            self = .vtt
        } else if text.hasPrefix("<?xml") || text.hasPrefix("<tt ") || text.hasPrefix("<tt:tt ") {
            self = .ttml
        } else if text.hasPrefix("[Script Info]") {
            self = .ass
        } else {
            return nil
        }
    }

    /// As people call it.
    var name: String {
        switch self {
        case .srt: "SRT"
        case .vtt: "WebVTT"
        case .ttml: "TTML"
        case .ass: "ASS"
        }
    }

    /// The ending of a file's name, in lower case.
    static func ending(of file: String) -> String { (file as NSString).pathExtension.lowercased() }
}
