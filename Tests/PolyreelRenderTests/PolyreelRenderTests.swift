// Tests of PolyreelRender.
