internal import CFFmpeg
internal import PolyreelCore

extension AssetScan {
    /// The picture and all sound, the picture first.
    var used: [UnsafeMutablePointer<AVStream>] { [choice.picture] + choice.sounds }

    /// What passed of the used streams, for joins to be found.
    var passed: [(index: Int32, timeBase: AVRational, entries: [PacketLedger.Entry])] {
        used.map { ($0.pointee.index, $0.pointee.time_base, file.ledger.entries[$0.pointee.index] ?? []) }
    }
}
