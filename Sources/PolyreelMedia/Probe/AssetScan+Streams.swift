internal import CFFmpeg
internal import PolyreelCore

extension AssetScan {
    /// The picture and all sound, the picture first.
    var used: [UnsafeMutablePointer<AVStream>] { [choice.picture] + choice.sounds }

    /// When the last sound of some streams is heard, in microseconds of the container; nil when there is none.
    func audibleEnd(of streams: [Int]) -> Int64? {
        sounds.filter { streams.contains(Int($0.stream.pointee.index)) }.compactMap(\.audible.time).max()
    }

    /// What passed of the used streams, for joins to be found.
    var passed: [(index: Int32, timeBase: AVRational, entries: [PacketLedger.Entry])] {
        used.map { ($0.pointee.index, $0.pointee.time_base, file.ledger.entries[$0.pointee.index] ?? []) }
    }
}
