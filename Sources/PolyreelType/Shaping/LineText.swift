/// A line's text made safe for the shaper.
struct LineText {
    /// White space of every kind as spaces, control characters left out.
    let text: String
    /// The control characters that were left out: no font can show them.
    let controls: [String]

    init(_ original: String) {
        var text = String.UnicodeScalarView()
        var controls: [String] = []
        for scalar in original.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: text.append(" ")
            case 0x00...0x1F, 0x7F...0x9F: controls.append(String(scalar))
            default: text.append(scalar)
            }
        }
        self.text = String(text)
        self.controls = controls
    }
}
