public import PolyreelCore
public import PolyreelGraph
public import PolyreelRender

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
    let steps: [any Step]
    let tools: Toolbox
}
