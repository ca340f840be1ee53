internal import PolyreelCore
internal import PolyreelYAML

/// The manifest's `messages`: a folder, or a mapping with it.
struct MessageSource: Sendable {
    var folder = ""
    var fallback = MessageFallback.none
}

extension LocaliseSettings {
    /// Where messages stand, and what is shown where one is not translated.
    var source: MessageSource? {
        get { messages.map { MessageSource(folder: $0, fallback: fallback) } }
        set { (messages, fallback) = (newValue?.folder, newValue?.fallback ?? .none) }
    }
}

extension Shape<MessageSource> {
    static let messageSource = Shape("folder, or mapping", fields: mapping.fields) { known in
        .object([("anyOf", .list([Shape<String>.folder.schema(known), mapping.schema(known)]))])
    } read: { node, reading in
        node.mapping == nil
            ? Shape<String>.folder.read(node, &reading).map { MessageSource(folder: $0) } : mapping.read(node, &reading)
    }

    private static let mapping = Shape.mapping(
        "'messages'", MessageSource(),
        [
            Field("folder", .folder, into: \.folder, required: true, "The folder."),
            Field(
                "fallback", .messageFallback, into: \.fallback,
                "What is shown where a message is not translated: `allow`, the text in the asset's language; or a mapping "
                    + "of markets or languages to the language that stands in, such as `{ fr-CH: de }`."),
        ])
}

extension Shape<MessageFallback> {
    fileprivate static let messageFallback = Shape("`allow`, or mapping of markets to languages") { known in
        .object([
            (
                "anyOf",
                .list([
                    .choice(["allow"]),
                    .object([
                        ("type", .text("object")), ("minProperties", .number(1)),
                        ("additionalProperties", Shape<String>.language.schema(known)),
                    ]),
                ])
            )
        ])
    } read: { node, reading in
        guard node.mapping != nil else {
            guard node.scalar == "allow" else {
                reading.reader.error(
                    "fallback-unknown", "'\(node.scalar?.shortened ?? node.kind)' is no fallback",
                    hint: "write allow, or the language by market, as in { fr-CH: de }", at: node.location)
                return nil
            }
            return .allow
        }
        var languages: [String: String] = [:]
        for entry in reading.entries(node, example: "fr-CH: de") where !reading.reader.isFull {
            guard reading.known.locales.contains(entry.key) || reading.known.markets.market(entry.key) != nil else {
                reading.reader.error(
                    "fallback-unknown", "'\(entry.key.shortened)' is no market or language",
                    hint: Spelling.hint(
                        for: entry.key, among: reading.known.locales.sorted(), else: "write a key like fr-CH or fr"),
                    at: entry.keyLocation)
                continue
            }
            languages[entry.key] = Shape<String>.language.read(entry.value, &reading)
        }
        return .languages(languages)
    }
}
