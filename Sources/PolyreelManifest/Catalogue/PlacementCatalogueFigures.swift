internal import PolyreelCore
internal import PolyreelYAML

extension PlacementCatalogueReader {
    private static let keys = SectionKeys("a figure", required: ["value", "status", "source", "as_of"])
    private static let insetKeys = SectionKeys("a safe zone", required: ["top", "right", "bottom", "left"])
    private static let canvasKeys = SectionKeys("a canvas", required: ["width", "height"])
    private static let statuses: [Verification] = [.v1, .v2, .v3, .contradicted, .unverified, .chosen]

    /// A figure with its source, or the one it had.
    mutating func figure<Value>(
        _ node: YAMLNode?, _ old: Sourced<Value>?, _ value: (inout PlacementCatalogueReader, YAMLNode) -> Value?
    ) -> Sourced<Value>? {
        guard let node else { return old }
        guard let section = reader.section(node, Self.keys) else { return nil }
        let status = reader.choice(section["status"], "figure-status", "status", of: Self.statuses)
        let source = reader.text(section["source"], longest: 1000)
        let asOf = reader.text(section["as_of"])
        if let source, let node = section["source"], !source.hasPrefix("https://"), status != .chosen {
            reader.error(
                "figure-source", "'\(source)' is not a page's address", hint: "write it like https://…",
                at: node.location)
        }
        if let asOf, let node = section["as_of"], CalendarDate(asOf) == nil {
            reader.error(
                "date-malformed", "'\(asOf)' is not a day of the calendar", hint: "write it like 2026-12-24",
                at: node.location)
        }
        guard let found = section["value"].flatMap({ value(&self, $0) }), let status, let source, let asOf else {
            return nil
        }
        return Sourced(value: found, status: status, source: source, asOf: asOf)
    }

    /// The same where `none` takes a limit away.
    mutating func limit<Value>(
        _ node: YAMLNode?, _ old: Sourced<Value>?, _ value: (inout PlacementCatalogueReader, YAMLNode) -> Value?
    ) -> Sourced<Value>? {
        node?.plainScalar == "none" ? nil : figure(node, old, value)
    }

    /// Even numbers, as 4:2:0 wants them.
    mutating func canvas(_ node: YAMLNode?) -> PixelSize? {
        guard let node, let section = reader.section(node, Self.canvasKeys) else { return nil }
        guard let width = reader.whole(section["width"], in: 128...8192),
            let height = reader.whole(section["height"], in: 128...8192)
        else { return nil }
        guard width % 2 == 0, height % 2 == 0 else {
            reader.error(
                "placement-canvas", "\(width)x\(height) is odd", hint: "width and height are even", at: node.location)
            return nil
        }
        return PixelSize(width: width, height: height)
    }

    mutating func insets(_ node: YAMLNode) -> Insets? {
        guard let section = reader.section(node, Self.insetKeys) else { return nil }
        let sides = ["top", "right", "bottom", "left"].compactMap { reader.whole(section[$0], in: 0...4096) }
        guard sides.count == 4 else { return nil }
        return Insets(top: sides[0], right: sides[1], bottom: sides[2], left: sides[3])
    }

    mutating func frameRate(_ node: YAMLNode) -> Rational? {
        fraction(node, upTo: Rational(240), "frames a second, such as 30 or 30000/1001")
    }

    mutating func seconds(_ node: YAMLNode) -> Rational? {
        fraction(node, upTo: Rational(86_400), "seconds, such as 90")
    }

    private mutating func fraction(_ node: YAMLNode, upTo most: Rational, _ expected: String) -> Rational? {
        guard let text = node.plainScalar, text.count <= 16, let value = Rational(text), value > .zero, value <= most
        else {
            reader.wrongType(node, expected: expected)
            return nil
        }
        return value
    }

    mutating func count(_ node: YAMLNode) -> Int? { reader.whole(node, in: 1...(1 << 48)) }

    /// LUFS with up to two decimals, as hundredths.
    mutating func loudness(_ node: YAMLNode) -> Int? {
        guard let text = node.plainScalar, text.count <= 8, let value = Rational(text), value < .zero,
            value >= Rational(-70), 100 % value.denominator == 0
        else {
            reader.wrongType(node, expected: "LUFS with up to two decimals, such as -14.00")
            return nil
        }
        return Int((value * Rational(100)).numerator)
    }

    mutating func sidecars(_ node: YAMLNode) -> [String]? {
        guard let items = reader.list(node, mayBeEmpty: true) else { return nil }
        var names: [String] = []
        for item in items {
            guard let name = reader.text(item) else { return nil }
            guard ["srt", "vtt", "ttml"].contains(name) else {
                reader.error("figure-sidecar", "'\(name)' is not one of srt, vtt, ttml", at: item.location)
                return nil
            }
            names.append(name)
        }
        return names
    }
}
