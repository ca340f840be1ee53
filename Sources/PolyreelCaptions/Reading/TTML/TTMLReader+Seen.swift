/// What is seen of an element, and when: `tts:display`, `tts:opacity` and `tts:visibility`, and `set` elements that change
/// them for a time (W3C TTML2, 10.2.13, 10.2.29, 10.2.45 and 13.1.3).
extension TTMLReader {
    /// Narrows what is seen inside of an element to what it says itself.
    mutating func narrow(_ context: inout TTMLContext, by node: TTMLNode, _ interval: Interval) {
        let values = context.values
        let changes = node.children.filter { $0.element == .set }
        guard !values.isEmpty || !changes.isEmpty else { return }
        let display = windows(Self.isSeen(.display, values[.display]), .display, changes, interval)
        let opacity = windows(Self.isSeen(.opacity, values[.opacity]), .opacity, changes, interval)
        context.shown = context.shown.intersection(display).intersection(opacity)
        // What is hidden inside of something may be visible again.
        let isOwn = values[.visibility] != nil && styles.specified(node)[.visibility] != nil
        let around = isOwn ? (Self.isSeen(.visibility, values[.visibility]) ? .always : .never) : context.visible
        context.visible = windows(around, .visibility, changes, interval)
    }

    private mutating func windows(
        _ isSeen: Bool, _ property: TTMLProperty, _ changes: [TTMLNode], _ interval: Interval
    ) -> TTMLWindows {
        windows(isSeen ? .always : .never, property, changes, interval)
    }

    private mutating func windows(
        _ start: TTMLWindows, _ property: TTMLProperty, _ changes: [TTMLNode], _ interval: Interval
    ) -> TTMLWindows {
        var windows = start
        for change in changes {
            guard let value = change.styles.last(where: { $0.property == property })?.value,
                let own = self.interval(change, from: interval.from, until: interval.to)
            else { continue }
            windows.set(own.from, own.to, isSeen: Self.isSeen(property, value))
        }
        return windows
    }

    private static func isSeen(_ property: TTMLProperty, _ value: String?) -> Bool {
        switch property {
        case .display: value != "none"
        case .visibility: value != "hidden"
        case .opacity: value.flatMap { Double($0.trimmingWhiteSpace()) }.map { $0 > 0 } ?? true
        default: true
        }
    }

    /// What a `set` says that is not read.
    mutating func note(change node: TTMLNode) {
        let read: Set<TTMLProperty> = [.display, .visibility, .opacity]
        if node.styles.isEmpty || !node.styles.allSatisfy({ read.contains($0.property) }) { note(node, "animation") }
    }
}
