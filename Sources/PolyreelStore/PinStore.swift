/// What stands published, so that it is not collected.
public protocol PinStore: Sendable {
    /// Remembers a published film, and where on this machine its record lies. A film that the same record named before is
    /// no longer pinned for it. Cheap where it is pinned already.
    func pin(_ pin: Pin, at place: PinPlace) throws
    /// The films that are pinned for a variant.
    func pins(campaign: String, id: String) throws -> [Pin]
}
