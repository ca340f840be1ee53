public import Foundation
public import PolyreelCore
internal import PolyreelYAML

/// How far an asset may be wrong and is still worked with.
public struct AssetLimits: Sendable, Hashable {
    /// Per cent of what its file promises that may be missing.
    public let mostMissing: Int

    public init(mostMissing: Int) { self.mostMissing = mostMissing }

    static let keys = SectionKeys("the limits of assets", required: ["most_missing"], optional: [])

    /// The limits of `assets.yaml`, built into the program.
    public static func builtIn() throws(Findings) -> AssetLimits {
        try read(Data(PackageResources.assets_yaml), file: "assets.yaml")
    }

    /// Reads limits.
    /// - Throws: every finding in the data, when one of them is an error.
    public static func read(_ data: Data, file: String) throws(Findings) -> AssetLimits {
        let root = try YAMLNode.parse(data, file: file)
        var reader = SectionReader()
        let section = reader.section(root, keys)
        let most = section.flatMap { reader.whole($0["most_missing"], in: 0...100) }
        guard !reader.findings.hasErrors, let most else { throw Findings(reader.findings) }
        return AssetLimits(mostMissing: most)
    }
}

extension Catalogue {
    /// This catalogue with the limits of a folder's `assets.yaml`, if it has one.
    public func assetLimitsOverridden(byFolder folder: String) throws(Findings) -> Catalogue {
        let file = folder + "/assets.yaml"
        guard let data = try RegularFile.readData(file) else { return self }
        var catalogue = self
        catalogue.assetLimits = try AssetLimits.read(data, file: file)
        return catalogue
    }
}
