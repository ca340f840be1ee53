internal import CPango
internal import PolyreelCore

/// Pango with one set of fonts and the program's own settings. Pango's objects are for one thread at a time: whoever has
/// an engine has it from `ShapingEngines`, behind their lock, and nothing of it is used outside.
final class ShapingEngine {
    let configuration: OpaquePointer
    private let map: UnsafeMutablePointer<PangoFontMap>
    private let options: OpaquePointer
    /// Never changed once they are made: Pango lays out every layout of a context again when that changes, also one that
    /// was measured long before, and by what the context says by then.
    private var contexts: [Paragraph: OpaquePointer] = [:]

    /// What Pango takes from a layout's context.
    private struct Paragraph: Hashable {
        let language: String
        let direction: TextDirection
    }

    init?() {
        guard let configuration = FontConfiguration.make() else { return nil }
        guard let map = polyreel_font_map_new(configuration), let options = cairo_font_options_create() else {
            FcConfigDestroy(configuration)
            return nil
        }
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_subpixel_order(options, CAIRO_SUBPIXEL_ORDER_DEFAULT)
        self.configuration = configuration
        self.map = map
        self.options = options
    }

    deinit {
        for context in contexts.values { g_object_unref(UnsafeMutableRawPointer(context)) }
        cairo_font_options_destroy(options)
        g_object_unref(UnsafeMutableRawPointer(map))
        FcConfigDestroy(configuration)
    }

    /// Makes fonts that were added to `configuration` known to Pango.
    func fontsChanged() { polyreel_font_map_changed(map) }

    /// Shapes one line at `size` pixels. Nil when memory is short.
    func shape(
        _ original: String, font: FontChoice, size: Int, language: String, direction: TextDirection
    ) -> ShapedLine? {
        let text = LineText(original)
        guard let context = context(Paragraph(language: language, direction: direction)),
            let layout = pango_layout_new(context)
        else { return nil }
        let line = ShapedLine(layout: layout, text: text)
        guard let description = pango_font_description_new() else { return nil }
        defer { pango_font_description_free(description) }
        let families = FontStack.families(for: font, language: language).joined(separator: ",")
        pango_font_description_set_family(description, families)
        pango_font_description_set_weight(description, font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_absolute_size(description, Double(size) * 1024)
        pango_layout_set_font_description(layout, description)
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_single_paragraph_mode(layout, 1)
        pango_layout_set_width(layout, -1)
        pango_layout_set_text(layout, text.text, Int32(clamping: text.text.utf8.count))
        return line
    }

    private func context(_ paragraph: Paragraph) -> OpaquePointer? {
        if let known = contexts[paragraph] { return known }
        guard let context = pango_font_map_create_context(map) else { return nil }
        pango_cairo_context_set_font_options(context, options)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string(paragraph.language))
        pango_context_set_base_dir(
            context, paragraph.direction == .rightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
        contexts[paragraph] = context
        return context
    }
}
