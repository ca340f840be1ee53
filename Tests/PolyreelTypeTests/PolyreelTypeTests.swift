// Tests of PolyreelType.
