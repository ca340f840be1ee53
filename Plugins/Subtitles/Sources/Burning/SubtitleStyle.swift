internal import PolyreelCore
internal import PolyreelType

/// How burned-in subtitles look on a canvas. Pixels.
struct SubtitleStyle: Sendable, Hashable {
    let sizes: ClosedRange<Int>
    /// On a dark box: black at 65 %, on which white has 7:1 even over a white picture.
    let card: CardStyle
    /// The same room without a box, the text with an outline.
    let outlined: CardStyle
    /// Between two cards that are shown at once.
    let distance: Int

    static let mostLines = 2
    static let lineHeightPercent = 125
    /// What a line may have of the safe zone's width, in hundredths.
    static let widthPercent = 90

    /// Product figures: on a phone 5 to 6 % of the canvas's width, 52 to 64 px of 1080, are read at arm's length; displays are seen from
    /// further away but are larger; a bar's height is what it has least of.
    init(canvas: PixelSize) {
        func scaled(_ small: Int, _ large: Int, _ side: Int, _ reference: Int) -> ClosedRange<Int> {
            let smallest = max(12, small * side / reference)
            return smallest...max(smallest, large * side / reference)
        }
        sizes =
            if canvas.height >= canvas.width {
                scaled(52, 64, canvas.width, 1080)
            } else if canvas.width <= 2 * canvas.height {
                scaled(42, 54, canvas.height, 1080)
            } else {
                scaled(32, 42, canvas.height, 540)
            }
        let unit = sizes.upperBound
        card = CardStyle(
            horizontalPadding: unit / 2, verticalPadding: unit / 4, cornerRadius: unit / 4,
            boxColour: Colour.black.withAlpha(166), textColour: .white)
        outlined = CardStyle(
            horizontalPadding: card.horizontalPadding, verticalPadding: card.verticalPadding, cornerRadius: 0,
            boxColour: nil, textColour: card.textColour,
            outline: PlateOutline(width: max(2, unit / 11), colour: .black))
        distance = unit / 4
    }
}
