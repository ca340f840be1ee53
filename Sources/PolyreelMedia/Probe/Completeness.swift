internal import CFFmpeg
internal import PolyreelCore

/// Holds what a file promises, by its structure, its index and its header, against what was read of it.
struct Completeness {
    private let file: CheckedFile
    private let scan: AssetScan
    private let pictures: Int
    private let structure: FileStructure
    private let gaps: SharedGaps

    /// - Parameters:
    ///   - pictures: when those that were found are shown, in the units of their stream.
    ///   - rate: how many of them a second are usual.
    init(_ file: CheckedFile, _ scan: AssetScan, pictures: [Int64], rate: Rational) {
        self.file = file
        self.scan = scan
        self.pictures = pictures.count
        structure = FileStructure(path: file.path, container: scan.file.container)
        gaps = SharedGaps(
            pictures: pictures, scan.choice.picture.pointee.time_base, rate: rate, sounds: scan.sounds.map(\.runs),
            isBroken: structure.isBroken)
    }

    /// Lengths in headers are rounded, to whole seconds at worst; beside a proof that a file was cut off, to a tenth.
    private static let rounding = (proven: Int64(100_000), unproven: Int64(1_000_000))

    /// Where a second recording begins that is not read.
    var second: Int? {
        structure.isReadOn && scan.joined.joins.count == structure.recordings - 1 ? nil : structure.second
    }

    /// What is not there; nil where nothing says that something should be.
    func missing(_ picture: PictureFacts) -> MissingPart? {
        if let end = missingEnd(picture) { return end }
        return gaps.last.map { part(picture, share: 0, from: seconds($0, picture), isListed: isListed) }
    }

    /// Whether an index lists all that there is, and it is there: a hole was no piece of this file.
    private var isListed: Bool {
        guard !structure.isFragmented, structure.end == .whole,
            let index = IndexPromise(scan, bytes: file.bytes, zeros: structure.zeros)
        else { return false }
        return index.lost == 0
    }

    private func missingEnd(_ picture: PictureFacts) -> MissingPart? {
        // A box's length can be mended; what the index lists beyond the end is not there all the same.
        // Of a fragmented file that was cut off, the index tells no more than where it was cut.
        if !structure.isFragmented || structure.end == .whole,
            let index = IndexPromise(scan, bytes: file.bytes, zeros: structure.zeros)
        {
            guard index.lost > 0 || structure.isCut else { return nil }
            let end = index.wholeUntil.map { seconds($0, picture) }
            return part(picture, of: index.pictures, share: index.share, until: end)
        }
        guard structure.end != .whole else { return nil }
        if let (there, promised) = length {
            let lacking = promised - there
            let least = structure.isCut ? Self.rounding.proven : max(Self.rounding.unproven, promised / 20)
            guard lacking > least || structure.isCut else { return nil }
            return part(
                picture, seconds: promised, share: lacking > least ? Self.share(Int(lacking), Int(promised)) : 0)
        }
        guard case .cut(let missing, let promised) = structure.end else { return nil }
        guard let missing, let promised, promised > 0 else { return part(picture, share: nil) }
        return part(
            picture, bytes: (promised - missing, promised), share: Self.share(missing, promised))
    }

    /// In thousandths; numbers of a file may be as large as numbers get.
    private static func share(_ missing: Int, _ promised: Int) -> Int {
        max(0, min(1000, missing / max(1, promised / 1000)))
    }

    /// What the header promises and is not there although the file is whole: then the header is wrong.
    func wrongLength() -> (there: Rational, promised: Rational)? {
        guard structure.end == .whole, let (there, promised) = length,
            promised - there > max(Self.rounding.unproven, promised / 20)
        else { return nil }
        return (Rational(there, 1_000_000), Rational(promised, 1_000_000))
    }

    /// Microseconds that were read of all streams, and that the header promises.
    private var length: (there: Int64, promised: Int64)? {
        if let picture = scan.choice.picture.pointee.nb_frames > 0 ? scan.choice.picture.pointee : nil,
            scan.file.container == "avi", let last = scan.spans[picture.index]?.last
        {
            // In AVI's units each is as long as a picture, also one that is left out.
            let promised = av_rescale_q(picture.nb_frames, picture.time_base, AVRational(num: 1, den: 1_000_000))
            return (Self.real(last), Self.real(promised))
        }
        guard let promised = scan.file.promisedLength, let last = scan.spans.values.map(\.last).max(),
            let first = scan.spans.values.map(\.first).min(), first < last
        else { return nil }
        // Some count from the container's zero, some from the first piece.
        let length = last.subtractingReportingOverflow(first).partialValue
        return (Self.real(max(last, length)), Self.real(promised))
    }

    /// Kept within a century, where sums cannot overflow.
    private static func real(_ microseconds: Int64) -> Int64 { max(0, min(1 << 52, microseconds)) }

    private func seconds(_ microseconds: Int64, _ picture: PictureFacts) -> Rational {
        guard let time = WideFraction(Int128(microseconds), 1_000_000),
            let own = time.subtracting(WideFraction(picture.origin))?.bounded
        else { return picture.end }
        return max(.zero, min(own, picture.end))
    }

    private func part(
        _ picture: PictureFacts, of promised: Int? = nil, seconds: Int64? = nil,
        bytes: (there: Int, promised: Int)? = nil, share: Int?, until end: Rational? = nil,
        from rest: Rational? = nil, isListed: Bool = false
    ) -> MissingPart {
        let ends = scan.used.compactMap { scan.spans[$0.pointee.index]?.last }.map { self.seconds($0, picture) }
        let gap = gaps.first.map { self.seconds($0, picture) }
        let until = min(end ?? ends.min() ?? picture.end, gap ?? picture.end)
        var found = "\(pictures)\(promised.map { $0 > pictures ? " of \($0)" : "" } ?? "") pictures ("
        found += (picture.end - picture.start).secondsText(places: 2)
        found += seconds.map { " of \(Rational($0, 1_000_000).secondsText(places: 2))" } ?? ""
        found += bytes.map { ", \($0.there) of \($0.promised) bytes" } ?? ""
        guard let gap else {
            if until + Rational(1, 10) < picture.end { found += ", the sound up to \(until.secondsText(places: 2))" }
            let rest =
                share == nil ? "; how much is missing it does not say" : share == 0 ? "; only its end is missing" : ""
            return MissingPart(wholeUntil: until, share: share, message: "it holds \(found))\(rest)")
        }
        found += "), and neither picture nor sound of \(Rational(gaps.total, 1_000_000).secondsText(places: 2)) in its "
        found += "middle, from \(gap.secondsText(places: 2)) on"
        guard !isListed else {
            found += "; its index lists nothing there: a pause, or a piece that was lost before it was written"
            return MissingPart(wholeUntil: until, wholeFrom: rest, share: 0, message: "it holds \(found)")
        }
        let whole = (picture.end - picture.start).approximation * 1_000_000
        let lost = Self.share(Int(gaps.total), Int(seconds ?? Int64(min(whole, 1e15))))
        // Bytes that are lacking at the end of a piece may be those of its middle; seconds are others.
        let all = seconds == nil ? max(share ?? 0, lost) : min(1000, (share ?? 0) + lost)
        return MissingPart(wholeUntil: until, wholeFrom: rest, share: all, message: "it holds \(found)")
    }
}

/// What the index of an MP4 lists beyond the end of its file. Only MP4 and QuickTime have an entry of every picture.
struct IndexPromise {
    /// How many pictures it lists.
    let pictures: Int
    /// Entries that lie beyond the end, of picture and sound.
    private(set) var lost = 0
    /// The greatest part of one of them, in thousandths.
    private(set) var share = 0
    /// When the first of them is decoded, in microseconds of the container.
    private(set) var wholeUntil: Int64?

    /// Nil where the file has no such index. Of a fragmented one, the index is what was read.
    /// - Parameter zeros: where zeros begin that go on to the end of the file; no coded picture is all zeros.
    init?(_ scan: AssetScan, bytes: Int, zeros: Int) {
        guard scan.file.container.hasPrefix("mov") else { return nil }
        pictures = Int(avformat_index_get_entries_count(scan.choice.picture))
        for stream in scan.used {
            let count = avformat_index_get_entries_count(stream)
            guard count > 0 else { continue }
            let codec = stream.pointee.codecpar?.pointee.codec_id
            let isCoded = stream == scan.choice.picture && codec != AV_CODEC_ID_RAWVIDEO
            var lost = 0
            for index in 0..<count {
                guard let entry = avformat_index_get_entry(stream, index)?.pointee,
                    entry.pos > Int64(bytes) - Int64(entry.size)
                        || isCoded && entry.pos >= zeros && entry.size > 64
                else { continue }
                lost += 1
                let time = av_rescale_q(entry.timestamp, stream.pointee.time_base, AVRational(num: 1, den: 1_000_000))
                wholeUntil = min(wholeUntil ?? time, time)
            }
            self.lost += lost
            share = max(share, lost * 1000 / Int(count))
        }
    }
}
