internal import CPango
internal import PolyreelCore

/// One line as Pango has shaped it. Belongs to the `ShapingEngine` that made it, and to the lock of all.
final class ShapedLine {
    let layout: OpaquePointer
    private let text: LineText

    /// Takes over the layout.
    init(layout: OpaquePointer, text: LineText) {
        self.layout = layout
        self.text = text
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// A run of glyphs of one font, and where it starts, in Pango units from the line's left end and baseline.
    struct Run {
        let item: UnsafeMutablePointer<PangoGlyphItem>
        let x: Int32

        var font: UnsafeMutablePointer<PangoFont>? { item.pointee.item.pointee.analysis.font }

        /// Whether its glyphs are pictures with colours of their own.
        var isColoured: Bool { polyreel_font_pattern(font).map { FontPattern($0).isColoured } ?? false }

        var glyphs: UnsafeBufferPointer<PangoGlyphInfo> {
            guard let string = item.pointee.glyphs, string.pointee.num_glyphs > 0 else {
                return UnsafeBufferPointer(start: nil, count: 0)
            }
            return UnsafeBufferPointer(start: string.pointee.glyphs, count: Int(string.pointee.num_glyphs))
        }

        /// What a glyph covers around its origin, in Pango units; nil where it is empty.
        func ink(of index: Int) -> PangoRectangle? {
            let glyph = glyphs[index].glyph
            guard let font, polyreel_glyph_is_empty(glyph) == 0, polyreel_glyph_is_unknown(glyph) == 0 else {
                return nil
            }
            var ink = PangoRectangle()
            pango_font_get_glyph_extents(font, glyph, &ink, nil)
            return ink
        }

        /// Draws one glyph from its origin.
        func show(_ index: Int, in context: OpaquePointer, x: Double, y: Double) {
            guard let font, let single = pango_glyph_string_new() else { return }
            defer { pango_glyph_string_free(single) }
            pango_glyph_string_set_size(single, 1)
            single.pointee.glyphs.pointee = glyphs[index]
            cairo_move_to(context, x, y)
            pango_cairo_show_glyph_string(context, font, single)
            cairo_new_path(context)
        }
    }

    /// From left to right as seen.
    var runs: [Run] {
        guard let iterator = pango_layout_get_iter(layout) else { return [] }
        defer { pango_layout_iter_free(iterator) }
        var runs: [Run] = []
        repeat {
            guard let item = pango_layout_iter_get_run_readonly(iterator) else { continue }
            var logical = PangoRectangle()
            pango_layout_iter_get_run_extents(iterator, nil, &logical)
            runs.append(Run(item: item, x: logical.x))
        } while pango_layout_iter_next_run(iterator) != 0
        return runs
    }

    /// What a glyph of a run stands for, one character as readers count them; empty where that is not known.
    func cluster(of index: Int, in run: Run) -> String {
        guard let clusters = run.item.pointee.glyphs?.pointee.log_clusters, run.glyphs.indices.contains(index) else {
            return ""
        }
        let offset = Int(run.item.pointee.item.pointee.offset) + Int(clusters[index])
        let bytes = text.text.utf8
        guard let start = bytes.index(bytes.startIndex, offsetBy: offset, limitedBy: bytes.endIndex) else { return "" }
        return text.text[start...].first.map(String.init) ?? ""
    }

    var missing: [String] {
        var seen: Set<String> = []
        return (text.controls + unknownCharacters).filter { seen.insert($0).inserted }
    }

    private var unknownCharacters: [String] {
        guard pango_layout_get_unknown_glyphs_count(layout) > 0 else { return [] }
        let bytes = Array(text.text.utf8)
        var offsets: [Int] = []
        for run in runs {
            guard let clusters = run.item.pointee.glyphs?.pointee.log_clusters else { continue }
            let start = Int(run.item.pointee.item.pointee.offset)
            for (index, glyph) in run.glyphs.enumerated() where polyreel_glyph_is_unknown(glyph.glyph) != 0 {
                offsets.append(start + Int(clusters[index]))
            }
        }
        return offsets.sorted().compactMap { offset in
            guard bytes.indices.contains(offset) else { return nil }
            return String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first.map(String.init)
        }
    }

    var fonts: [String] {
        var names: Set<String> = []
        for run in runs {
            guard run.glyphs.contains(where: { polyreel_glyph_is_empty($0.glyph) == 0 }),
                let pattern = polyreel_font_pattern(run.font), let name = FontPattern(pattern).fileAndVersion
            else { continue }
            names.insert(name)
        }
        return names.sorted()
    }

    /// Pango units are 1/1024 pixel.
    var measure: LineMeasure {
        var (ink, logical) = (PangoRectangle(), PangoRectangle())
        if let line = pango_layout_get_line_readonly(layout, 0) {
            pango_layout_line_get_extents(line, &ink, &logical)
        }
        func up(_ units: Int) -> Int { (units + 1023) >> 10 }
        // Without any font the numbers may be anything that 32 bits hold.
        let (top, inkTop) = (Int(logical.y), Int(ink.y))
        return LineMeasure(
            width: up(Int(logical.width)), ascent: up(-top), descent: up(top + Int(logical.height)),
            inkAscent: max(0, up(-inkTop)), inkDescent: max(0, up(inkTop + Int(ink.height))), missing: missing,
            fonts: fonts)
    }

    /// Where a part of the text stands, in Pango units from the line's left end: one range, or several where
    /// text of both directions is mixed.
    func extents(of part: PlatePart) -> [(from: Int, to: Int)] {
        guard let line = pango_layout_get_line_readonly(layout, 0) else { return [] }
        var ranges: UnsafeMutablePointer<Int32>?
        var count: Int32 = 0
        pango_layout_line_get_x_ranges(line, Int32(clamping: part.from), Int32(clamping: part.to), &ranges, &count)
        defer { g_free(ranges) }
        guard let ranges else { return [] }
        return (0..<Int(count)).map { (Int(ranges[2 * $0]), Int(ranges[2 * $0 + 1])) }
    }

    /// The logical width in Pango units.
    var exactWidth: Int {
        var logical = PangoRectangle()
        pango_layout_get_extents(layout, nil, &logical)
        return Int(logical.width)
    }
}
