import PolyreelCore

extension JSONValue {
    /// The same with whole numbers under `keys`, at any depth, divided by 100.
    func inHundredths(_ keys: Set<String>, below: Bool = false) -> JSONValue {
        switch self {
        case .integer(let value) where below: .number(Decibels(hundredths: value).number)
        case .list(let items): .list(items.map { $0.inHundredths(keys, below: below) })
        case .object(let entries):
            .object(
                Dictionary(
                    uniqueKeysWithValues: entries.map { key, value in
                        (key, value.inHundredths(keys, below: below || keys.contains(key)))
                    }))
        default: self
        }
    }
}
