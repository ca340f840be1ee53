internal import CFFmpeg
internal import PolyreelCore

/// Which streams of a file are the picture and the sound.
struct StreamChoice {
    let picture: UnsafeMutablePointer<AVStream>
    /// All sound tracks, in the container's order.
    let sounds: [UnsafeMutablePointer<AVStream>]
    let findings: [Finding]

    /// The picture that moves, is marked as the default and is the largest, in this order; the first stream is not always
    /// the picture: there are covers, thumbnails, photos and data tracks.
    init(_ file: InputFile) throws {
        func type(_ stream: UnsafeMutablePointer<AVStream>) -> AVMediaType {
            stream.pointee.codecpar?.pointee.codec_type ?? AVMEDIA_TYPE_UNKNOWN
        }
        func isDecodable(_ stream: UnsafeMutablePointer<AVStream>) -> Bool {
            StreamDecoder.decoder(of: stream) != nil
        }
        let covers = AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_STILL_IMAGE
        let videos = file.streams.filter { type($0) == AVMEDIA_TYPE_VIDEO }
        let moving = videos.filter { $0.pointee.disposition & covers == 0 }
        sounds = file.streams.filter { type($0) == AVMEDIA_TYPE_AUDIO }
        guard !moving.isEmpty else { throw Self.noPicture(file, hasCover: !videos.isEmpty, hasSound: !sounds.isEmpty) }
        let candidates = moving.filter(isDecodable)
        guard let first = candidates.first else {
            throw Finding.error(
                ProbeCode.unreadable,
                "the picture of '\(file.name)' is coded as \(CodingName.of(moving[0], in: file)), "
                    + "which cannot be decoded here", hint: "export it as H.264 or HEVC in MP4")
        }
        let choice =
            candidates.count > 1
            ? Self.best(candidates, try TrackMovement(path: file.path, tracks: candidates))
            : (stream: first, reason: "the one that can be decoded")
        picture = choice.stream
        findings = Self.findings(choice.stream, choice.reason, moving: moving.count)
    }

    /// The track to use, and why.
    private static func best(
        _ candidates: [UnsafeMutablePointer<AVStream>], _ movement: TrackMovement
    ) -> (stream: UnsafeMutablePointer<AVStream>, reason: String) {
        func isDefault(_ stream: UnsafeMutablePointer<AVStream>) -> Bool {
            stream.pointee.disposition & AV_DISPOSITION_DEFAULT != 0
        }
        func area(_ stream: UnsafeMutablePointer<AVStream>) -> Int {
            stream.pointee.codecpar.map { Int($0.pointee.width) * Int($0.pointee.height) } ?? 0
        }
        func narrowed(
            _ streams: [UnsafeMutablePointer<AVStream>], _ wanted: (UnsafeMutablePointer<AVStream>) -> Bool
        ) -> [UnsafeMutablePointer<AVStream>] {
            let kept = streams.filter(wanted)
            return kept.isEmpty ? streams : kept
        }
        let moving = narrowed(candidates, movement.isMoving)
        let marked = narrowed(moving, isDefault)
        // Where all are slides, those that show the most pictures.
        let most = moving.contains(where: movement.isMoving) ? 0 : marked.map(movement.pictures).max() ?? 0
        let left = marked.filter { movement.pictures(of: $0) >= most }
        var largest = left[0]
        for stream in left where area(stream) > area(largest) { largest = stream }
        let reason =
            moving.count == 1 && candidates.count > 1
            ? "the only one that moves"
            : marked.count < moving.count && marked.count == 1 ? "the default one" : "the largest of those that move"
        return (largest, reason)
    }

    private static func noPicture(_ file: InputFile, hasCover: Bool, hasSound: Bool) -> Finding {
        if let unknown = CodingName.unknownPicture(in: file) {
            return .error(
                ProbeCode.unreadable,
                "the picture of '\(file.name)' is coded as \(unknown), which cannot be decoded here",
                hint: "export it as H.264 or HEVC in MP4")
        }
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

    private static func findings(
        _ picture: UnsafeMutablePointer<AVStream>, _ reason: String, moving: Int
    ) -> [Finding] {
        guard moving > 1 else { return [] }
        return [
            .warning(
                ProbeCode.morePictures,
                "the asset has \(moving) picture tracks; stream \(picture.pointee.index) is used, \(reason)",
                hint: "check that it is the right one")
        ]
    }
}
