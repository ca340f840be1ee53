/// The nine places of a numeric keypad, as SubStation counts them: 1 to 3 are the bottom, 7 to 9 the top; 1, 4 and 7
/// the left. SubRip's `{\an8}` borrows them, and they are all that most players know.
extension CueSettings {
    /// The settings of a place; anything but 1 to 9 is 2, the bottom's middle, which no format needs to say.
    init(keypad place: Int) {
        self.init()
        guard (1...9).contains(place) else { return }
        switch (place - 1) / 3 {
        case 2: line = .init(number: "0", isPercentage: false, alignment: nil)
        case 1: line = .init(number: "50", isPercentage: true, alignment: .center)
        default: break
        }
        switch (place - 1) % 3 {
        case 0: alignment = .left
        case 2: alignment = .right
        default: break
        }
    }

    /// The place nearest to where the cue stands.
    var keypad: Int { 3 * row + column + 1 }

    /// Whether the place says all that the settings say.
    var isKeypad: Bool { self == CueSettings(keypad: keypad) }

    /// 0: bottom, 1: middle, 2: top.
    private var row: Int {
        guard vertical == nil, let line, let number = Double(line.number) else { return 0 }
        guard line.isPercentage else { return number >= 0 && number < 5 ? 2 : 0 }
        return number < 34 ? 2 : number <= 66 ? 1 : 0
    }

    /// 0: left, 1: middle, 2: right.
    private var column: Int {
        switch alignment {
        case .left, .start: return 0
        case .right, .end: return 2
        case .center, nil:
            guard let position, let percent = Double(position.percent) else { return 1 }
            return percent < 34 ? 0 : percent <= 66 ? 1 : 2
        }
    }
}
