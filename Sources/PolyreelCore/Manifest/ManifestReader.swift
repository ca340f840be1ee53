public import Foundation

/// Reads a manifest and reports everything that is wrong in it at once, each with its place.
public struct ManifestReader {
    let catalogue: Catalogue
    let files: FolderFiles
    let file: String
    /// Ids and languages of the catalogue's markets.
    let localeNames: Set<String>
    var reader = SectionReader()

    private init(catalogue: Catalogue, files: FolderFiles, file: String) {
        self.catalogue = catalogue
        self.files = files
        self.file = file
        localeNames = Set(
            catalogue.markets.flatMap { [$0.id, $0.language, String($0.language.prefix { $0 != "-" })] })
    }

    /// Bytes that a manifest may have.
    public static let largestFile = 1 << 20

    /// Reads the manifest at a path; its own paths start at its folder.
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
        let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
        let files = FolderFiles(root: folder.isEmpty ? "/" : folder, allowedRoots: allowedRoots)
        return read(data, file: path, catalogue: catalogue, files: files)
    }

    /// Reads the bytes of a manifest.
    public static func read(_ data: Data, file: String, catalogue: Catalogue, files: FolderFiles) -> ManifestReading {
        let yaml = YAMLNode.read(data, file: file)
        guard let root = yaml.root else { return ManifestReading(manifest: nil, findings: yaml.findings) }
        var reader = ManifestReader(catalogue: catalogue, files: files, file: file)
        for finding in yaml.findings { reader.reader.add(finding) }
        let manifest = reader.manifest(root)
        let findings = reader.reader.findings.enumerated().sorted { left, right in
            let (first, second) = (left.element.location, right.element.location)
            return (first?.line ?? 0, first?.column ?? 0, left.offset)
                < (second?.line ?? 0, second?.column ?? 0, right.offset)
        }
        return ManifestReading(
            manifest: reader.reader.findings.hasErrors ? nil : manifest, findings: findings.map(\.element))
    }

    private mutating func manifest(_ root: YAMLNode) -> Manifest? {
        guard let section = reader.section(root, ManifestKeys.manifest) else { return nil }
        version(section["version"])
        let campaign = campaign(section["campaign"])
        let asset = asset(section["asset"])
        let rights = rights(section["rights"])
        let markets = markets(section["markets"])
        let placements = placements(section["placements"])
        let channel = reader.choice(section["channel"], "channel-unknown", "channel", of: [Channel.organic, .paid])
        let layout = reader.choice(section["layout"], "layout-unknown", "layout", of: LayoutMode.allCases)
        let exclude = exclusions(section["exclude"], markets: markets, placements: placements)
        let messages = messages(section["messages"])
        let values = values(section["values"])
        let subtitles = subtitles(section["subtitles"], placements: placements)
        let calls = callsToAction(section["cta"], placements: placements, hasMessages: section["messages"] != nil)
        let disclosure = disclosure(section["disclosure"])
        let brand = brand(section["brand"])
        let steps = steps(section["steps"])
        guard let campaign, let asset, let rights, let channel, !markets.isEmpty,
            !(placements.built.isEmpty && placements.unbuilt.isEmpty)
        else { return nil }
        let manifest = Manifest(
            file: file, campaign: campaign, asset: asset, rights: rights, markets: markets,
            placements: placements.built, unbuiltPlacements: placements.unbuilt, channel: channel,
            layout: layout ?? .shared, exclude: exclude, messages: messages, values: values, subtitles: subtitles,
            callsToAction: calls, disclosure: disclosure, brand: brand, steps: steps,
            places: ManifestPlaces(root))
        if let node = section["exclude"], manifest.requests(among: []).isEmpty, manifest.unbuiltRequests().isEmpty {
            reader.error(
                "matrix-empty", "every variant is excluded", hint: "take out an exclusion", at: node.location)
        }
        return manifest
    }

    private mutating func version(_ node: YAMLNode?) {
        guard let node, let version = reader.whole(node, in: 0...9999), version != 1 else { return }
        reader.error(
            "version-unsupported", "version \(version) is not known; this program reads version 1",
            hint: "write version: 1", at: node.location)
    }

    private mutating func campaign(_ node: YAMLNode?) -> String? {
        guard let node, let text = reader.text(node) else { return nil }
        guard text.isWhole(#/[a-z0-9-]{1,64}/#) else {
            reader.error(
                "campaign-malformed", "'\(text.shortened)' is not a campaign's name",
                hint: "use 1 to 64 of a-z, 0-9 and -", at: node.location)
            return nil
        }
        return text
    }

    private mutating func steps(_ node: YAMLNode?) -> [String] {
        distinct(node, mayBeEmpty: true, repeated: .error) { reader, node in
            guard let name = reader.reader.text(node) else { return nil }
            guard reader.catalogue.steps.contains(name) else {
                let known = reader.catalogue.steps.joined(separator: ", ")
                reader.reader.error(
                    "step-unknown", "step '\(name.shortened)' is not known",
                    hint: Spelling.hint(
                        for: name, among: reader.catalogue.steps,
                        else: known.isEmpty ? "this build has no steps to add" : "it is one of " + known),
                    at: node.location)
                return nil
            }
            return name
        }
    }

    /// The items of a list, each once.
    mutating func distinct<Item: Hashable>(
        _ node: YAMLNode?, mayBeEmpty: Bool = false, repeated: Severity,
        _ item: (inout ManifestReader, YAMLNode) -> Item?
    ) -> [Item] {
        var seen: Set<Item> = []
        var items: [Item] = []
        for entry in reader.list(node, mayBeEmpty: mayBeEmpty) ?? [] {
            guard let value = item(&self, entry) else { continue }
            guard seen.insert(value).inserted else {
                reader.add(
                    Finding(
                        repeated, "duplicate-entry", "'\((entry.scalar ?? "this").shortened)' stands here twice",
                        hint: "keep one of them", at: entry.location))
                continue
            }
            items.append(value)
        }
        return items
    }

    /// The path at a node, if it is text and `check` finds it right.
    mutating func path(_ node: YAMLNode?, _ check: (FolderFiles, String) throws(Finding) -> Void) -> String? {
        guard let node, let path = reader.text(node, longest: 1024) else { return nil }
        do {
            try check(files, path)
            return path
        } catch {
            reader.add(error.at(node.location))
            return nil
        }
    }

    mutating func existingFile(_ node: YAMLNode?) -> String? {
        path(node) { files, path throws(Finding) in _ = try files.resolve(path) }
    }
}

extension Finding {
    /// The same, somewhere.
    func at(_ location: SourceLocation) -> Finding {
        var finding = self
        finding.location = location
        return finding
    }
}
