import PolyreelStore

extension StoreSize {
    /// As people read it.
    var text: String { "\(ByteCount(bytes)) (blobs: \(blobs), results: \(results))" }
}
