public import Foundation
internal import PolyreelCore
public import PolyreelYAML

/// Reads a manifest and reports everything that is wrong in it at once, each with its place.
public enum ManifestReader {
    /// Bytes that a manifest may have.
    public static let largestFile = 1 << 20

    /// Reads the manifest at a path; its own paths start at its folder, see `ManifestFolder`.
    /// - Parameters:
    ///   - path: As the user gave it; findings name the file by it.
    ///   - allowedRoots: Folders besides the manifest's own that it may name files in.
    public static func read(path: String, catalogue: Catalogue, allowedRoots: [String]) -> ManifestReading {
        let data: Data
        do {
            data = try RegularFile.read(path, limit: largestFile)
        } catch {
            return ManifestReading(manifest: nil, findings: [error.at(SourceLocation(file: path))])
        }
        let files = FolderFiles(root: ManifestFolder.path(of: path), allowedRoots: allowedRoots)
        return read(data, file: path, catalogue: catalogue, files: files)
    }

    /// Reads the bytes of a manifest.
    public static func read(_ data: Data, file: String, catalogue: Catalogue, files: FolderFiles) -> ManifestReading {
        let yaml = YAMLNode.read(data, file: file)
        guard let root = yaml.root else { return ManifestReading(manifest: nil, findings: yaml.findings) }
        var reading = SectionReading(files: files, known: catalogue.names)
        for finding in yaml.findings { reading.reader.add(finding) }
        let manifest = manifest(root, file: file, catalogue, &reading)
        let findings = reading.reader.findings.enumerated().sorted { left, right in
            let (first, second) = (left.element.location, right.element.location)
            return (first?.line ?? 0, first?.column ?? 0, left.offset)
                < (second?.line ?? 0, second?.column ?? 0, right.offset)
        }.map(\.element)
        return ManifestReading(manifest: findings.hasErrors ? nil : manifest, findings: findings)
    }

    private static func manifest(
        _ root: YAMLNode, file: String, _ catalogue: Catalogue, _ reading: inout SectionReading
    ) -> Manifest? {
        guard let nodes = reading.reader.section(root, keys(catalogue)) else { return nil }
        reading.keys = Set((root.mapping ?? []).map(\.key))
        var common = ManifestFields()
        for field in ManifestFields.fields {
            guard let node = nodes[field.description.key] else { continue }
            field.take(node, into: &common, &reading)
            // An entry that was wrong may have named anything.
            if field.description.key == "placements", common.placements.count == node.sequence?.count {
                reading.placements = common.placements
            }
        }
        checkChannel(nodes, common, catalogue, &reading)
        Exclusion.check(nodes["exclude"], markets: common.markets, &reading)
        checkSections(catalogue, nodes, common, &reading)
        let settings = Dictionary(catalogue.sections.map { ($0.step, $0.read(nodes, &reading)) }) { first, _ in first }
        let manifest = Manifest(
            file: file, campaign: common.campaign, asset: common.asset, markets: common.markets,
            placements: common.placements.compactMap { name in catalogue.placements.first { $0.id == name } },
            unbuiltPlacements: common.placements.filter(catalogue.unbuiltPlacements.contains),
            channel: common.channel, layout: common.layout, exclude: common.exclude, brand: common.brand,
            steps: common.steps, settings: settings, places: ManifestPlaces(root),
            messagePlaces: reading.messages)
        if let node = nodes["exclude"], !common.markets.isEmpty, !common.placements.isEmpty,
            manifest.requests(among: []).isEmpty, manifest.unbuiltRequests().isEmpty
        {
            reading.reader.error(
                "matrix-empty", "every variant is excluded", hint: "take out an exclusion", at: node.location)
        }
        return manifest
    }

    /// Displays alone are published as nothing else.
    private static func checkChannel(
        _ nodes: KeyedNodes, _ common: ManifestFields, _ catalogue: Catalogue, _ reading: inout SectionReading
    ) {
        guard let node = nodes["channel"], common.channel == .pos else { return }
        let social = common.placements.first { name in
            catalogue.placements.contains { $0.id == name && $0.kind == .social }
        }
        guard let social else { return }
        reading.reader.error(
            "channel-social", "'\(social)' is published as organic or paid, and the channel is pos",
            hint: "write channel: organic or paid; displays keep their own channel", at: node.location)
    }

    /// A section of a step that does not run would be passed over in silence; one that is missing would leave a step
    /// without what it needs.
    private static func checkSections(
        _ catalogue: Catalogue, _ nodes: KeyedNodes, _ common: ManifestFields, _ reading: inout SectionReading
    ) {
        let builtIn = catalogue.sections.filter { !$0.isOptional && common.steps.contains($0.step) }.map(\.step)
        if let node = nodes["steps"], !builtIn.isEmpty {
            reading.reader.add(
                .note(
                    "steps-built-in", "\(builtIn.joined(separator: ", ")) run for every manifest",
                    hint: "'steps' is for further ones", at: node.location))
        }
        for section in catalogue.sections where section.isOptional {
            guard common.steps.contains(section.step) else {
                for key in section.keys {
                    guard let node = nodes[key] else { continue }
                    reading.reader.error(
                        "step-not-added",
                        "'\(key)' is the section of the step '\(section.step)', which is not among 'steps'",
                        hint:
                            "write steps: [\((common.steps + [section.step]).joined(separator: ", "))], or take it out",
                        at: node.location)
                }
                continue
            }
            let added = nodes["steps"]?.sequence?.first { $0.scalar == section.step }
            for field in section.fields where field.isRequired && nodes[field.key] == nil {
                reading.reader.error(
                    "key-missing", "the step '\(section.step)' lacks its section '\(field.key)'",
                    hint: "add '\(field.key):'", at: added?.location ?? nodes.location)
            }
        }
    }

    static var commonKeys: [String] { ManifestFields.fields.map(\.description.key) }

    /// Every top-level key: the common ones, and those of the steps.
    static func keys(_ catalogue: Catalogue) -> SectionKeys {
        let own =
            ManifestFields.fields.map(\.description) + catalogue.sections.filter { !$0.isOptional }.flatMap(\.fields)
        let added = catalogue.sections.filter(\.isOptional).flatMap(\.fields)
        return SectionKeys(
            "the manifest", required: own.filter(\.isRequired).map(\.key),
            optional: own.filter { !$0.isRequired }.map(\.key) + added.map(\.key))
    }
}
