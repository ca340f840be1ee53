internal import Foundation
internal import PolyreelCore

/// What a file that is no readable video looks like, from its first bytes: so that the finding says more than "invalid".
enum FileKind {
    case stillImage(String)
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
        if String(data: head.prefix(64), encoding: .utf8)?.allSatisfy({ $0.isASCII && !$0.isControl }) ?? false {
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
        guard let handle, let head = try? handle.read(upToCount: 4096) else {
            return .error(
                ProbeCode.unreadable, "'\(name)' cannot be read", hint: "check who may read it: its permissions")
        }
        switch FileKind(head: head) {
        case .stillImage(let kind):
            return .error(
                ProbeCode.still, "'\(name)' is a still image (\(kind)); a video is needed", hint: "give the video file")
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
