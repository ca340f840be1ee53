internal import CFFmpeg
internal import PolyreelCore

/// One pass over an asset's packets: times of the pictures, a look at the first of them, all sound tracks whole.
struct AssetScan {
    let file: InputFile
    let choice: StreamChoice
    private(set) var packets = PacketTimes()
    private(set) var look: PictureLook
    /// Nil where every picture is decoded anyway.
    private(set) var keys: KeyPictures?
    let sounds: [SoundScan]
    /// Pieces that could not be read whole, of any stream.
    private(set) var unreadable = 0
    /// Which times each stream has, by its index.
    private(set) var spans: [Int32: StreamSpan] = [:]
    /// Where its times start again.
    private(set) var joined: JoinedRecordings

    /// Reads a file, and once more where its times start again, as they go on then.
    /// - Parameter file: one that writes down what passes.
    init(_ file: InputFile) throws {
        let first = try AssetScan(file, joined: JoinedRecordings([], leaps: false))
        let joined = JoinedRecordings(first.passed, leaps: !file.hasIndex)
        if joined.restarts.isEmpty {
            self = first
            self.joined = joined
        } else {
            self = try AssetScan(InputFile(path: file.path, restarts: joined.restarts), joined: joined)
        }
    }

    private init(_ file: InputFile, joined: JoinedRecordings) throws {
        self.joined = joined
        self.file = file
        guard !Encryption.isFound(in: file) else { throw Encryption.refusal(file.name) }
        choice = try StreamChoice(file)
        look = try PictureLook(choice.picture, of: file.name)
        if file.hasIndex, PacketTimes.suffice(for: choice.picture.pointee.codecpar.pointee.codec_id) {
            keys = try KeyPictures(choice.picture, of: file.name)
        }
        sounds = try choice.sounds.map { try SoundScan($0, of: file.name) }
        // What a header promises is true of all streams together.
        if file.promisedLength == nil { file.keep(used) }
        try run()
    }

    private mutating func run() throws {
        let packet = try Packet()
        reading: while true {
            switch try file.read(into: packet) {
            case .end: break reading
            case .damaged: unreadable += 1
            case .packet: try add(packet)
            }
        }
        if !look.isDone { try look.add(nil) }
        try keys?.add(nil)
        for sound in sounds { try sound.add(nil) }
    }

    private mutating func add(_ packet: Packet) throws {
        guard !Encryption.isFound(in: packet) else { throw Encryption.refusal(file.name) }
        let stream = packet.pointer.pointee.stream_index
        if let timeBase = file.timeBase(of: stream) { spans[stream, default: StreamSpan()].add(packet, timeBase) }
        if stream == choice.picture.pointee.index {
            packets.add(packet)
            if packets.count > PacketTimes.most { throw Self.tooLong(file.name) }
            if !look.isDone { try look.add(packet) }
            try keys?.add(packet)
        } else if let sound = sounds.first(where: { $0.stream.pointee.index == stream }) {
            try sound.add(packet)
        }
    }

    static func tooLong(_ name: String) -> Finding {
        .error(
            ProbeCode.tooLong, "'\(name)' is longer than 9 hours, or says so",
            hint: "cut it to the part that is used, or export it again")
    }
}
