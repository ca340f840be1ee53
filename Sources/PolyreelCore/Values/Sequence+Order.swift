extension Array {
    /// Where the first element stands for which `isAtLeast` holds, by halving; `count` where there is none. It holds for
    /// all that follow one for which it does.
    public func sortedIndex(where isAtLeast: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isAtLeast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Sequence where Element: Hashable {
    /// The elements in their order, each once.
    public var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
