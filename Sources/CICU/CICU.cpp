// CICU: the parts of ICU that PolyreelLanguage needs, behind a C header; its C++ API alone takes named arguments.

#include "CICU.h"

#include "Text.h"

#include <unicode/ulocdata.h>
#include <unicode/uvernum.h>
#include <unicode/uversion.h>

const char *polyreel_icu_version(void) { return U_ICU_VERSION; }

void polyreel_cldr_version(char *buffer, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UVersionInfo version;
    char text[U_MAX_VERSION_STRING_LENGTH] = "";
    ulocdata_getCLDRVersion(version, &status);
    if (U_SUCCESS(status)) u_versionToString(version, text);
    polyreel::copyTo(buffer, capacity < 0 ? 0 : static_cast<size_t>(capacity), text);
}

const char *polyreel_error_name(int32_t code) { return u_errorName(static_cast<UErrorCode>(code)); }

polyreel_error_class polyreel_error_classify(int32_t code) {
    switch (code) {
    case U_UNMATCHED_BRACES: return POLYREEL_ERROR_BRACES;
    case U_PATTERN_SYNTAX_ERROR: return POLYREEL_ERROR_SYNTAX;
    case U_DEFAULT_KEYWORD_MISSING: return POLYREEL_ERROR_NO_OTHER;
    case U_INDEX_OUTOFBOUNDS_ERROR: return POLYREEL_ERROR_TOO_LONG;
    case U_NUMBER_SKELETON_SYNTAX_ERROR: return POLYREEL_ERROR_SKELETON;
    default: return POLYREEL_ERROR_OTHER;
    }
}

void polyreel_text_free(polyreel_text text) { std::free(text.bytes); }
