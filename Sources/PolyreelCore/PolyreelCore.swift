// PolyreelCore: the vocabulary: values, findings, market, placement, draft. No C, no files, no manifest keys of any step.
