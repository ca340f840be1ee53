internal import PolyreelCore

/// Builds a cue's text from its tokens (W3C WebVTT, 6.4 "WebVTT cue text parsing rules").
///
/// The standard makes a tree; here it is flattened while it is built: each text carries what all elements around it say.
struct WebVTTCueText {
    private(set) var text = CueText()
    /// What the text has that is not kept or not right, with the byte it concerns.
    private(set) var problems: [(code: String, message: String, position: Int)] = []

    private struct Element {
        let name: String
        /// What text inside of it is set like.
        let run: TextRun
        let isHidden: Bool
    }

    private var stack: [Element] = []
    /// Deeper elements are skipped; people nest three.
    private static let deepest = 64

    /// Milliseconds between which a time inside the text means something, ever later ones.
    private var times: Range<Int64>
    private var spokenFrom: Milliseconds?
    /// Colours that classes have by STYLE blocks.
    private let colours: [String: Colour]
    /// Whether classes are hidden by STYLE blocks; the empty name is all text.
    private let hidden: [String: Bool]

    /// - Parameter times: of the cue; a time inside the text lies between them (4.2.2 "WebVTT cue timestamp").
    init(_ bytes: [UInt8], during times: Range<Int64>, colours: [String: Colour] = [:], hidden: [String: Bool] = [:]) {
        self.times = times
        self.colours = colours
        self.hidden = hidden
        var tokenizer = WebVTTTokenizer(bytes)
        var start = 0
        while let token = tokenizer.next() {
            apply(token, at: start)
            start = tokenizer.position
        }
        for (problem, position) in tokenizer.problems {
            switch problem {
            case .reference:
                problems.append(("vtt-reference", "this '&' begins no known reference; it stays as it is", position))
            case .openTag:
                problems.append(("vtt-tag", "the tag has no '>'", position))
            }
        }
    }

    private mutating func apply(_ token: WebVTTTokenizer.Token, at position: Int) {
        switch token {
        case .text(let string):
            guard !(stack.last?.isHidden ?? hidden[""] ?? false) else {
                if !string.allSatisfy(\.isWhitespace) {
                    problems.append(("vtt-unseen", "text that a STYLE block hides was left out", position))
                }
                return
            }
            var run = stack.last?.run ?? TextRun("")
            run.text = string
            run.spokenFrom = spokenFrom
            text.append(run)
        case .startTag(let name, let classes, let annotation):
            open(name, classes, annotation, at: position)
        case .endTag(let name):
            close(name, at: position)
        case .timestamp(let time):
            speak(from: time, at: position)
        }
    }

    private mutating func speak(from text: String, at position: Int) {
        var scanner = ByteScanner(Array(text.utf8)[...])
        guard let time = WebVTTTimes.timestamp(&scanner), scanner.isAtEnd else {
            problems.append(("vtt-timestamp-tag", "'<\(text.prefix(20))>' is not a time and was left out", position))
            return
        }
        guard times.contains(time) else {
            problems.append(
                (
                    "vtt-timestamp-tag",
                    "the time inside the text is before the one above it or after the cue; it was left out", position
                ))
            return
        }
        if time > times.lowerBound { spokenFrom = Milliseconds(time) }
        times = time..<times.upperBound
    }

    private mutating func open(_ name: String, _ classes: [String], _ annotation: String, at position: Int) {
        var run = stack.last?.run ?? TextRun("")
        switch name {
        case "c": break
        case "i": run.style.insert(.italic)
        case "b": run.style.insert(.bold)
        case "u": run.style.insert(.underline)
        case "ruby": run.ruby = .base
        case "rt" where stack.last?.name == "ruby": run.ruby = .annotation
        case "v": run.voice = annotation
        case "lang": run.language = annotation.isEmpty ? nil : annotation
        default:
            problems.append(("vtt-tag", "'<\(name.prefix(20))>' is no tag here and was left out", position))
            return
        }
        guard stack.count < Self.deepest else {
            problems.append(("vtt-tag", "tags are nested more than \(Self.deepest) deep", position))
            return
        }
        run.classes += classes
        if let colour = classes.compactMap({ colours[$0] ?? Colour.webVTTClasses[$0] }).last {
            run.colour = colour.unlessDefault
        }
        let isHidden = stack.last?.isHidden ?? hidden[""] ?? false || classes.contains { hidden[$0] ?? false }
        stack.append(Element(name: name, run: run, isHidden: isHidden))
    }

    private mutating func close(_ name: String, at position: Int) {
        if let last = stack.last, last.name == name {
            stack.removeLast()
        } else if name == "ruby", stack.last?.name == "rt" {
            stack.removeLast(2)
        } else {
            problems.append(("vtt-tag", "'</\(name.prefix(20))>' closes nothing and was left out", position))
        }
    }
}
