internal import PolyreelCore
internal import PolyreelYAML

/// Reads placements out of YAML and checks every figure.
struct PlacementCatalogueReader {
    /// What a placement of the same id has when the data leaves a key out.
    let base: [Placement]
    var reader = SectionReader()

    var findings: [Finding] { reader.findings }

    init(base: [Placement]) { self.base = base }

    static let required = [
        "name", "kind", "canvas", "reframe", "safe_zone", "loudness", "audio_bit_rate", "encoder_bit_rate_cap",
        "sidecars",
    ]
    /// Figures that may be `none`.
    static let limits = [
        "safe_zone_rtl", "minimum_frame_rate", "maximum_frame_rate", "minimum_duration", "maximum_duration",
        "maximum_bytes", "minimum_bit_rate", "maximum_bit_rate",
    ]

    mutating func placements(_ root: YAMLNode) -> [Placement] {
        var placements: [Placement] = []
        for item in reader.list(root, mayBeEmpty: true) ?? [] {
            guard let placement = placement(item) else { continue }
            if placements.contains(where: { $0.id == placement.id }) {
                reader.error(
                    "placement-twice", "placement '\(placement.id)' stands twice", hint: "keep one", at: item.location)
            }
            placements.append(placement)
        }
        return placements
    }

    private mutating func placement(_ node: YAMLNode) -> Placement? {
        let old = base.first { $0.id == node["id"]?.scalar }
        // A key left out of a new placement must be written out, so that `none` is always a decision.
        let keys = SectionKeys(
            "a placement", required: ["id"] + (old == nil ? Self.required + Self.limits : []),
            optional: old == nil ? [] : Self.required + Self.limits)
        guard let section = reader.section(node, keys) else { return nil }
        let id = reader.text(section["id"], longest: 64)
        if let id, !id.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }) {
            reader.error(
                "placement-id", "'\(id)' is not a placement's id", hint: "use a-z, 0-9 and -", at: node.location)
        }
        let canvas = canvas(section["canvas"]) ?? old?.canvas
        let name = reader.text(section["name"]) ?? old?.name
        let kind =
            reader.choice(section["kind"], "placement-kind", "kind", of: [PlacementKind.social, .pos]) ?? old?.kind
        let reframe =
            reader.choice(section["reframe"], "placement-reframe", "reframe", of: [ReframePolicy.auto, .crop, .fit])
            ?? old?.reframe
        let audio = reader.whole(section["audio_bit_rate"], in: 32_000...512_000) ?? old?.audioBitRate
        let cap = reader.whole(section["encoder_bit_rate_cap"], in: 100_000...200_000_000) ?? old?.encoderBitRateCap
        let safe = figure(section["safe_zone"], old?.safeZone) { $0.insets($1) }
        let safeRightToLeft = limit(section["safe_zone_rtl"], old?.safeZoneRightToLeft) { $0.insets($1) }
        let slowest = limit(section["minimum_frame_rate"], old?.minimumFrameRate) { $0.frameRate($1) }
        let fastest = limit(section["maximum_frame_rate"], old?.maximumFrameRate) { $0.frameRate($1) }
        let shortest = limit(section["minimum_duration"], old?.minimumDuration) { $0.seconds($1) }
        let longest = limit(section["maximum_duration"], old?.maximumDuration) { $0.seconds($1) }
        let bytes = limit(section["maximum_bytes"], old?.maximumBytes) { $0.count($1) }
        let leastBits = limit(section["minimum_bit_rate"], old?.minimumBitRate) { $0.count($1) }
        let mostBits = limit(section["maximum_bit_rate"], old?.maximumBitRate) { $0.count($1) }
        let loudness = figure(section["loudness"], old?.loudness) { $0.loudness($1) }
        let sidecars = figure(section["sidecars"], old?.sidecars) { $0.sidecars($1) }
        guard let id, let name, let kind, let canvas, let reframe, let safe, let loudness, let audio, let cap,
            let sidecars
        else { return nil }
        let placement = Placement(
            id: id, name: name, kind: kind, canvas: canvas, reframe: reframe, safeZone: safe,
            safeZoneRightToLeft: safeRightToLeft, minimumFrameRate: slowest, maximumFrameRate: fastest,
            minimumDuration: shortest, maximumDuration: longest, maximumBytes: bytes, minimumBitRate: leastBits,
            maximumBitRate: mostBits, loudness: loudness, audioBitRate: audio, encoderBitRateCap: cap,
            sidecars: sidecars)
        checkConsistency(placement, at: node.location)
        return placement
    }

    /// What each figure alone cannot show.
    private mutating func checkConsistency(_ placement: Placement, at location: SourceLocation) {
        for insets in [placement.safeZone.value, placement.safeZoneRightToLeft?.value].compactMap({ $0 }) {
            let free = insets.rect(on: placement.canvas)
            if free.width < placement.canvas.width / 4 || free.height < placement.canvas.height / 4 {
                reader.error(
                    "placement-safe-zone", "the safe zone of '\(placement.id)' is less than a quarter of its canvas",
                    at: location)
            }
        }
        func ordered<Value: Comparable>(_ low: Sourced<Value>?, _ high: Sourced<Value>?) -> Bool {
            guard let low, let high else { return true }
            return low.value <= high.value
        }
        if !ordered(placement.minimumFrameRate, placement.maximumFrameRate)
            || !ordered(placement.minimumDuration, placement.maximumDuration)
            || !ordered(placement.minimumBitRate, placement.maximumBitRate)
        {
            reader.error("placement-limits", "a minimum of '\(placement.id)' is over its maximum", at: location)
        }
        if let most = placement.maximumBitRate?.value, placement.encoderBitRateCap + placement.audioBitRate > most {
            reader.error(
                "placement-bit-rate", "picture and sound of '\(placement.id)' may pass the highest bit rate, \(most)",
                hint: "lower encoder_bit_rate_cap", at: location)
        }
    }
}
