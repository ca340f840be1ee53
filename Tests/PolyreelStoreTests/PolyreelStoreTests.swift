// Tests of PolyreelStore.
