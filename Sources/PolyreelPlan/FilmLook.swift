internal import PolyreelCore

/// What a film shows: all that decides where it is cut and which spans it has. Films that look the same have the same
/// spans.
struct FilmLook: Hashable {
    let picture: PicturePlan
    /// In drawing order.
    let overlays: [Overlay]

    /// Thousands of overlays are not hashed for each film: a few of them tell most films apart.
    private static let most = 16

    static func == (left: FilmLook, right: FilmLook) -> Bool {
        guard left.picture == right.picture, left.overlays.count == right.overlays.count else { return false }
        return isOne(left.overlays, right.overlays)
            || zip(left.overlays, right.overlays).allSatisfy { $0.looks(as: $1) }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(picture)
        hasher.combine(overlays.count)
        for index in stride(from: 0, to: overlays.count, by: max(1, overlays.count / Self.most)) {
            hasher.combine(overlays[index].frames)
            hasher.combine(overlays[index].plate)
        }
        if let last = overlays.last { hasher.combine(last.plate) }
    }

    /// Whether two lists are one and the same in memory, as those of films that were arranged once are.
    private static func isOne(_ left: [Overlay], _ right: [Overlay]) -> Bool {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress && left.count == $0.count }
        }
    }
}

extension Overlay {
    fileprivate func looks(as other: Overlay) -> Bool {
        frames == other.frames && changes == other.changes && fade == other.fade && plate.isDrawn(as: other.plate)
    }
}
