// Tests of PolyreelWorker.
