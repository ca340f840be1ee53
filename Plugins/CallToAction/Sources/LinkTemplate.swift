internal import PolyreelCore

/// A link into which a variant is written.
///
/// `{market}` and the other variables of a variant are replaced. What the platforms fill in themselves when the ad is
/// shown stays as it is: TikTok's `__CAMPAIGN_ID__`, Meta's `{{campaign.id}}`.
struct LinkTemplate: Sendable {
    private enum Part: Sendable {
        case text(String)
        case variable(String)
        /// A platform's own, braces and all.
        case macro(String)
    }

    private let parts: [Part]

    /// - Throws: `link-variable` for a brace without a partner, or a variable that no variant has.
    init(_ template: String) throws(Finding) {
        var parts: [Part] = []
        var rest = template[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            parts.append(.text(String(rest[..<brace])))
            rest = rest[brace...]
            if rest.hasPrefix("{{"), let close = rest.firstRange(of: "}}") {
                parts.append(.macro(String(rest[..<close.upperBound])))
                rest = rest[close.upperBound...]
                continue
            }
            guard rest.first == "{", let close = rest.firstIndex(of: "}") else {
                throw .error(
                    "link-variable", "a brace in the link has no partner", hint: "write variables like {market}")
            }
            let name = String(rest.dropFirst()[..<close])
            let known = VariantRequest.variableNames
            guard known.contains(name) else {
                throw .error(
                    "link-variable", "'{\(name.shortened)}' is not a variable of links",
                    hint: Spelling.hint(for: name, among: known, else: "they are " + known.joined(separator: ", ")))
            }
            parts.append(.variable(name))
            rest = rest[rest.index(after: close)...]
        }
        self.parts = parts + [.text(String(rest))]
    }

    /// The link with every variable and macro replaced.
    func filled(
        _ value: (String) throws(Finding) -> String, macro: (String) -> String = { $0 }
    ) throws(Finding) -> String {
        var link = ""
        for part in parts {
            switch part {
            case .text(let text): link += text
            case .variable(let name): link += try value(name)
            case .macro(let text): link += macro(text)
            }
        }
        return link
    }

    /// The link of a variant; what is put in is percent-encoded.
    /// - Throws: `link-variable` where it holds `{code}` and there is none.
    func link(for request: VariantRequest, code: String?) throws(Finding) -> String {
        let values = request.variables(code: code)
        return try filled { name throws(Finding) in
            guard let value = values[name] else {
                throw .error(
                    "link-variable", "'{\(name)}' is not a variable of this link",
                    hint: "this call to action has no code: add 'code:', or leave {code} out")
            }
            return Self.encoded(value)
        }
    }

    /// Names of the variables in a template; empty where it is wrong.
    static func variables(in template: String) -> Set<String> {
        Set(
            ((try? LinkTemplate(template))?.parts ?? []).compactMap {
                if case .variable(let name) = $0 { name } else { nil }
            })
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
