// PolyreelCore: the vocabulary: manifest, market, placement, draft, step, finding. No C, no processes, no network.
