internal import PolyreelLanguage

/// Lines of right-to-left text whose signs stand at the wrong end, so that players which write from left to right show
/// them right: `!זה נגמר` in place of `זה נגמר!`.
///
/// What such a player shows of the one is what any other shows of the mended one: Unicode UAX #9, with the paragraph's level
/// 0 here and 1 there, and mirrored brackets (rule L4).
struct ReversedLines {
    /// Whether most of the file's lines are; then a dash or an ellipsis counts, too, that alone would say nothing.
    private let areUsual: Bool
    private let isRightToLeft: Bool

    init(_ cues: [Cue], language: String) {
        isRightToLeft = LanguageTag(language)?.isRightToLeft ?? false
        guard isRightToLeft else {
            areUsual = false
            return
        }
        let parts = cues.flatMap(\.text.lines).compactMap { Parts($0) }
        let reversed = parts.count(where: \.isReversed)
        areUsual = reversed > 0 && reversed >= parts.count(where: \.isUsual)
    }

    /// A text with its signs where they belong; nil where they are.
    func mended(_ text: CueText) -> CueText? {
        guard isRightToLeft, text.runs.allSatisfy({ $0.ruby == nil }) else { return nil }
        var line: [(character: Character, run: Int)] = []
        var (result, isChanged) = (CueText(), false)
        func end() {
            let written = String(line.map(\.character))
            let leading = line.prefix { $0.character.isWhitespace }.count
            let last = line.dropFirst(leading).reversed().prefix { $0.character.isWhitespace }.count
            let core = Array(line.dropFirst(leading).dropLast(last))
            if let parts = Parts(String(core.map(\.character))), parts.isReversed || areUsual && parts.mayBeReversed {
                func turned(_ signs: ArraySlice<(character: Character, run: Int)>) -> [(character: Character, run: Int)]
                {
                    signs.reversed().map { (character: Self.mirrored($0.character), run: $0.run) }
                }
                let middle = core.dropFirst(parts.before.count).dropLast(parts.after.count)
                line = turned(core.suffix(parts.after.count)) + middle + turned(core.prefix(parts.before.count))
                isChanged = isChanged || String(line.map(\.character)) != written.trimmingWhiteSpace()
            }
            for (character, index) in line {
                var run = text.runs[index]
                run.text = String(character)
                result.append(run)
            }
            line = []
        }
        for (index, run) in text.runs.enumerated() {
            for character in run.text {
                if character == "\n" {
                    end()
                    var feed = run
                    feed.text = "\n"
                    result.append(feed)
                } else {
                    line.append((character, index))
                }
            }
        }
        end()
        return isChanged ? result : nil
    }

    private static func mirrored(_ character: Character) -> Character {
        let pairs: [Character: Character] = [
            "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«",
            "‹": "›", "›": "‹",
        ]
        return pairs[character] ?? character
    }

    /// The signs before and after the words of a line that runs from right to left from one end to the other.
    private struct Parts {
        let before: String
        let after: String

        /// Nil where the line has letters of another direction, or numbers at an end, or marks of direction.
        init?(_ line: String) {
            guard let first = line.firstIndex(where: Self.isRightToLeft),
                let last = line.lastIndex(where: Self.isRightToLeft)
            else { return nil }
            before = String(line[..<first])
            after = String(line[line.index(after: last)...])
            let isPlain = line.unicodeScalars.allSatisfy { scalar in
                scalar.properties.generalCategory != .format
                    && (!scalar.properties.isAlphabetic || Self.isRightToLeft(Character(scalar))
                        || scalar.properties.generalCategory == .nonspacingMark)
            }
            // Brackets at an end are paired over what is between them (rule N0).
            let ends = before + after
            guard isPlain, !ends.contains(where: { $0.isLetter || $0.isNumber || "()[]{}<>".contains($0) }) else {
                return nil
            }
        }

        private static let closing: Set<Character> = [".", "!", "?", ",", ":", ";", "…", "،"]

        private func hasClosing(_ text: String) -> Bool { text.contains(where: Self.closing.contains) }

        private func isEllipsis(_ text: String) -> Bool {
            text.allSatisfy { $0 == "." || $0 == "…" || $0.isWhitespace } && (text.contains("…") || text.contains(".."))
        }

        /// The signs of the end stand before the words, and none behind them: nobody writes so but for such players. An
        /// ellipsis may begin a line that goes on.
        var isReversed: Bool { hasClosing(before) && !hasClosing(after) && !isEllipsis(before) }

        /// As it should be.
        var isUsual: Bool { hasClosing(after) && !hasClosing(before) }

        /// What among reversed lines is one of them.
        var mayBeReversed: Bool {
            if hasClosing(after) { return false }
            return isEllipsis(before) || before.isEmpty && ["-", "–", "—"].contains(after.trimmingWhiteSpace())
        }

        /// Letters of Hebrew, Arabic and their like: blocks that UAX #9 gives the classes R and AL.
        private static func isRightToLeft(_ character: Character) -> Bool {
            guard let scalar = character.unicodeScalars.first else { return false }
            // Semicolon and question mark of Arabic are of class AL.
            guard scalar.properties.isAlphabetic || [0x061B, 0x061E, 0x061F].contains(scalar.value) else {
                return false
            }
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
            default: return false
            }
        }
    }
}
