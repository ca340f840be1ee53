public import Foundation
public import PolyreelCore

/// A campaign of which every variant is decided.
public struct CampaignRecord: Sendable {
    public let campaign: String
    public let variants: [VariantRecord]

    public init(campaign: String, variants: [VariantRecord]) {
        self.campaign = campaign
        self.variants = variants
    }
}

/// A file over all variants of a campaign, published in its `handover` folder.
public struct CampaignFile: Sendable, Hashable {
    /// A name without folders: `[A-Za-z0-9._-]{1,128}`, not beginning with a dot.
    public let name: String
    public let content: Data

    public init(name: String, content: Data) {
        self.name = name
        self.content = content
    }

    /// Whether the name stays in the folder.
    public var isNamed: Bool { name.isWhole(#/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}/#) }
}
