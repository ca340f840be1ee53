// PolyreelType: Pango and Cairo: text measured, and drawn as plates.
