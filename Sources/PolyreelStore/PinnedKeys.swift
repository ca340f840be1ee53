/// Which published variants are made of a result: the pins, by key. Pins are read through once, however many results are
/// asked for.
struct PinnedKeys {
    private let pins: [Pin]
    /// Places in `pins`.
    private let users: [Digest: [Int]]

    init(_ pins: [Pin]) {
        self.pins = pins
        users = pins.indices.reduce(into: [:]) { users, index in
            for key in pins[index].keys { users[key, default: []].append(index) }
        }
    }

    /// As `CAMPAIGN/ID`, sorted, each once.
    func variants(of key: Digest) -> [String] {
        Set((users[key] ?? []).map { "\(pins[$0].campaign)/\(pins[$0].id)" }).sorted()
    }
}
