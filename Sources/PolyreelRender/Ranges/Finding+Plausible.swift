internal import PolyreelCore

extension Finding {
    /// Whether somebody may be meant to read it.
    var isPlausible: Bool {
        let texts = [code, message, hint ?? "", step ?? "", location?.file ?? ""]
        return texts.reduce(0) { $0 + $1.utf8.count } <= 1 << 16
    }
}

extension [Finding] {
    var arePlausible: Bool { count <= 1000 && allSatisfy(\.isPlausible) }
}
