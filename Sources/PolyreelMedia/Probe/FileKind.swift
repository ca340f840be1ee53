internal import Foundation
internal import PolyreelCore

/// What a file that is no readable video looks like, from its first bytes: so that the finding says more than "invalid".
enum FileKind {
    case stillImage(String)
    /// Pictures that move, in a format of pages.
    case animation(String)
    /// Pictures alone, without a container that would say when they are shown.
    case bare(String)
    case text
    /// Boxes of MP4 or QuickTime.
    case mp4
    case unknown

    init(head: Data) {
        let bytes = [UInt8](head)
        func begins(_ text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
        let images: [(name: String, matches: Bool)] = [
            ("JPEG", bytes.starts(with: [0xFF, 0xD8, 0xFF])), ("PNG", begins("PNG", at: 1)), ("GIF", begins("GIF8")),
            ("WebP", begins("RIFF") && begins("WEBP", at: 8)), ("BMP", begins("BM")),
            ("TIFF", begins("II*\0") || begins("MM\0*")),
            ("HEIF", begins("ftyphei", at: 4) || begins("ftypmif1", at: 4) || begins("ftypavi", at: 4)),
        ]
        if let animation = Self.animation(bytes) {
            self = .animation(animation)
        } else if let bare = Self.bare(bytes) {
            self = .bare(bare)
        } else if String(data: head.prefix(64), encoding: .utf8)?.allSatisfy({ $0.isASCII && !$0.isControl }) ?? false {
            self = .text
        } else if let image = images.first(where: { $0.matches }) {
            self = .stillImage(image.name)
        } else if ["ftyp", "moov", "mdat", "free", "skip", "wide", "styp"].contains(where: { begins($0, at: 4) }) {
            self = .mp4
        } else {
            self = .unknown
        }
    }
}

extension FileKind {
    /// Of a GIF the blocks are walked, as far as they are there: a second picture makes it move (GIF89a, 20 and 21).
    private static func animation(_ bytes: [UInt8]) -> String? {
        func holds(_ text: String, at offset: Int) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
        if holds("GIF8", at: 0) { return gifPictures(bytes) > 1 ? "GIF" : nil }
        if holds("RIFF", at: 0), holds("WEBPVP8X", at: 8), bytes.count > 20 { return bytes[20] & 2 != 0 ? "WebP" : nil }
        // Its control chunk stands before the first picture's data.
        if holds("PNG", at: 1) { return Self.chunks(bytes).contains("acTL") ? "PNG" : nil }
        return holds("ftypavis", at: 4) ? "AVIF" : holds("ftypmsf1", at: 4) || holds("ftyphevc", at: 4) ? "HEIF" : nil
    }

    /// Types of a PNG's chunks up to its first data.
    private static func chunks(_ bytes: [UInt8]) -> [String] {
        var (at, types) = (8, [String]())
        while at + 8 <= bytes.count, types.last != "IDAT" {
            types.append(String(decoding: bytes[at + 4..<at + 8], as: UTF8.self))
            at += 12 + bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
        }
        return types
    }

    private static func gifPictures(_ bytes: [UInt8]) -> Int {
        guard bytes.count > 13 else { return 0 }
        func colours(_ flags: UInt8) -> Int { flags & 0x80 != 0 ? 3 << (Int(flags & 7) + 1) : 0 }
        var (at, pictures) = (13 + colours(bytes[10]), 0)
        while at + 10 < bytes.count, pictures < 2 {
            switch bytes[at] {
            case 0x21: at += 2
            case 0x2c:
                pictures += 1
                at += 11 + colours(bytes[at + 9])
            default: return pictures
            }
            while at < bytes.count, bytes[at] != 0 { at += 1 + Int(bytes[at]) }
            at += 1
        }
        return pictures
    }

    /// Whether another JPEG follows the first (ITU-T T.81, annex B). Photos that hold several say so: the multi-picture
    /// format's APP2 (CIPA DC-007).
    private static func isMotionJPEG(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return false }
        var at = 2
        while at + 4 <= bytes.count, bytes[at] == 0xFF {
            let marker = bytes[at + 1]
            switch marker {
            case 0xFF: at += 1
            case 0xD9: return bytes[(at + 2)...].starts(with: [0xFF, 0xD8, 0xFF])
            case 0xD0...0xD7, 0x01: at += 2
            case 0xE2 where bytes[(at + 4)...].starts(with: "MPF\0".utf8): return false
            default:
                at += 2 + Int(bytes[at + 2]) << 8 + Int(bytes[at + 3])
                guard marker == 0xDA else { continue }
                // Coded data: a marker in it is followed by zero, or restarts it.
                while at + 1 < bytes.count,
                    bytes[at] != 0xFF || bytes[at + 1] == 0 || (0xD0...0xD7).contains(bytes[at + 1])
                {
                    at += 1
                }
            }
        }
        return false
    }

    private static func bare(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: "YUV4MPEG2 ".utf8) { return "uncompressed (Y4M)" }
        if bytes.starts(with: "DKIF".utf8) { return "IVF" }
        if isMotionJPEG(bytes) { return "Motion JPEG" }
        var start = 0
        while start < min(4, bytes.count), bytes[start] == 0 { start += 1 }
        guard start >= 2, bytes.count > start + 2, bytes[start] == 1 else { return nil }
        let code = bytes[start + 1]
        switch code {
        // A sequence header; MPEG-2 has an extension right after it (ISO/IEC 13818-2, 6.2.2).
        case 0xb3:
            let codes = bytes.indices.dropLast(3).dropFirst(start + 2).first {
                bytes[$0] == 0 && bytes[$0 + 1] == 0 && bytes[$0 + 2] == 1
            }
            return codes.map { bytes[$0 + 3] == 0xb5 ? "MPEG-2" : "MPEG-1" } ?? "MPEG-1"
        case 0xb0: return "MPEG-4 part 2"
        case _ where code & 0x1f == 7 || code & 0x1f == 9: return "H.264"
        case 0x40, 0x42, 0x46: return "HEVC (H.265)"
        default: return nil
        }
    }
}

extension Character {
    fileprivate var isControl: Bool {
        unicodeScalars.contains { $0.value < 32 && !["\n", "\r", "\t"].contains($0) || $0.value == 127 }
    }
}

/// A path that is to be read as an asset, looked at before libav* gets it.
struct CheckedFile {
    let path: String
    let name: String
    let bytes: Int

    /// - Throws: a finding when it is not there, not a file, or empty.
    init(path: String) throws(Finding) {
        self.path = path
        name = URL(fileURLWithPath: path).lastPathComponent
        guard !path.contains("\0"),
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        else {
            throw .error(
                ProbeCode.missing, "the asset '\(path)' is not there",
                hint: "check the path; it counts from the manifest")
        }
        // A pipe or a device could keep a reader waiting for ever.
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw .error(ProbeCode.missing, "the asset '\(path)' is not a file", hint: "name a video file")
        }
        bytes = (attributes[.size] as? NSNumber)?.intValue ?? 0
        guard bytes > 0 else {
            throw .error(
                ProbeCode.empty, "'\(name)' is empty: 0 bytes",
                hint: "copy the file again; perhaps the upload had not ended")
        }
    }

    /// Why libav* cannot open it.
    func unreadable(_ error: MediaError) -> Finding {
        let handle = FileHandle(forReadingAtPath: path)
        defer { try? handle?.close() }
        guard let handle, let head = try? handle.read(upToCount: 1 << 20) else {
            return .error(
                ProbeCode.unreadable, "'\(name)' cannot be read", hint: "check who may read it: its permissions")
        }
        switch FileKind(head: head) {
        case .stillImage("JPEG") where head.range(of: Data("MotionPhoto".utf8)) != nil:
            return .error(
                ProbeCode.still, "'\(name)' is a motion photo: a JPEG with a video of its own behind it",
                hint: "share it as a video, and give that")
        case .stillImage(let kind):
            return .error(
                ProbeCode.still, "'\(name)' is a still image (\(kind)); a video is needed", hint: "give the video file")
        case .animation(let kind):
            return .error(
                ProbeCode.unreadable, "'\(name)' is an animated \(kind), which is not read here",
                hint: "export it as a video, as H.264 in MP4")
        case .bare(let coding):
            return .error(
                ProbeCode.unreadable,
                "'\(name)' is a bare \(coding) stream: it has no container, which would say when each picture is shown",
                hint: "put it into MP4, MOV or MKV, or export it again")
        case .mp4 where error.log.contains { $0.contains("moov atom not found") }:
            return .error(
                MissingPart.truncated, "'\(name)' ends before its index (the 'moov' box): it was cut off",
                hint: "copy or export the file again, whole")
        case .text:
            return .error(
                ProbeCode.unreadable, "'\(name)' is text; a video is needed",
                hint: "give the video file itself, not a list or a link")
        default:
            return .error(
                ProbeCode.unreadable, "'\(name)' is in no video format that is read here (\(error.reason))",
                hint: "give an MP4, MOV, WebM, MKV or MPEG file, or export it again")
        }
    }
}
