public import PolyreelCore
public import PolyreelGraph
public import PolyreelManifest
internal import PolyreelPublish
public import PolyreelRender
internal import PolyreelStep

/// A job with every variant decided and nothing rendered.
public struct PreparedJob: Sendable {
    public let manifest: Manifest
    public let asset: RenderedAsset
    /// One for each placement x market that this build can make or withhold.
    public let drafts: [Draft]
    /// Variants that ask for a placement whose step this build does not have.
    public let unbuilt: [UnbuiltVariant]
    public let plan: RenderPlan
    /// What concerns the whole job.
    public let findings: [Finding]
    /// By key of the record: what it says of every variant, unless the variant's draft says more.
    let facts: [String: JSONValue]
    /// In the order in which they filled in the drafts.
    let steps: [RunningStep]
    let tools: Toolbox
}

extension PreparedJob {
    func records(versions: BuildVersions, publisher: Publisher) -> RecordWriter {
        RecordWriter(
            campaign: manifest.campaign, creator: manifest.asset.creator, manifest: manifest.file,
            asset: asset.facts.digest, trim: tools.trim, versions: versions, publisher: publisher,
            jobFindings: findings, jobFacts: facts)
    }

    /// What steps have against a variant's standing published now; an error among it keeps it from that.
    func objections(to record: VariantRecord) -> [Finding] {
        steps.flatMap { $0.placed($0.step.mayPublish(record, at: tools.now), tools.places) }
    }
}
