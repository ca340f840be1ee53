public import PolyreelCore

extension Shape<String> {
    /// The path of a file that is there, relative to the manifest.
    public static let file = path("file") { files, path throws(Finding) in _ = try files.resolve(path) }

    /// The path of a folder that is there.
    public static let folder = path("folder") { files, path throws(Finding) in _ = try files.resolveFolder(path) }

    private static func path(
        _ kind: String, _ check: @escaping @Sendable (FolderFiles, String) throws(Finding) -> Void
    ) -> Shape {
        Shape(kind) { _ in
            .string(longest: 1024)
        } read: { node, reading in
            guard let path = reading.reader.text(node, longest: 1024) else { return nil }
            do throws(Finding) {
                try check(reading.files, path)
                return path
            } catch {
                reading.reader.add(error.at(node.location))
                return nil
            }
        }
    }

    /// The name of a placement that this build knows.
    /// - Parameter absent: what is said where the manifest does not list it; nil: nothing.
    public static func placement(absent: (@Sendable (String) -> Finding)? = nil) -> Shape {
        Shape("placement") {
            .choice($0.placements)
        } read: { node, reading in
            guard let name = reading.reader.text(node) else { return nil }
            let known = reading.known.placements
            guard known.contains(name) else {
                reading.reader.error(
                    "placement-unknown", "placement '\(name.shortened)' is not known",
                    hint: Spelling.hint(for: name, among: known, else: "'polyreel placements' lists them"),
                    at: node.location)
                return nil
            }
            if let absent, reading.lacks(placement: name) { reading.reader.add(absent(name).at(node.location)) }
            return name
        }
    }
}

extension Shape<Market> {
    /// A market that this build knows, by its id.
    public static let market = Shape("market") { known in
        .object([
            (
                "anyOf",
                .list([
                    .choice(known.markets.map(\.id)).described("A market."),
                    .pattern("^[a-z]{2,3}(-[A-Z][a-z]{3})?-[A-Z]{2}-u(-ca-[a-z0-9]+)?(-nu-[a-z]+)?$")
                        .described("With digits or a calendar of its own."),
                ])
            )
        ])
    } read: { node, reading in
        reading.reader.text(node).flatMap { reading.market($0, at: node.location) }
    }
}

extension SectionReading {
    fileprivate mutating func market(_ id: String, at location: SourceLocation) -> Market? {
        if let market = known.markets.market(id) { return market }
        let ids = known.markets.map(\.id)
        if case let base = Market.base(of: id), base != id, ids.contains(base) {
            reader.error(
                "market-extension", "'\(id.shortened)' asks '\(base)' for digits or a calendar that are not known",
                hint: "write it like \(base)-u-nu-latn, \(base)-u-ca-buddhist or \(base)-u-ca-buddhist-nu-thai",
                at: location)
            return nil
        }
        let meant = MarketSpelling.meant(by: id, among: known.markets) ?? Spelling.nearest(to: id, among: ids)
        guard LanguageTagSyntax.hasRegion(id) else {
            reader.error(
                "market-unknown", "market '\(id.shortened)' is not a locale",
                hint: meant.map { "did you mean '\($0)'?" } ?? "write a language with a country, such as de-DE",
                at: location)
            return nil
        }
        let nearest = meant.map { "did you mean '\($0)'? Else " } ?? ""
        reader.error(
            "market-unknown", "market '\(id)' is not known",
            hint: nearest + "add it to a markets.yaml in the data folder", at: location)
        return nil
    }
}
