internal import CPango
internal import PolyreelCore

extension Drawing {
    /// Lays pixels over what is drawn, one on one.
    func draw(_ pixels: PlatePixels, x: Int, y: Int) {
        var bytes = pixels.bytes
        bytes.withUnsafeMutableBufferPointer { buffer in
            let picture = cairo_image_surface_create_for_data(
                buffer.baseAddress, CAIRO_FORMAT_ARGB32, Int32(pixels.size.width), Int32(pixels.size.height),
                Int32(pixels.stride))
            cairo_set_source_surface(context, picture, Double(x), Double(y))
            cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
            cairo_rectangle(
                context, Double(x), Double(y), Double(pixels.size.width), Double(pixels.size.height))
            cairo_fill(context)
            // The context would keep the picture; its bytes are lent until here.
            setColour(.black)
            cairo_surface_finish(picture)
            cairo_surface_destroy(picture)
        }
    }
}
