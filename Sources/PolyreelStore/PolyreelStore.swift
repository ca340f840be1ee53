// PolyreelStore: content-addressed blobs, and results by key: folder, memory.
