public import Foundation
public import PolyreelCore
internal import PolyreelYAML

/// The placements that a build knows, and those that a user adds or corrects.
public enum PlacementCatalogue {
    /// Placements of the contract that this build has no step for: posters in ISO 216 sizes.
    public static let unbuilt = (0...6).map { "poster-a\($0)" }

    /// The placements of `placements.yaml`, built into the program.
    public static func builtIn() throws(Findings) -> [Placement] {
        try read(Data(PackageResources.placements_yaml), file: "placements.yaml")
    }

    /// Reads a list of placements.
    /// - Throws: every finding in the data, when one of them is an error.
    public static func read(_ data: Data, file: String) throws(Findings) -> [Placement] {
        try read(data, file: file, over: [])
    }

    /// The placements of `base`, corrected and extended by id.
    ///
    /// A placement of `base` keeps every key that its correction leaves out; a new one needs them all.
    public static func overridden(_ base: [Placement], by data: Data, file: String) throws(Findings) -> [Placement] {
        let overrides = try read(data, file: file, over: base)
        let known = Set(base.map(\.id))
        return base.map { placement in overrides.first { $0.id == placement.id } ?? placement }
            + overrides.filter { !known.contains($0.id) }
    }

    private static func read(_ data: Data, file: String, over base: [Placement]) throws(Findings) -> [Placement] {
        let root = try YAMLNode.parse(data, file: file)
        var reader = PlacementCatalogueReader(base: base)
        let placements = reader.placements(root)
        guard !reader.findings.hasErrors else { throw Findings(reader.findings) }
        return placements
    }
}

extension Catalogue {
    /// This catalogue, corrected and extended by a folder's `placements.yaml`, if it has one.
    public func placementsOverridden(byFolder folder: String) throws(Findings) -> Catalogue {
        let file = folder + "/placements.yaml"
        guard let data = try RegularFile.readData(file) else { return self }
        var catalogue = self
        catalogue.placements = try PlacementCatalogue.overridden(placements, by: data, file: file)
        return catalogue
    }
}
