/// A published film, and the keys of what it is made of. It says nothing of any machine: where the film stands is in
/// `PinPlace`.
public struct Pin: Codable, Sendable, Hashable {
    public let campaign: String
    /// The variant's.
    public let id: String
    /// The film's own key. A variant has several where its outputs stand at different versions.
    public let film: Digest
    /// Sorted.
    public let keys: [Digest]

    public init(campaign: String, id: String, film: Digest, keys: some Sequence<Digest>) {
        self.campaign = campaign
        self.id = id
        self.film = film
        self.keys = Set(keys).sorted()
    }
}

/// What is known of a pinned film on this machine.
public struct PinnedFilm: Sendable, Hashable {
    public let pin: Pin
    /// Where its record lay when it was pinned, sorted by path; none for a film that was published elsewhere.
    public let places: [PinPlace]

    public init(pin: Pin, places: [PinPlace]) {
        self.pin = pin
        self.places = places
    }
}

/// Whether a pinned film still stands.
public enum PinState: Sendable {
    case stands
    /// It was replaced or taken away: the pin holds nothing any more.
    case gone
    /// Where it stands cannot be looked at now: it holds what it held.
    case unseen
}
