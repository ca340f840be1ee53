/// Whether a file's own structure says that it is all there.
///
/// Containers are rows of pieces, each with a head that says how long it is. So one that was cut off ends inside a piece,
/// whatever the container; only how a head is read differs.
struct FileStructure: Equatable {
    enum End: Equatable {
        /// Its last piece ends where the file does.
        case whole
        /// It ends behind a piece, and nothing says that this is the last.
        case open
        /// What follows is no piece, or the container is none that is looked into.
        case unknown
        /// It ends inside a piece. How many bytes are missing, and of how many; nil where nothing says so.
        case cut(missing: Int?, of: Int?)
    }

    var end: End
    /// Where another recording begins behind the first; nil when there is none.
    var second: Int?
    /// Whether readers may go on into it, and all that follow, with times that start again.
    var isReadOn = false
    /// How many recordings there are, if they may be read on.
    var recordings = 1
    /// Whether an MP4's index comes in pieces between the media.
    var isFragmented = false

    /// Where the zeros begin with which the file ends.
    var zeros = Int.max

    init(_ end: End, second: Int? = nil) {
        self.end = end
        self.second = second
    }

    /// - Parameter container: libavformat's name of it.
    init(path: String, container: String) {
        guard let bytes = FileBytes(path: path) else {
            self.init(.unknown)
            return
        }
        switch container.split(separator: ",").first {
        case "mov": self = Self.boxes(bytes)
        case "matroska": self = Self.elements(bytes)
        case "avi": self = Self.chunks(bytes)
        case "asf": self = Self.objects(bytes)
        case "mxf": self = Self.triplets(bytes)
        case "flv": self = Self.tags(bytes)
        case "ogg": self = Self.pages(bytes)
        case "mpegts": self = Self.packets(bytes)
        case "mpeg": self = Self.packs(bytes)
        default: self.init(.unknown)
        }
        zeros = bytes.zeros
        guard bytes.count - zeros >= Self.hole else { return }
        switch end {
        // Its pieces have their lengths, and perhaps nothing in them.
        case .whole: end = .unknown
        // Where the head of a piece should be there is nothing. Of an MP4 the index knows more.
        case .open where !container.hasPrefix("mov"), .unknown where !container.hasPrefix("mov"),
            .cut(missing: nil, of: nil):
            end = .cut(missing: bytes.count - zeros, of: bytes.count)
        case .open, .unknown, .cut: break
        }
    }

    /// Zeros at the end of a file that are more than padding, in bytes.
    static let hole = 4096

    /// Whether it says that something is lost, at its end or before.
    var isBroken: Bool { isCut || end == .unknown }

    var isCut: Bool {
        if case .cut = end { return true }
        return false
    }

    /// More pieces than nine hours of any container have; a walk that passes it says nothing.
    static let mostPieces = 4_000_000
}

/// One piece of a file: what it is, and where its content begins and ends.
struct FilePiece<Kind> {
    let kind: Kind
    let content: Int
    /// Nil when it goes on for as long as there is more.
    let end: Int?
}
