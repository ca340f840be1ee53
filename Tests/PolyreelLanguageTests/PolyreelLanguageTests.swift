// Tests of PolyreelLanguage.
