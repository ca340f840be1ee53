// PolyreelPlan: drafts to spans and keys: pure, no pixels, no files.
