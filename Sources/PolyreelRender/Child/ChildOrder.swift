internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelStore

/// What a child process is told on its standard input: one line of JSON.
struct ChildOrder: Codable, Sendable {
    let work: ChildWork
    /// The only folder that it may write in.
    let scratch: String
    let limits: ChildLimits
}

/// Work on an asset, whose bytes may be hostile.
enum ChildWork: Codable, Sendable {
    /// Measure what the asset is.
    case probe(asset: String, digest: String)
    /// Measure what is heard of a part of it.
    case hearing(asset: String, facts: AssetFacts, choice: SoundChoice?, part: TrimRange)
    /// Look how bright the picture is.
    case backdrop(asset: String, facts: AssetFacts, picture: PicturePlan)
    case soundtrack(asset: String, facts: AssetFacts, plan: SoundPlan, output: String)
    case pass(PassOrder, PassInputs)

    /// Where the asset lies.
    var asset: String {
        get throws(Finding) {
            switch self {
            case .probe(let asset, _), .hearing(let asset, _, _, _), .backdrop(let asset, _, _),
                .soundtrack(let asset, _, _, _):
                asset
            case .pass(let order, let inputs): try inputs.path(of: order.asset)
            }
        }
    }
}

/// What a child process tells on its standard output, each as one line of JSON.
enum ChildEvent: Codable, Sendable {
    case began(Digest)
    /// Frames encoded since the last such event.
    case encoded(frames: Int)
    /// A span is whole: its files lie in the scratch folder.
    case made(Digest, SegmentRecord)
    /// A span cannot be made; the others go on.
    case failed(Digest, Finding)
    case soundtrack(SoundtrackRecord)
    case facts(AssetFacts)
    case heard(HeardSound)
    case backdrop(Backdrop)
    /// Nothing of the order can be done.
    case refused([Finding])

    /// The span that it is about.
    var key: Digest? {
        switch self {
        case .began(let key), .made(let key, _), .failed(let key, _): key
        case .encoded, .soundtrack, .facts, .heard, .backdrop, .refused: nil
        }
    }
}
