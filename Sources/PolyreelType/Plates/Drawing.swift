internal import CPango
internal import Foundation
internal import PolyreelCore

/// A Cairo image that is drawn on. Belongs to one thread.
final class Drawing {
    private let surface: OpaquePointer
    let context: OpaquePointer

    /// Nil when memory is short.
    init?(_ size: PixelSize) {
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(size.width), Int32(size.height))
        else {
            return nil
        }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            return nil
        }
        cairo_set_antialias(context, CAIRO_ANTIALIAS_GRAY)
        self.surface = surface
        self.context = context
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    func setColour(_ colour: Colour) {
        func share(_ value: UInt8) -> Double { Double(value) / 255 }
        cairo_set_source_rgba(
            context, share(colour.red), share(colour.green), share(colour.blue), share(colour.alpha))
    }

    /// Fills a rectangle with quarter circles at its corners.
    func fill(_ box: PlateBox) {
        let radius = Double(min(max(0, box.cornerRadius), min(box.rect.width, box.rect.height) / 2))
        let (left, top) = (Double(box.rect.x), Double(box.rect.y))
        let (right, bottom) = (Double(box.rect.right), Double(box.rect.bottom))
        let quarter = Double.pi / 2
        cairo_new_sub_path(context)
        cairo_arc(context, right - radius, top + radius, radius, -quarter, 0)
        cairo_arc(context, right - radius, bottom - radius, radius, 0, quarter)
        cairo_arc(context, left + radius, bottom - radius, radius, quarter, 2 * quarter)
        cairo_arc(context, left + radius, top + radius, radius, 2 * quarter, 3 * quarter)
        cairo_close_path(context)
        setColour(box.colour)
        cairo_fill(context)
    }

    /// Fills the dark modules, neighbours in a row as one rectangle. All corners are at whole pixels, so that every edge
    /// is sharp.
    func draw(_ code: PlateCode) {
        let module = Double(code.module)
        for (row, bits) in code.bits.rows.enumerated() {
            var column = 0
            while column < bits.count {
                let run = bits[column...].prefix { $0 }.count
                if run > 0 {
                    cairo_rectangle(
                        context, Double(code.x) + Double(column) * module, Double(code.y) + Double(row) * module,
                        Double(run) * module, module)
                }
                column += max(1, run)
            }
        }
        setColour(code.colour)
        cairo_fill(context)
    }

    /// Draws a shaped line from its left end on its baseline.
    ///
    /// Outlines are filled as paths: Cairo 1.16 puts glyph pictures at whole pixels, which spaces letters unevenly.
    /// Emoji have pictures only.
    func draw(_ line: ShapedLine, x: Int, baseline: Int, colour: Colour) {
        setColour(colour)
        for run in line.runs {
            guard let font = place(run, x: x, baseline: baseline), let glyphs = run.item.pointee.glyphs else {
                continue
            }
            if run.isColoured {
                let pictures = pictures(run, x: x, baseline: baseline).enumerated().map { index, picture in
                    (picture, isLost(picture, line.cluster(of: index, in: run), beside: colour))
                }
                guard pictures.contains(where: \.1) else {
                    pango_cairo_show_glyph_string(context, font, glyphs)
                    cairo_new_path(context)
                    continue
                }
                for (index, (picture, isLost)) in pictures.enumerated() {
                    if isLost {
                        picture?.fill(context)
                    } else if let origin = origin(of: index, run, x: x, baseline: baseline) {
                        run.show(index, in: context, x: origin.x, y: origin.y)
                    }
                }
            } else {
                pango_cairo_glyph_string_path(context, font, glyphs)
                cairo_fill(context)
            }
        }
    }

    /// The glyphs of a run of pictures, each for itself; nil where there is nothing to see.
    private func pictures(_ run: ShapedLine.Run, x: Int, baseline: Int) -> [GlyphPicture?] {
        run.glyphs.indices.map { index in
            guard let origin = origin(of: index, run, x: x, baseline: baseline), let ink = run.ink(of: index) else {
                return nil
            }
            return GlyphPicture(ink: ink, x: origin.x, baseline: origin.y) { run.show(index, in: $0, x: $1, y: $2) }
        }
    }

    /// Whether a picture is drawn as text is. People and what is joined of several pictures are never one sign: a skin's
    /// tone is what it says (UTS #51, "Emoji Modifiers", "Emoji ZWJ Sequences").
    private func isLost(_ picture: GlyphPicture?, _ cluster: String, beside colour: Colour) -> Bool {
        let isComposed = cluster.unicodeScalars.contains {
            $0.properties.isEmojiModifier || $0 == "\u{200D}"
        }
        return !isComposed && picture?.isLost(beside: colour) ?? false
    }

    /// Where a glyph of a run begins, in pixels.
    private func origin(of index: Int, _ run: ShapedLine.Run, x: Int, baseline: Int) -> (x: Double, y: Double)? {
        guard run.glyphs.indices.contains(index) else { return nil }
        let before = run.glyphs[..<index].reduce(Int(run.x)) { $0 + Int($1.geometry.width) }
        let lift = Double(run.item.pointee.y_offset) / 1024
        return (Double(x) + Double(before) / 1024, Double(baseline) - lift)
    }

    /// Draws what goes under a shaped line: a line around every glyph. Of the whole text before any glyph is filled, so
    /// that no letter's line lies on its neighbour, to which it may be joined.
    func draw(_ outline: PlateOutline, around line: ShapedLine, x: Int, baseline: Int, colour: Colour) {
        setColour(outline.colour)
        // What is drawn as text has a line around it as text has.
        for run in line.runs where run.isColoured {
            for (index, picture) in pictures(run, x: x, baseline: baseline).enumerated()
            where isLost(picture, line.cluster(of: index, in: run), beside: colour) {
                for (right, down) in Self.around(outline.width) { picture?.fill(context, right: right, down: down) }
            }
        }
        cairo_set_line_width(context, 2 * Double(outline.width))
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        for run in line.runs where !run.isColoured {
            guard let font = place(run, x: x, baseline: baseline), let glyphs = run.item.pointee.glyphs else {
                continue
            }
            pango_cairo_glyph_string_path(context, font, glyphs)
            cairo_stroke(context)
        }
    }

    /// Whole pixels on a circle and inside it.
    private static func around(_ radius: Int) -> [(Int, Int)] {
        guard radius > 0 else { return [] }
        // A wide line needs no more than its edge and every second ring.
        let rings = stride(from: radius, through: 1, by: -2)
        return rings.flatMap { radius in
            (0..<16).map { step in
                let angle = Double(step) * Double.pi / 8
                return (Int((Double(radius) * cos(angle)).rounded()), Int((Double(radius) * sin(angle)).rounded()))
            }
        }
    }

    /// Draws a part of a shaped line. The line is shaped as a whole: a word's letters are joined to their neighbours as
    /// they are there.
    func draw(_ part: PlatePart, of line: ShapedLine, x: Int, baseline: Int, colour: Colour) {
        cairo_save(context)
        defer { cairo_restore(context) }
        // As high as any glyph reaches.
        let reach = Double(cairo_image_surface_get_height(surface))
        for range in line.extents(of: part) {
            cairo_rectangle(
                context, Double(x) + Double(range.from) / 1024, 0, Double(range.to - range.from) / 1024, reach)
        }
        cairo_clip(context)
        draw(line, x: x, baseline: baseline, colour: colour)
    }

    /// Moves to where a run begins; nil where it has no font.
    private func place(_ run: ShapedLine.Run, x: Int, baseline: Int) -> UnsafeMutablePointer<PangoFont>? {
        let lift = Double(run.item.pointee.y_offset) / 1024
        cairo_move_to(context, Double(x) + Double(run.x) / 1024, Double(baseline) - lift)
        return run.font
    }

    /// What was drawn; nil when Cairo has failed on the way.
    func pixels(_ size: PixelSize) -> PlatePixels? {
        cairo_surface_flush(surface)
        let stride = Int(cairo_image_surface_get_stride(surface))
        guard cairo_status(context) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
            return nil
        }
        let bytes = [UInt8](UnsafeBufferPointer(start: data, count: stride * size.height))
        return PlatePixels(size: size, stride: stride, bytes: bytes)
    }
}
