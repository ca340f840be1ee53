/// Values of style attributes, as an element specifies or computes them.
struct TTMLValues {
    /// By property; empty where there is none, as nearly everywhere.
    private var values: [String?] = []

    var isEmpty: Bool { values.isEmpty }

    subscript(_ property: TTMLProperty) -> String? {
        get { values.isEmpty ? nil : values[property.rawValue] }
        set {
            guard newValue != nil || !values.isEmpty else { return }
            if values.isEmpty { values = Array(repeating: nil, count: TTMLProperty.allCases.count) }
            values[property.rawValue] = newValue
        }
    }

    var hasUninherited: Bool { values.dropFirst(TTMLProperty.inheritedCount).contains { $0 != nil } }

    /// Those that elements inside have, too.
    var inherited: TTMLValues {
        guard hasUninherited else { return self }
        var inherited = self
        for index in TTMLProperty.inheritedCount..<values.count { inherited.values[index] = nil }
        return inherited
    }

    /// Takes the values of another where it has some.
    mutating func merge(_ other: TTMLValues) {
        guard !values.isEmpty, !other.isEmpty else {
            if values.isEmpty { self = other }
            return
        }
        for (index, value) in other.values.enumerated() where value != nil { values[index] = value }
    }
}
