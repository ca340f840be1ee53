/// A published film, and the keys of what it is made of.
public struct Pin: Codable, Sendable, Hashable {
    /// Absolute path of the film's record: it stands as long as this does and names the same film.
    public let record: String
    /// The film's own key.
    public let film: String
    /// Sorted.
    public let keys: [Digest]

    public init(record: String, film: String, keys: some Sequence<Digest>) {
        self.record = record
        self.film = film
        self.keys = Set(keys).sorted()
    }
}
