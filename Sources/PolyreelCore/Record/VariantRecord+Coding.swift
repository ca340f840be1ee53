extension VariantRecord: Codable {
    /// Its own keys; all others are facts.
    private enum OwnKey: String, CaseIterable {
        case id, campaign, manifest, market, placement, status, files, media, spans, findings, made, key, timeline
        case overlays, picture, soundtrack
    }

    /// The names of its own keys in JSON: a fact under one of them would not be written.
    public static let ownKeys = Set(OwnKey.allCases.map(\.rawValue))

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        func value<Value: Decodable>(_ key: OwnKey) throws -> Value {
            try container.decode(Value.self, forKey: Key(stringValue: key.rawValue))
        }
        func ifPresent<Value: Decodable>(_ key: OwnKey) throws -> Value? {
            try container.decodeIfPresent(Value.self, forKey: Key(stringValue: key.rawValue))
        }
        let media: Media? = try ifPresent(.media)
        guard media?.isPossible != false else {
            throw DecodingError.dataCorruptedError(
                forKey: Key(stringValue: OwnKey.media.rawValue), in: container, debugDescription: "no film is such")
        }
        let facts = container.allKeys.filter { OwnKey(rawValue: $0.stringValue) == nil }
        self.init(
            id: try value(.id), campaign: try value(.campaign), manifest: try value(.manifest),
            market: try value(.market), placement: try value(.placement), status: try value(.status),
            files: try value(.files), media: media,
            facts: Dictionary(
                try facts.map { ($0.stringValue, try container.decode(JSONValue.self, forKey: $0)) },
                uniquingKeysWith: { first, _ in first }),
            spans: try value(.spans), findings: try value(.findings), made: try value(.made), key: try ifPresent(.key),
            timeline: try ifPresent(.timeline), overlays: try ifPresent(.overlays), picture: try ifPresent(.picture),
            soundtrack: try ifPresent(.soundtrack))
    }

    /// A fact under one of the record's own names is not written.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        func put(_ value: some Encodable, _ key: OwnKey) throws {
            try container.encode(value, forKey: Key(stringValue: key.rawValue))
        }
        func putIfPresent(_ value: (some Encodable)?, _ key: OwnKey) throws {
            try container.encodeIfPresent(value, forKey: Key(stringValue: key.rawValue))
        }
        for (name, fact) in facts where OwnKey(rawValue: name) == nil {
            try container.encode(fact, forKey: Key(stringValue: name))
        }
        try put(id, .id)
        try put(campaign, .campaign)
        try put(manifest, .manifest)
        try put(market, .market)
        try put(placement, .placement)
        try put(status, .status)
        try put(files, .files)
        try putIfPresent(media, .media)
        try put(spans, .spans)
        try put(findings, .findings)
        try put(made, .made)
        try putIfPresent(key, .key)
        try putIfPresent(timeline, .timeline)
        try putIfPresent(overlays, .overlays)
        try putIfPresent(picture, .picture)
        try putIfPresent(soundtrack, .soundtrack)
    }
}
