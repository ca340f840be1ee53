// PolyreelWorker: jobs folder, scheduling, publishing.
