internal import CICU

/// Text that comes from C into a buffer of ours.
enum Buffer {
    /// What `fill` wrote, or nil when it says that there is nothing.
    static func read(capacity: Int, _ fill: (UnsafeMutablePointer<CChar>, Int32) -> Bool) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
            guard let start = buffer.baseAddress, capacity > 0 else { return nil }
            start.initialize(repeating: 0, count: capacity)
            return fill(start, Int32(clamping: capacity)) ? String(cString: start) : nil
        }
    }

    /// A copy of C's text, which is freed; nil when there is none.
    static func take(_ text: polyreel_text) -> String? {
        guard let bytes = text.bytes else { return nil }
        defer { polyreel_text_free(text) }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(text.length)), as: UTF8.self)
    }
}

extension String {
    /// The UTF-8 of the text with its length, as CICU takes it. Never a null pointer.
    func withBytes<Result>(_ body: (UnsafePointer<UInt8>, Int32) -> Result) -> Result {
        withCString { start in
            let count = utf8.count
            return start.withMemoryRebound(to: UInt8.self, capacity: count + 1) { body($0, Int32(clamping: count)) }
        }
    }
}
