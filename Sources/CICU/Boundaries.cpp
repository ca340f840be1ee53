// Where lines may break, and what a reader counts as one character.
#include "Text.h"

#include <memory>
#include <vector>

#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

using icu::BreakIterator;
using icu::Locale;

namespace {

/// A UText over the caller's UTF-8, so that boundaries come as byte offsets.
struct Text {
    UText text = UTEXT_INITIALIZER;
    ~Text() { utext_close(&text); }
};

std::unique_ptr<BreakIterator> over(
    std::unique_ptr<BreakIterator> boundaries, Text &text, const uint8_t *bytes, int32_t length, UErrorCode &status) {
    utext_openUTF8(&text.text, reinterpret_cast<const char *>(bytes), length, &status);
    if (U_SUCCESS(status) && boundaries != nullptr) boundaries->setText(&text.text, status);
    return boundaries;
}

}  // namespace

namespace {

using Create = BreakIterator *(*)(const Locale &, UErrorCode &);

polyreel_break *breaks(
    Create create, const uint8_t *text, int32_t length, const char *language_tag, int32_t *count,
    polyreel_error *error) {
    polyreel_break *result = nullptr;
    *count = 0;
    polyreel::guarded(error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        Locale locale = Locale::forLanguageTag(language_tag, status);
        Text source;
        std::unique_ptr<BreakIterator> made(create(locale, status));
        auto boundaries = over(std::move(made), source, text, length, status);
        if (U_FAILURE(status) || boundaries == nullptr) return polyreel::set(error, status);

        std::vector<polyreel_break> found;
        for (int32_t end = boundaries->next(); end != BreakIterator::DONE; end = boundaries->next()) {
            int32_t rule = boundaries->getRuleStatus();
            found.push_back({end, rule >= UBRK_LINE_HARD && rule < UBRK_LINE_HARD_LIMIT});
        }
        size_t bytes = found.size() * sizeof(polyreel_break);
        result = static_cast<polyreel_break *>(std::malloc(bytes == 0 ? 1 : bytes));
        if (result == nullptr) return polyreel::set(error, U_MEMORY_ALLOCATION_ERROR);
        if (bytes > 0) std::memcpy(result, found.data(), bytes);
        *count = static_cast<int32_t>(found.size());
    });
    return result;
}

}  // namespace

polyreel_break *polyreel_line_breaks(
    const uint8_t *text, int32_t length, const char *language_tag, int32_t *count, polyreel_error *error) {
    return breaks(BreakIterator::createLineInstance, text, length, language_tag, count, error);
}

polyreel_break *polyreel_word_breaks(
    const uint8_t *text, int32_t length, const char *language_tag, int32_t *count, polyreel_error *error) {
    return breaks(BreakIterator::createWordInstance, text, length, language_tag, count, error);
}

void polyreel_breaks_free(polyreel_break *breaks) { std::free(breaks); }

int32_t polyreel_grapheme_count(const uint8_t *text, int32_t length, polyreel_error *error) {
    int32_t count = -1;
    polyreel::guarded(error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        Text source;
        std::unique_ptr<BreakIterator> made(BreakIterator::createCharacterInstance(Locale::getRoot(), status));
        auto boundaries = over(std::move(made), source, text, length, status);
        if (U_FAILURE(status) || boundaries == nullptr) return polyreel::set(error, status);
        count = 0;
        while (boundaries->next() != BreakIterator::DONE) ++count;
    });
    return count;
}
