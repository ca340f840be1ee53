internal import CFFmpeg
internal import PolyreelCore

/// Which streams of a file are the picture and the sound.
struct StreamChoice {
    let picture: UnsafeMutablePointer<AVStream>
    /// All sound tracks, in the container's order.
    let sounds: [UnsafeMutablePointer<AVStream>]
    let findings: [Finding]

    /// The largest picture that can be decoded; the first stream is not always the
    /// picture: there are covers, thumbnails and data tracks.
    init(_ file: InputFile) throws(Finding) {
        func type(_ stream: UnsafeMutablePointer<AVStream>) -> AVMediaType {
            stream.pointee.codecpar?.pointee.codec_type ?? AVMEDIA_TYPE_UNKNOWN
        }
        func isDecodable(_ stream: UnsafeMutablePointer<AVStream>) -> Bool {
            stream.pointee.codecpar.map { avcodec_find_decoder($0.pointee.codec_id) != nil } ?? false
        }
        let covers = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_STILL_IMAGE
        let videos = file.streams.filter { type($0) == AVMEDIA_TYPE_VIDEO }
        let moving = videos.filter { $0.pointee.disposition & covers == 0 }
        sounds = file.streams.filter { type($0) == AVMEDIA_TYPE_AUDIO }
        guard !moving.isEmpty else { throw Self.noPicture(file, hasCover: !videos.isEmpty, hasSound: !sounds.isEmpty) }
        var best: (stream: UnsafeMutablePointer<AVStream>, area: Int)?
        for stream in moving where isDecodable(stream) {
            guard let parameters = stream.pointee.codecpar?.pointee else { continue }
            let area = Int(parameters.width) * Int(parameters.height)
            if best.map({ area > $0.area }) ?? true { best = (stream, area) }
        }
        guard let best else {
            let codec = moving.first?.pointee.codecpar.map { String(cString: avcodec_get_name($0.pointee.codec_id)) }
            throw .error(
                ProbeCode.unreadable,
                "the picture of '\(file.name)' is coded as '\(codec ?? "unknown")', "
                    + "which cannot be decoded here", hint: "export it as H.264 or HEVC")
        }
        picture = best.stream
        findings = Self.findings(best.stream, moving: moving.count)
    }

    private static func noPicture(_ file: InputFile, hasCover: Bool, hasSound: Bool) -> Finding {
        if hasSound {
            let cover = hasCover ? " and a cover image" : ""
            return .error(
                ProbeCode.noPicture, "'\(file.name)' has sound\(cover), but no moving picture",
                hint: "give the video file")
        }
        return hasCover
            ? .error(ProbeCode.still, "'\(file.name)' is a still image; a video is needed", hint: "give the video file")
            : .error(
                ProbeCode.noPicture, "'\(file.name)' (\(file.container)) holds no picture and no sound",
                hint: "export the video again")
    }

    private static func findings(_ picture: UnsafeMutablePointer<AVStream>, moving: Int) -> [Finding] {
        guard moving > 1 else { return [] }
        return [
            .warning(
                ProbeCode.morePictures,
                "the asset has \(moving) picture tracks; the largest is used (stream \(picture.pointee.index))",
                hint: "check that it is the right one")
        ]
    }
}
