// Tests of PolyreelCore.
