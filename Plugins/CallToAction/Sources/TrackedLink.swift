internal import PolyreelCore

/// A link with what is known of the variant written into it.
///
/// `{market}` and its like are replaced. What the platforms fill in themselves when the ad is shown stays as it is:
/// TikTok's `__CAMPAIGN_ID__`, Meta's `{{campaign.id}}`.
enum TrackedLink {
    static func make(_ template: String, request: VariantRequest, code: String?) throws(Finding) -> String {
        let values = variables(request, code: code)
        var link = ""
        var rest = template[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            link += rest[..<brace]
            rest = rest[brace...]
            if rest.hasPrefix("{{"), let close = rest.firstRange(of: "}}") {
                link += rest[..<close.upperBound]
                rest = rest[close.upperBound...]
                continue
            }
            guard rest.first == "{", let close = rest.firstIndex(of: "}") else {
                throw .error(
                    "link-variable", "a brace in the link '\(template.prefix(120))' has no partner",
                    hint: "write variables like {market}")
            }
            let name = String(rest.dropFirst()[..<close])
            guard let value = values.first(where: { $0.name == name })?.value else {
                throw unknown(name, known: values.map(\.name))
            }
            link += encoded(value)
            rest = rest[rest.index(after: close)...]
        }
        return link + rest
    }

    private static func variables(_ request: VariantRequest, code: String?) -> [(name: String, value: String)] {
        var values = [
            ("market", request.market.id), ("country", request.market.country), ("language", request.market.language),
            ("placement", request.placement.id), ("campaign", request.campaign), ("creator", request.creator),
        ]
        if let code { values.append(("code", code)) }
        return values.map { (name: $0.0, value: $0.1) }
    }

    private static func unknown(_ name: String, known: [String]) -> Finding {
        let hint =
            name == "code"
            ? "this call to action has no code: add 'code:', or leave {code} out"
            : Spelling.hint(for: name, among: known, else: "they are " + known.joined(separator: ", "))
        return .error("link-variable", "'{\(name.prefix(64))}' is not a variable of this link", hint: hint)
    }

    /// Percent-encoded for any part of a URL: all but RFC 3986's unreserved characters.
    private static func encoded(_ value: String) -> String {
        var text = ""
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }
}
