/// Bidirectional isolates and embeddings that a line break has cut in two (Unicode Standard Annex 9, section 2).
///
/// Each line is shaped on its own, so what was open at its start is opened again, and what is open at its end closed.
enum OpenIsolates {
    static func carried(across lines: [String]) -> [String] {
        var open: [Unicode.Scalar] = []
        return lines.map { line in
            let before = open
            for scalar in line.unicodeScalars { update(&open, with: scalar) }
            var text = String.UnicodeScalarView(before)
            text.append(contentsOf: line.unicodeScalars)
            text.append(contentsOf: open.reversed().map { closer(of: $0) })
            return String(text)
        }
    }

    private static func update(_ open: inout [Unicode.Scalar], with scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x2066...0x2068, 0x202A, 0x202B, 0x202D, 0x202E:
            // BD2: at most 125 levels mean anything.
            if open.count < 125 { open.append(scalar) }
        case 0x2069:
            if let isolate = open.lastIndex(where: { (0x2066...0x2068).contains($0.value) }) {
                open.removeSubrange(isolate...)
            }
        case 0x202C:
            if let last = open.last, !(0x2066...0x2068).contains(last.value) { open.removeLast() }
        default: break
        }
    }

    private static func closer(of opener: Unicode.Scalar) -> Unicode.Scalar {
        (0x2066...0x2068).contains(opener.value) ? "\u{2069}" : "\u{202C}"
    }
}
