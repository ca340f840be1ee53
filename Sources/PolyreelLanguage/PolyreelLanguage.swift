// PolyreelLanguage: ICU: messages, numbers, plurals, line breaks, direction, locales.
