internal import Foundation

extension ManifestReader {
    mutating func callsToAction(
        _ node: YAMLNode?, placements: PlacementList, hasMessages: Bool
    ) -> [CallToActionSettings] {
        (reader.list(node, mayBeEmpty: true) ?? []).compactMap {
            callToAction($0, placements: placements, hasMessages: hasMessages)
        }
    }

    private mutating func callToAction(
        _ node: YAMLNode, placements: PlacementList, hasMessages: Bool
    ) -> CallToActionSettings? {
        guard let section = reader.section(node, ManifestKeys.callToAction) else { return nil }
        let text = messageKey(section["text"])
        if let node = section["text"], !hasMessages {
            reader.error(
                "messages-missing", "a message is named, and the manifest has no 'messages'",
                hint: "add 'messages:' with the folder of your copy", at: node.location)
        }
        let button = button(section["button"])
        let code = reader.text(section["code"], longest: 64)
        let link = link(section["link"], hasCode: section["code"] != nil)
        let start = duration(section["start"], mayBeNegative: true).map {
            $0.isNegative ? TimePoint.beforeEnd($0.seconds) : .fromStart($0.seconds)
        }
        let end = duration(section["end"], mayBeNegative: true).map {
            $0.isNegative || $0.seconds == .zero ? TimePoint.beforeEnd($0.seconds) : .fromStart($0.seconds)
        }
        let (from, to) = (start ?? .fromStart(.zero), end ?? .beforeEnd(.zero))
        if !Self.mayPrecede(from, to), let place = section["start"] ?? section["end"] {
            reader.error(
                "cta-order", "the call to action ends before it starts", hint: "write start: -3s, end: 0s",
                at: place.location)
        }
        let qr = distinct(section["qr"], mayBeEmpty: true, repeated: .warning) { reader, node -> String? in
            guard let name = reader.placementName(node) else { return nil }
            if placements.lacks(name) {
                reader.reader.error(
                    "placement-absent", "placement '\(name)' is not in this manifest",
                    hint: "add it to 'placements', or remove it here", at: node.location)
            }
            return name
        }
        guard let text else { return nil }
        return CallToActionSettings(
            text: text, button: button, link: link, code: code, start: from, end: to, qr: qr,
            capitals: reader.flag(section["capitals"]) ?? false,
            align: reader.choice(section["align"], "cta-align", "alignment", of: CardAlignment.allCases) ?? .centre)
    }

    /// Whether the first may be before the second, as far as can be said without the film's length.
    private static func mayPrecede(_ first: TimePoint, _ second: TimePoint) -> Bool {
        switch (first, second) {
        case (.fromStart(let from), .fromStart(let to)): from < to
        case (.beforeEnd(let from), .beforeEnd(let to)): to < from
        default: true
        }
    }

    private mutating func messageKey(_ node: YAMLNode?) -> String? {
        guard let node, let key = reader.text(node) else { return nil }
        guard key.isWhole(#/[A-Za-z0-9_.-]{1,128}/#) else {
            reader.error(
                "message-key", "'\(key.shortened)' is not a message's key",
                hint: "use letters, digits, '.', '_' and '-'; the text itself stands in the message catalogues",
                at: node.location)
            return nil
        }
        return key
    }

    private mutating func button(_ node: YAMLNode?) -> String? {
        guard let node, let name = reader.text(node) else { return nil }
        guard name.isWhole(#/[A-Z_]{1,64}/#) else {
            reader.error(
                "button-malformed", "'\(name.shortened)' is not a button's name", hint: "write it like SHOP_NOW",
                at: node.location)
            return nil
        }
        return name
    }

    private mutating func link(_ node: YAMLNode?, hasCode: Bool) -> String? {
        guard let node, let link = reader.text(node, longest: 2000) else { return nil }
        guard let bare = bareLink(link, hasCode: hasCode, at: node.location) else { return nil }
        let url = URLComponents(string: bare)
        guard let url, ["http", "https"].contains(url.scheme?.lowercased()), let host = url.host, !host.isEmpty,
            !bare.contains(where: \.isWhitespace)
        else {
            reader.error(
                "link-malformed", "'\(link.shortened)' is not an http or https address",
                hint: "write it like https://shop.example/page", at: node.location)
            return nil
        }
        return link
    }

    /// The link with every `{variable}` filled in by an `x`.
    private mutating func bareLink(_ link: String, hasCode: Bool, at location: SourceLocation) -> String? {
        var bare = ""
        var rest = link[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            // A platform's own macro, such as Meta's {{ad.id}}, is the platform's to fill in.
            if rest[brace...].hasPrefix("{{"), let end = rest[brace...].firstRange(of: "}}") {
                bare += rest[..<brace] + "x"
                rest = rest[end.upperBound...]
                continue
            }
            guard rest[brace] == "{", let close = rest[brace...].firstIndex(of: "}") else {
                reader.error(
                    "link-variable", "a brace in the link has no partner", hint: "write variables like {market}",
                    at: location)
                return nil
            }
            let name = String(rest[rest.index(after: brace)..<close])
            guard ManifestKeys.variantArguments.contains(name) else {
                let known = ManifestKeys.variantArguments
                reader.error(
                    "link-variable", "'{\(name.shortened)}' is not a variable of links",
                    hint: Spelling.hint(for: name, among: known, else: "they are " + known.joined(separator: ", ")),
                    at: location)
                return nil
            }
            guard name != "code" || hasCode else {
                reader.error(
                    "link-variable", "the link holds {code}, and this call to action has no code", hint: "add 'code:'",
                    at: location)
                return nil
            }
            bare += rest[..<brace] + "x"
            rest = rest[rest.index(after: close)...]
        }
        return bare + rest
    }
}
