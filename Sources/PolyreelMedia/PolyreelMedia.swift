// PolyreelMedia: libav*: probe, decode, filter, encode, mux, measure.
