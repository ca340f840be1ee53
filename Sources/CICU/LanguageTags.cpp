// BCP-47 tags: reading, parents, direction, names, currencies.
#include "Text.h"

#include <map>
#include <new>

#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>

using icu::Locale;
using icu::UnicodeString;

namespace {

size_t room(int32_t capacity) { return capacity < 0 ? 0 : static_cast<size_t>(capacity); }

bool isKnownLanguage(const char *language) {
    for (const char *const *known = Locale::getISOLanguages(); *known != nullptr; ++known) {
        if (std::strcmp(*known, language) == 0) return true;
    }
    return false;
}

/// Countries, and areas by number such as 419 (which ICU counts among the groups); not groups such as EU.
bool isKnownRegion(const char *code) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Region *region = icu::Region::getInstance(code, status);
    if (U_FAILURE(status) || region == nullptr) return false;
    return region->getType() == URGN_TERRITORY || (code[0] >= '0' && code[0] <= '9');
}

/// CLDR's parentLocales, child to parent, as ICU names them (zh_Hant to root).
///
/// Source: CLDR supplementalData.xml, `parentLocales`, as ICU carries it in its own data; ICU 72 has no public call.
std::map<std::string, std::string> readParents() {
    std::map<std::string, std::string> parents;
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *data = ures_openDirect(nullptr, "supplementalData", &status);
    UResourceBundle *table = ures_getByKey(data, "parentLocales", nullptr, &status);
    int32_t rows = U_SUCCESS(status) ? ures_getSize(table) : 0;
    for (int32_t row = 0; row < rows; ++row) {
        UErrorCode each = U_ZERO_ERROR;
        UResourceBundle *children = ures_getByIndex(table, row, nullptr, &each);
        // Newer data has tables here too (parents of other kinds of data).
        bool list = U_SUCCESS(each) && (ures_getType(children) == URES_ARRAY || ures_getType(children) == URES_STRING);
        for (int32_t index = 0; list && index < ures_getSize(children); ++index) {
            int32_t length = 0;
            const UChar *child = ures_getStringByIndex(children, index, &length, &each);
            if (U_SUCCESS(each)) parents[polyreel::toUTF8(UnicodeString(child, length))] = ures_getKey(children);
        }
        ures_close(children);
    }
    ures_close(table);
    ures_close(data);
    return parents;
}

}  // namespace

int32_t polyreel_tag_parse(const char *text, polyreel_tag *tag) {
    polyreel_error error;
    bool known = false;
    *tag = polyreel_tag{};
    polyreel::guarded(&error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        char name[ULOC_FULLNAME_CAPACITY];
        int32_t read = 0;
        int32_t length = uloc_forLanguageTag(text, name, sizeof name, &read, &status);
        if (U_FAILURE(status) || length <= 0 || length >= static_cast<int32_t>(sizeof name)
            || static_cast<size_t>(read) != std::strlen(text)) {
            return;
        }
        Locale locale(name);
        if (locale.isBogus()) return;
        locale.canonicalize(status);
        std::string canonical = locale.toLanguageTag<std::string>(status);
        if (U_FAILURE(status)) return;
        if (!polyreel::copyTo(tag->tag, sizeof tag->tag, canonical.c_str())
            || !polyreel::copyTo(tag->language, sizeof tag->language, locale.getLanguage())
            || !polyreel::copyTo(tag->script, sizeof tag->script, locale.getScript())
            || !polyreel::copyTo(tag->region, sizeof tag->region, locale.getCountry())) {
            return;
        }
        known = isKnownLanguage(tag->language)
            && (tag->script[0] == 0 || u_getPropertyValueEnum(UCHAR_SCRIPT, tag->script) != UCHAR_INVALID_CODE)
            && (tag->region[0] == 0 || isKnownRegion(tag->region));
    });
    return known && error.code <= 0;
}

int32_t polyreel_explicit_parent(const char *language_tag, char *buffer, int32_t capacity) {
    polyreel_error error;
    bool found = false;
    polyreel::guarded(&error, [&] {
        static const std::map<std::string, std::string> parents = readParents();
        std::string name = language_tag;
        for (char &character : name) {
            if (character == '-') character = '_';
        }
        auto entry = parents.find(name);
        if (entry == parents.end()) return;
        std::string parent = entry->second;
        for (char &character : parent) {
            if (character == '_') character = '-';
        }
        found = polyreel::copyTo(buffer, room(capacity), parent.c_str());
    });
    return found;
}

namespace {

/// A part of a tag by CLDR's likely subtags, into `buffer`; 0 when it is not known.
int32_t likely(const char *language_tag, const char *(Locale::*part)() const, char *buffer, int32_t capacity) {
    polyreel_error error;
    bool found = false;
    polyreel::guarded(&error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        Locale locale = Locale::forLanguageTag(language_tag, status);
        locale.addLikelySubtags(status);
        const char *value = (locale.*part)();
        found = U_SUCCESS(status) && value[0] != 0 && polyreel::copyTo(buffer, room(capacity), value);
    });
    return found;
}

}  // namespace

int32_t polyreel_likely_script(const char *language_tag, char *buffer, int32_t capacity) {
    return likely(language_tag, &Locale::getScript, buffer, capacity);
}

int32_t polyreel_likely_region(const char *language_tag, char *buffer, int32_t capacity) {
    return likely(language_tag, &Locale::getCountry, buffer, capacity);
}

int32_t polyreel_is_right_to_left(const char *language_tag) {
    polyreel_error error;
    bool result = false;
    polyreel::guarded(&error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        Locale locale = Locale::forLanguageTag(language_tag, status);
        result = U_SUCCESS(status) && locale.isRightToLeft();
    });
    return result;
}

polyreel_text polyreel_english_name(const char *language_tag) {
    polyreel_error error;
    polyreel_text result = {nullptr, 0};
    polyreel::guarded(&error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        Locale locale = Locale::forLanguageTag(language_tag, status);
        UnicodeString name;
        if (U_FAILURE(status)) return;
        locale.getDisplayName(Locale::getEnglish(), name);
        result = polyreel::copied(polyreel::toUTF8(name));
    });
    return result;
}

int32_t polyreel_currency_of_region(const char *region, char *buffer, int32_t capacity) {
    polyreel_error error;
    bool found = false;
    polyreel::guarded(&error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        std::string locale = std::string("und_") + region;
        UChar code[8];
        int32_t length = ucurr_forLocale(locale.c_str(), code, 8, &status);
        if (U_FAILURE(status) || length != 3) return;
        found = polyreel::copyTo(buffer, room(capacity), polyreel::toUTF8(UnicodeString(code, length)).c_str());
    });
    return found;
}

int32_t polyreel_currency_digits(const char *currency) {
    if (std::strlen(currency) != 3) return -1;
    UErrorCode status = U_ZERO_ERROR;
    UChar code[4];
    u_charsToUChars(currency, code, 4);
    int32_t digits = ucurr_getDefaultFractionDigits(code, &status);
    return U_SUCCESS(status) ? digits : -1;
}

int32_t polyreel_is_currency(const char *code) {
    if (std::strlen(code) != 3) return 0;
    UErrorCode status = U_ZERO_ERROR;
    UChar units[4];
    u_charsToUChars(code, units, 4);
    return ucurr_isAvailable(units, U_DATE_MIN, U_DATE_MAX, &status) != 0 && U_SUCCESS(status);
}
