internal import Foundation

/// The formats that are read and written, by the ending of a file's name.
public enum SubtitleFormat: String, CaseIterable, Sendable {
    /// SubRip.
    case srt
    /// WebVTT.
    case vtt
    /// W3C TTML and its profiles: IMSC, EBU-TT-D, DFXP.
    case ttml
    /// SubStation Alpha, version 4 and later.
    case ass

    /// The format that a file's name says by its ending.
    init?(fileName: String) {
        let ending = Self.ending(of: fileName)
        guard let format = Self.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
        self = format
    }

    /// The endings of files that are read as this, in lower case and without a point; the usual one first.
    var endings: [String] {
        switch self {
        case .srt: ["srt"]
        case .vtt: ["vtt"]
        case .ttml: ["ttml", "dfxp", "xml"]
        case .ass: ["ass", "ssa"]
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
