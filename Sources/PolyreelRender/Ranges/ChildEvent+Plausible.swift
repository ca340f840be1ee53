internal import PolyreelCore
internal import PolyreelStore

extension ChildEvent: Plausible {
    /// A child may have been taken over by its asset: what it tells is looked at before it is used.
    var isPlausible: Bool {
        switch self {
        case .encoded(let frames): Ranges.frames.contains(frames)
        case .made(_, let record): record.isPlausible
        case .soundtrack(let record): record.isPlausible
        case .facts(let facts): facts.isPlausible
        case .heard(let heard): heard.isPlausible
        case .backdrop(let backdrop): backdrop.isPlausible
        case .failed(_, let finding): finding.isPlausible
        case .refused(let findings): findings.arePlausible
        case .began: true
        }
    }
}
