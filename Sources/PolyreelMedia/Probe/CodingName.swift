internal import CFFmpeg
internal import Foundation

/// What a picture is coded as, for people: also where libavformat has no name for it.
enum CodingName {
    /// Names of sample entries and stream types that this libavformat may not know.
    private static let entries = [
        "vvc1": "VVC (H.266)", "vvi1": "VVC (H.266)", "evc1": "EVC (MPEG-5)", "lvc1": "LCEVC (MPEG-5 part 2)",
        "apv1": "APV", "avs3": "AVS3", "av01": "AV1", "hvc1": "HEVC (H.265)", "vp09": "VP9", "vp08": "VP8",
        "avc1": "H.264",
    ]
    /// Where libavcodec's own description begins with another name than people use.
    private static let usual = ["hevc": "HEVC (H.265)", "vvc": "VVC (H.266)"]
    /// Stream types of MPEG-TS: ISO/IEC 13818-1:2023, table 2-34; AVS3 by T/AI 109.
    private static let transport: [UInt32: String] = [0x33: "VVC (H.266)", 0x35: "EVC (MPEG-5)", 0xd4: "AVS3"]
    /// Codes of FLV: Adobe's specification, E.4.3.1, and 12 and 13, which senders outside of it use.
    private static let flash: [UInt8: String] = [
        2: "Sorenson H.263", 3: "Screen Video", 4: "VP6", 5: "VP6 with alpha", 6: "Screen Video 2", 7: "H.264",
        12: "HEVC (H.265) in FLV", 13: "AV1 in FLV",
    ]

    static func of(_ stream: UnsafeMutablePointer<AVStream>, in file: InputFile) -> String {
        guard let parameters = stream.pointee.codecpar?.pointee else { return unknown }
        if let known = avcodec_descriptor_get(parameters.codec_id) {
            let name = String(cString: known.pointee.name)
            let long = known.pointee.long_name.map { String(cString: $0) } ?? name
            return usual[name] ?? long.components(separatedBy: " / ")[0]
        }
        if file.container == "flv" { return flashName(head(of: file)) ?? unknown }
        if file.container.contains("matroska") { return matroskaName(head(of: file)) ?? unknown }
        if file.container == "mpegts" { return transport[parameters.codec_tag] ?? unknown }
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: parameters.codec_tag >> (8 * $0)) }
        guard bytes.allSatisfy({ (0x20..<0x7f).contains($0) }) else { return unknown }
        let entry = String(decoding: bytes, as: UTF8.self)
        return entries[entry] ?? "'\(entry)'"
    }

    /// A picture that libavformat did not take for one.
    static func unknownPicture(in file: InputFile) -> String? {
        guard file.container == "mpegts" else { return nil }
        return file.streams.compactMap { $0.pointee.codecpar }.compactMap { transport[$0.pointee.codec_tag] }.first
    }

    private static let unknown = "something unknown"

    private static func head(of file: InputFile) -> [UInt8] {
        let handle = FileHandle(forReadingAtPath: file.path)
        defer { try? handle?.close() }
        return ((try? handle?.read(upToCount: 1 << 20)) ?? nil).map { [UInt8]($0) } ?? []
    }

    /// By the first picture tag. Enhanced RTMP (version 1, "ExVideoTagHeader") sets the top bit, and a name follows.
    private static func flashName(_ bytes: [UInt8]) -> String? {
        var at = 13
        while at + 16 <= bytes.count {
            let length = Int(bytes[at + 1]) << 16 | Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            guard bytes[at] & 0x1f == 9, length > 0 else {
                at += 15 + length
                continue
            }
            let first = bytes[at + 11]
            guard first & 0x80 != 0 else { return flash[first & 0x0f] }
            let name = String(decoding: bytes[at + 12..<at + 16], as: UTF8.self)
            return "\(entries[name] ?? "'\(name.filter { $0.isASCII && $0.isLetter || $0.isNumber })'") in FLV"
        }
        return nil
    }

    /// By its CodecID (RFC 9559, 5.1.4.1.21), an element of the number 0x86 with its length and a text.
    private static func matroskaName(_ bytes: [UInt8]) -> String? {
        for at in bytes.indices.dropLast(4) where bytes[at] == 0x86 && bytes[at + 1] & 0x80 != 0 {
            let end = at + 2 + Int(bytes[at + 1] & 0x7f)
            guard bytes[at + 2] == UInt8(ascii: "V"), bytes[at + 3] == UInt8(ascii: "_"), end <= bytes.count else {
                continue
            }
            let name = String(decoding: bytes[at + 2..<end].prefix { (0x20..<0x7f).contains($0) }, as: UTF8.self)
            return name.contains("VVC") ? "VVC (H.266)" : "'\(name)'"
        }
        return nil
    }
}
