internal import PolyreelCore
public import PolyreelYAML

extension CallToAction {
    public static let section = Section<Settings>(
        "call-to-action card inside the safe zone, and its metadata", Settings(),
        [Field("cta", .list(of: call, mayBeEmpty: true), into: \.calls, "Calls to action, each with its time.")])

    private static let call = Shape.mapping(
        "a call to action", CallToActionSettings(),
        [
            Field("text", .messageKey, into: \.text, required: true, "The message on the card."),
            Field(
                "price", .messageKey, into: \.price,
                "The message with the price; stands below the message, larger."),
            Field(
                "button", button, into: \.button,
                "As any platform names it, such as `SHOP_NOW`; `cta.json` has each platform's own name for it."),
            Field(
                "link", .link, into: \.link,
                "Where it leads. \(variables) are filled in; `__MACROS__` and `{{macros}}` are left to the platforms."),
            Field(
                "code", .text(longest: 64), into: \.code,
                "Discount code; stands on the card, under the message unless that holds it."),
            Field("start", .start, into: \.start, "When the card comes; without it at the beginning."),
            Field("end", .end, into: \.end, "When it goes; without it, and with `0s`, at the end of the film."),
            Field(
                "qr", .set(of: .placement(absent: absent), mayBeEmpty: true, repeated: .warning), into: \.qr,
                "Placements that show the link as a QR code; not built yet, so they are withheld."),
            Field(
                "capitals", .flag, into: \.capitals, "Whether the message is in capitals, by the rules of its language."
            ),
            Field(
                "align", .choice("cta-align", "alignment", of: CardAlignment.allCases), into: \.align,
                "Where the card stands; without it `centre`. `start` is the left, and the right where reading goes "
                    + "from right to left."),
            Field(
                "position", .choice("cta-position", "position", of: OverlayRegion.allCases), into: \.position,
                "Where the card stands from top to bottom; without it `auto`: at the bottom, and at the top where subtitles "
                    + "stand there."),
        ]
    ) { call, nodes, reading in
        if let node = nodes["text"] ?? nodes["price"], !reading.keys.contains("messages") {
            reading.reader.error(
                "messages-missing", "a message is named, and the manifest has no 'messages'",
                hint: "add 'messages:' with the folder of your copy", at: node.location)
        }
        if let node = nodes["link"], nodes["code"] == nil, let link = call.link,
            LinkTemplate.variables(in: link).contains("code")
        {
            reading.reader.error(
                "link-variable", "the link holds {code}, and this call to action has no code", hint: "add 'code:'",
                at: node.location)
        }
        if !mayPrecede(call.start, call.end), let place = nodes["start"] ?? nodes["end"] {
            reading.reader.error(
                "cta-order", "the call to action ends before it starts", hint: "write start: -3s, end: 0s",
                at: place.location)
        }
    }

    private static let variables = VariantRequest.variableNames.map { "`{\($0)}`" }.joined(separator: ", ")

    /// Whether the first may be before the second, as far as can be said without the film's length.
    private static func mayPrecede(_ first: TimePoint, _ second: TimePoint) -> Bool {
        switch (first, second) {
        case (.fromStart(let from), .fromStart(let to)): from < to
        case (.beforeEnd(let from), .beforeEnd(let to)): to < from
        default: true
        }
    }

    private static let button = Shape.pattern("button's name", schema: "^[A-Z_]{1,64}$") {
        $0.isWhole(#/[A-Z_]{1,64}/#)
    } wrong: {
        .error("button-malformed", "'\($0)' is not a button's name", hint: "write it like SHOP_NOW")
    }

    private static func absent(_ name: String) -> Finding {
        .error(
            "placement-absent", "placement '\(name)' is not in this manifest",
            hint: "add it to 'placements', or remove it here")
    }
}
