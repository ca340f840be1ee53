/// Stretches of time in which something is seen, in order; they do not meet.
struct TTMLWindows: Equatable {
    typealias Time = TTMLClock.Time

    private(set) var parts: [Range<Time>]

    static let always = TTMLWindows(parts: [0..<Time.max])
    static let never = TTMLWindows(parts: [])
    /// More are no subtitles.
    private static let most = 32

    func intersection(_ other: TTMLWindows) -> TTMLWindows {
        if other == .always { return self }
        let common = parts.flatMap { part in other.parts.map { part.clamped(to: $0) }.filter { !$0.isEmpty } }
        return TTMLWindows(parts: Array(common.prefix(Self.most)))
    }

    /// Makes it seen or not from one time to another.
    mutating func set(_ from: Time, _ to: Time?, isSeen: Bool) {
        let end = to ?? .max
        guard from < end, parts.count < Self.most else { return }
        var rest: [Range<Time>] = []
        for part in parts {
            if part.lowerBound < from { rest.append(part.lowerBound..<min(part.upperBound, from)) }
            if part.upperBound > end { rest.append(max(part.lowerBound, end)..<part.upperBound) }
        }
        if isSeen { rest.append(from..<end) }
        rest.sort { $0.lowerBound < $1.lowerBound }
        parts = rest.reduce(into: []) { joined, part in
            if let last = joined.last, last.upperBound >= part.lowerBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, part.upperBound)
            } else {
                joined.append(part)
            }
        }
    }
}
