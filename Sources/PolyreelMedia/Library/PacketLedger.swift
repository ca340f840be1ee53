internal import CFFmpeg
internal import PolyreelCore

/// Counts the packets of each stream as the container gives them, and sets right the times of those that start again.
struct PacketLedger {
    /// A packet's own times, in its stream's units.
    struct Entry {
        let number: Int
        /// Its place among the packets of all streams.
        let place: Int
        let decoded: Int64
        let shown: Int64
        let duration: Int64
    }

    private var counts: [Int32: Int] = [:]
    private var all = 0
    private let restarts: [Int32: [TimeRestart]]
    /// Whether what passes is written down.
    private let isKept: Bool
    private(set) var entries: [Int32: [Entry]] = [:]

    /// More than nine hours of any stream have.
    private static let most = 4_000_000

    init(restarts: [TimeRestart], isKept: Bool) {
        self.restarts = Dictionary(grouping: restarts) { Int32(clamping: $0.stream) }
            .mapValues { $0.sorted { $0.packet < $1.packet } }
        self.isKept = isKept
    }

    /// Takes a packet down. A jump marks the packet before it as damaged, or where a parser lags the one before that, and
    /// they are not.
    mutating func pass(_ packet: UnsafeMutablePointer<AVPacket>) {
        let stream = packet.pointee.stream_index
        let number = counts[stream, default: 0]
        counts[stream] = number + 1
        all += 1
        if isKept { write(packet.pointee, number) }
        guard let restarts = restarts[stream] else { return }
        if restarts.contains(where: { (1...2).contains($0.packet - number) }) {
            packet.pointee.flags &= ~AV_PKT_FLAG_CORRUPT
        }
        guard let restart = restarts.last(where: { $0.packet <= number }) else { return }
        packet.pointee.pts = Self.moved(packet.pointee.pts, restart.ticks)
        packet.pointee.dts = Self.moved(packet.pointee.dts, restart.ticks)
    }

    private mutating func write(_ data: AVPacket, _ number: Int) {
        let stream = data.stream_index
        guard entries[stream, default: []].count < Self.most else { return }
        // Several pictures of a programme stream share one time; the others come after it, and are shown as much later.
        let last = entries[stream]?.last
        let after = last.map { $0.decoded.addingReportingOverflow($0.duration).partialValue }
        guard let decoded = data.dts == polyreel_no_pts() ? after : data.dts else { return }
        let delay = last.map { $0.shown.subtractingReportingOverflow($0.decoded).partialValue } ?? 0
        let shown =
            data.pts == polyreel_no_pts() ? decoded.addingReportingOverflow(delay).partialValue : data.pts
        entries[stream, default: []].append(
            Entry(number: number, place: all, decoded: decoded, shown: shown, duration: max(0, data.duration)))
    }

    private static func moved(_ time: Int64, _ ticks: Int64) -> Int64 {
        time == polyreel_no_pts() ? time : time.addingReportingOverflow(ticks).partialValue
    }
}
