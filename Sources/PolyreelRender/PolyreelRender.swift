// PolyreelRender: passes, assembly, proof.
