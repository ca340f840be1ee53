internal import CPango
internal import PolyreelCore

extension PlatePixels {
    /// Writes the plate as a PNG: 8-bit RGBA with straight alpha, as other programs take it.
    /// - Throws: a `Finding` when the file cannot be written.
    public func writePNG(to path: String) throws {
        var pixels = bytes
        let status = pixels.withUnsafeMutableBufferPointer { buffer in
            let surface = cairo_image_surface_create_for_data(
                buffer.baseAddress, CAIRO_FORMAT_ARGB32, Int32(size.width), Int32(size.height), Int32(stride))
            defer { cairo_surface_destroy(surface) }
            return cairo_surface_write_to_png(surface, path)
        }
        guard status == CAIRO_STATUS_SUCCESS else {
            let cause = cairo_status_to_string(status).map { String(cString: $0) } ?? "status \(status.rawValue)"
            throw Finding.error(
                "plate-unwritten", "the plate '\(path)' was not written: \(cause)",
                hint: "name a folder that can be written to")
        }
    }
}
