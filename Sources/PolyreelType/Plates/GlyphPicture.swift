internal import CPango
internal import PolyreelCore

/// One glyph with colours of its own, drawn for itself: to see whether it stands out from its ground, and to draw its
/// shape in the text's colour where it does not. Belongs to one thread.
final class GlyphPicture {
    private let surface: OpaquePointer
    /// Where its left upper corner comes to stand. Pixels.
    private let left: Int
    private let top: Int

    private static let longestSide = 4096

    /// - Parameters:
    ///   - x: of its origin; pixels.
    ///   - draw: draws it, from an origin, into a context.
    /// - Returns: nil where there is nothing to see, or memory is short.
    init?(ink: PangoRectangle, x: Double, baseline: Double, draw: (OpaquePointer, Double, Double) -> Void) {
        // Pictures of one size are scaled, and reach a little further than their figures say.
        let margin = 2 + Int(ink.height) / 8192
        left = Int((x + Double(ink.x) / 1024).rounded(.down)) - margin
        top = Int((baseline + Double(ink.y) / 1024).rounded(.down)) - margin
        let width = Int(ink.width) / 1024 + 2 * margin + 2
        let height = Int(ink.height) / 1024 + 2 * margin + 2
        guard ink.width > 0, ink.height > 0, width <= Self.longestSide, height <= Self.longestSide,
            let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(width), Int32(height))
        else { return nil }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            return nil
        }
        draw(context, x - Double(left), baseline - Double(top))
        cairo_destroy(context)
        cairo_surface_flush(surface)
        self.surface = surface
    }

    deinit { cairo_surface_destroy(surface) }

    /// Draws its shape in the context's colour, so many pixels aside.
    func fill(_ context: OpaquePointer, right: Int = 0, down: Int = 0) {
        cairo_mask_surface(context, surface, Double(left + right), Double(top + down))
    }

    /// Whether its shape says all, and it goes under on the ground that a text's colour is made for: ™ and 🖤 beside white
    /// text, 🤍 beside black text. A picture that has parts in other tones, such as 🎱 or 🦍, is nothing without them.
    func isLost(beside text: Colour) -> Bool {
        let onDark = Self.luminance(Int(text.red), Int(text.green), Int(text.blue)) > 0.18
        guard let data = cairo_image_surface_get_data(surface) else { return false }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let (width, height) = (
            Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
        )
        var (seen, tones) = (0, Tones())
        for row in 0..<height {
            for column in 0..<width {
                let pixel = data + row * stride + 4 * column
                let alpha = Int(pixel[3])
                guard alpha >= 128 else { continue }
                let (red, green, blue) = (
                    min(255, Int(pixel[2]) * 255 / alpha), min(255, Int(pixel[1]) * 255 / alpha),
                    min(255, Int(pixel[0]) * 255 / alpha)
                )
                let isGrey = max(red, green, blue) - min(red, green, blue) < 64
                let luminance = Self.luminance(red, green, blue)
                tones.add(luminance)
                let goesUnder = onDark ? luminance < Self.dark : luminance > Self.light
                if !isGrey || !goesUnder { seen += 1 }
            }
        }
        // Light pictures have thin lines around them: a tenth is enough to see them by.
        guard tones.count > 0, seen * (onDark ? 5 : 10) < tones.count else { return false }
        return onDark ? tones.areOneDark : tones.areOneLight
    }

    /// What is darker has less than 4.5 to 1 against black (WCAG 2.2, 1.4.3), what is lighter less than 2 to 1 against white.
    private static let dark = 0.2
    private static let light = 0.5

    /// 0 to 1; light by the square of its sample, which is near sRGB's curve and the same on every machine.
    private static func luminance(_ red: Int, _ green: Int, _ blue: Int) -> Double {
        Double(2126 * red * red + 7152 * green * green + 722 * blue * blue) / Double(10_000 * 255 * 255)
    }
}
