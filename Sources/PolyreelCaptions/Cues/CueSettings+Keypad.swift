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

    /// Puts the point of the cue that a place of the keypad names at a share of the picture's width and height, from 0 to
    /// 1.
    mutating func stand(at point: (x: Double, y: Double), keypad place: Int) {
        let rows: [Line.Alignment] = [.end, .center, .start]
        let columns: [Position.Alignment] = [.lineLeft, .center, .lineRight]
        line = .init(
            number: TTMLRegion.decimal(point.y * 100), isPercentage: true, alignment: rows[(place - 1) / 3])
        position = .init(percent: TTMLRegion.decimal(point.x * 100), alignment: columns[(place - 1) % 3])
    }

    /// Puts the cue at a distance, a share of the height, from the edge that a place of the keypad is at. Those in the middle
    /// have none.
    mutating func stand(from margin: Double, keypad place: Int) {
        let row = (place - 1) / 3
        guard row != 1 else { return }
        line = .init(
            number: TTMLRegion.decimal((row == 0 ? 1 - margin : margin) * 100), isPercentage: true,
            alignment: row == 0 ? .end : .start)
    }

    /// The place nearest to where the cue stands.
    var keypad: Int { 3 * row + column + 1 }

    /// Whether the place says all that the settings say.
    var isKeypad: Bool { self == CueSettings(keypad: keypad) }

    /// 0: bottom, 1: middle, 2: top.
    private var row: Int {
        guard let share else { return 0 }
        return share < 34 ? 2 : share <= 66 ? 1 : 0
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
