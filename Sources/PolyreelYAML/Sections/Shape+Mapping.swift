public import PolyreelCore

extension Shape {
    /// A mapping of known keys.
    /// - Parameters:
    ///   - name: how findings call it: "a call to action".
    ///   - settings: what it is without any key.
    ///   - check: what single fields cannot show; sees the nodes, to place findings.
    public static func mapping(
        _ name: String, _ settings: Value, _ fields: [Field<Value>],
        check: @escaping @Sendable (inout Value, KeyedNodes, inout SectionReading) -> Void = { _, _, _ in }
    ) -> Shape {
        let keys = SectionKeys(name, fields)
        return Shape("mapping", fields: fields.map(\.description)) { known in
            .section(keys, fields.map { ($0.key, $0.schema(known)) })
        } read: { node, reading in
            guard let nodes = reading.reader.section(node, keys) else { return nil }
            var settings = settings
            let known = reading.reader.errors
            // Each is looked at, also where one is wrong.
            let isRight = fields.map { field in
                nodes[field.key].map { field.take($0, into: &settings, &reading) } ?? true
            }
            check(&settings, nodes, &reading)
            return isRight.allSatisfy(\.self) && reading.reader.errors == known ? settings : nil
        }
    }

    /// A list whose items are all kept.
    public static func list<Item>(of item: Shape<Item>, mayBeEmpty: Bool = false) -> Shape where Value == [Item] {
        Shape(listKind(item), fields: item.fields) {
            .list(of: item.schema($0), least: mayBeEmpty ? 0 : 1)
        } read: { node, reading in
            reading.reader.list(node, mayBeEmpty: mayBeEmpty).map { $0.compactMap { item.read($0, &reading) } }
        }
    }

    private static func listKind<Item>(_ item: Shape<Item>) -> String {
        item.fields.isEmpty ? "list of: \(item.kind)" : "list of mappings"
    }

    /// A list of which each item is kept once; `repeated` says how grave a second one is.
    public static func set<Item: Hashable>(
        of item: Shape<Item>, mayBeEmpty: Bool = false, repeated: Severity
    ) -> Shape where Value == [Item] {
        Shape(listKind(item), fields: item.fields) {
            .list(of: item.schema($0), least: mayBeEmpty ? 0 : 1)
        } read: { node, reading in
            reading.distinct(node, mayBeEmpty: mayBeEmpty, repeated: repeated) { item.read($0, &$1) }
        }
    }
}
