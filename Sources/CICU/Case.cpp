// Capitals by the rules of a language.
#include "Text.h"

#include <unicode/locid.h>

polyreel_text polyreel_upper_case(
    const uint8_t *text, int32_t length, const char *language_tag, polyreel_error *error) {
    polyreel_text result = {nullptr, 0};
    polyreel::guarded(error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale locale = icu::Locale::forLanguageTag(language_tag, status);
        if (U_FAILURE(status)) return polyreel::set(error, status);
        icu::UnicodeString upper = polyreel::fromUTF8(text, length).toUpper(locale);
        result = polyreel::copied(polyreel::toUTF8(upper));
    });
    return result;
}
