// Tests of PolyreelMedia.
