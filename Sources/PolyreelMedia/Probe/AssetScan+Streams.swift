internal import CFFmpeg
internal import PolyreelCore

extension AssetScan {
    /// Picture and sound, the picture first.
    var used: [UnsafeMutablePointer<AVStream>] { [choice.picture] + [choice.sound].compactMap(\.self) }

    /// When the last sound is heard, in microseconds of the container; nil when there is none.
    var audibleEnd: Int64? { sound?.audible.time }

    /// What passed of the used streams, for joins to be found.
    var passed: [(index: Int32, timeBase: AVRational, entries: [PacketLedger.Entry])] {
        used.map { ($0.pointee.index, $0.pointee.time_base, file.ledger.entries[$0.pointee.index] ?? []) }
    }
}
