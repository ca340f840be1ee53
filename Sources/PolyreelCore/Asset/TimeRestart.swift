/// Where the times of a stream start again, because recordings were joined as they were, and how they go on instead.
public struct TimeRestart: Codable, Sendable, Hashable {
    /// The stream's index in the container.
    public let stream: Int
    /// The first of the stream's packets with new times, counted from 0 as the container gives them.
    public let packet: Int
    /// What is added to the times from here on to the next restart, in the stream's own units.
    public let ticks: Int64

    public init(stream: Int, packet: Int, ticks: Int64) {
        self.stream = stream
        self.packet = packet
        self.ticks = ticks
    }
}
