/// Finds what someone probably meant.
enum Spelling {
    /// The name at most two edits away that is nearest; the first in order among equals.
    static func nearest(to name: String, among names: [String]) -> String? {
        var best: (name: String, distance: Int)?
        for candidate in names.sorted() where abs(candidate.count - name.count) <= 2 && candidate.count <= 100 {
            let distance = distance(Array(name), Array(candidate))
            if distance <= min(2, name.count / 2), distance < best?.distance ?? 3 { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Levenshtein's edit distance.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var row = Array(0...right.count)
        for (above, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = above + 1
            for (index, other) in right.enumerated() {
                let next = min(row[index] + 1, row[index + 1] + 1, diagonal + (character == other ? 0 : 1))
                diagonal = row[index + 1]
                row[index + 1] = next
            }
        }
        return row[right.count]
    }
}
