internal import Foundation

/// The pins of a store in a folder: `published/` says what films are made of, `local/published/` where on this machine
/// their records lie.
struct FolderPins {
    let folder: StoreFolder

    /// A pinned film with the files that say so.
    struct Kept: Equatable {
        let film: PinnedFilm
        let files: [String]
    }

    // MARK: Writing

    /// Remembers a film; what the same record named before goes unless another record names it.
    func write(_ pin: Pin, at place: PinPlace, by scratch: ScratchFolder) throws {
        let (target, note) = (try file(of: pin), try file(of: place, in: pin))
        let (data, noteData) = (try encoded(pin), try encoded(place))
        let before = try StoredFile.contents(of: note)
        if before == noteData, try StoredFile.contents(of: target) == data { return }
        try folder.makePlace(for: target)
        try folder.makePlace(for: note)
        try folder.locked(for: .use) {
            for file in [target, note] { try StoredFile.removeForeign(file) }
            try DurableFiles.write(data, to: target, by: scratch.path)
            try DurableFiles.write(noteData, to: note, by: scratch.path)
        }
        unlink(formerFile(of: place.record))
        guard let replaced = before.flatMap({ try? JSONDecoder().decode(PinPlace.self, from: $0) })?.film,
            replaced != pin.film
        else { return }
        try folder.locked(for: .removal) {
            guard
                try !places(in: placeFiles(of: try folder.variant(pin))).contains(where: { $0.place.film == replaced })
            else { return }
            unlink(self.pin(try folder.variant(pin), replaced))
        }
    }

    /// Drops a pin that holds nothing; false when the film was published again meanwhile.
    func drop(_ kept: Kept) throws -> Bool {
        try folder.locked(for: .removal) {
            guard let file = kept.files.first, let now = try read(file), now == kept else { return false }
            // The pin first: a place without one is removed some day, a pin without one is held.
            for file in kept.files { try checked(unlink(file), "removing \(file)") }
            return true
        }
    }

    /// Removes what cannot be read, and places without a pin.
    /// - Returns: how many pins could not be read.
    func sweep() throws -> Int {
        var damaged = 0
        for file in try files(in: folder.pins) + former() where try remove(file, unless: isPin) {
            damaged += 1
        }
        for file in try files(in: folder.places) { _ = try remove(file, unless: hasPin) }
        return damaged
    }

    /// Whether a file can be read as a pin.
    private func isPin(_ file: String) -> Bool {
        if let former: FormerPin = decoded(file) { return former.pin != nil }
        return (decoded(file) as Pin?) != nil
    }

    /// Whether a place belongs to a pin that is there.
    private func hasPin(_ file: String) -> Bool {
        guard let place: PinPlace = decoded(file), let variant = variant(of: file) else { return false }
        return access(pin(variant, place.film), F_OK) == 0
    }

    /// Removes a file unless it is of use, also when it is looked at alone.
    private func remove(_ file: String, unless isUseful: (String) throws -> Bool) throws -> Bool {
        if try isUseful(file) { return false }
        return try folder.locked(for: .removal) { try isUseful(file) ? false : unlink(file) == 0 }
    }

    // MARK: Reading

    /// Every pin that can be read.
    func all() throws -> [Kept] {
        let places = Dictionary(grouping: try files(in: folder.places)) { variant(of: $0) }
        return try (files(in: folder.pins) + former()).compactMap { file in
            try read(file) { places[$0] ?? [] }
        }
    }

    /// Those of one variant.
    func pins(of variant: Digest) throws -> [Pin] {
        let part = "\(folder.pins)/\(variant.hex.prefix(2))"
        return try folder.names(in: part).filter { $0.hasPrefix(variant.hex) && $0.hasSuffix(".json") }
            .compactMap { decoded("\(part)/\($0)") }
    }

    private func read(_ file: String) throws -> Kept? { try read(file, places: placeFiles(of:)) }

    /// - Parameter placeFiles: those that say where a variant's records lie.
    private func read(_ file: String, places placeFiles: (Digest) throws -> [String]) throws -> Kept? {
        if let former: FormerPin = decoded(file) {
            return former.pin.map { Kept(film: PinnedFilm(pin: $0, places: [former.place]), files: [file]) }
        }
        guard let pin: Pin = decoded(file) else { return nil }
        let places = places(in: try placeFiles(try folder.variant(pin))).filter { $0.place.film == pin.film }
        return Kept(
            film: PinnedFilm(pin: pin, places: places.map(\.place).sorted { $0.record < $1.record }),
            files: [file] + places.map(\.file))
    }

    /// Where records lie, whichever film they name.
    private func places(in files: [String]) -> [(place: PinPlace, file: String)] {
        files.compactMap { file in (decoded(file) as PinPlace?).map { ($0, file) } }
    }

    /// Where it is said where a variant's records lie.
    private func placeFiles(of variant: Digest) throws -> [String] {
        let part = "\(folder.places)/\(variant.hex.prefix(2))"
        return try folder.names(in: part).filter { $0.hasPrefix(variant.hex) && $0.hasSuffix(".json") }
            .map { "\(part)/\($0)" }
    }

    // MARK: Files

    /// Files of a variant begin with its digest, so that those of one are found without reading all.
    private func file(of pin: Pin) throws -> String { self.pin(try folder.variant(pin), pin.film) }

    private func pin(_ variant: Digest, _ film: Digest) -> String {
        "\(folder.pins)/\(variant.hex.prefix(2))/\(variant.hex)-\(film.hex).json"
    }

    private func file(of place: PinPlace, in pin: Pin) throws -> String {
        let variant = try folder.variant(pin).hex
        return "\(folder.places)/\(variant.prefix(2))/\(variant)-\(Digest.of(Data(place.record.utf8)).hex).json"
    }

    private func variant(of file: String) -> Digest? {
        Digest(hex: String((file as NSString).lastPathComponent.prefix(64)))
    }

    private func files(in root: String) throws -> [String] {
        try folder.names(in: root).filter { $0.count == 2 }.flatMap { part in
            try folder.names(in: "\(root)/\(part)").filter { $0.hasSuffix(".json") }.map { "\(root)/\(part)/\($0)" }
        }
    }

    private func decoded<Value: Decodable>(_ file: String) -> Value? {
        (try? StoredFile.contents(of: file)).flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
    }

    private func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    // MARK: Pins by the path of their record, of older versions

    private func former() throws -> [String] {
        try folder.names(in: folder.pins).filter { $0.hasSuffix(".json") }.map { "\(folder.pins)/\($0)" }
    }

    private func formerFile(of record: String) -> String {
        "\(folder.pins)/\(Digest.of(Data(record.utf8)).hex).json"
    }
}

/// A pin as it was kept before films were pinned by campaign and id.
private struct FormerPin: Decodable {
    let record: String
    let film: Digest
    let keys: [Digest]

    /// Nil unless the record lies where publishing puts it: `CAMPAIGN/MARKET/PLACEMENT/ID.json`.
    var pin: Pin? {
        let parts = record.split(separator: "/")
        guard parts.count > 4, let name = parts.last, name.hasSuffix(".json") else { return nil }
        return Pin(
            campaign: String(parts[parts.count - 4]), id: String(name.dropLast(".json".count)), film: film, keys: keys)
    }

    var place: PinPlace { PinPlace(record: record, film: film) }
}
