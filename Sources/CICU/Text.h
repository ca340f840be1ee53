// What the parts of this module share: text and errors across the C border.
#pragma once

#include "CICU.h"

#include <cstdlib>
#include <cstring>
#include <string>

#include <unicode/parseerr.h>
#include <unicode/unistr.h>
#include <unicode/utypes.h>

namespace polyreel {

inline icu::UnicodeString fromUTF8(const uint8_t *text, int32_t length) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(reinterpret_cast<const char *>(text), length));
}

inline std::string toUTF8(const icu::UnicodeString &text) {
    std::string result;
    text.toUTF8String(result);
    return result;
}

inline void set(polyreel_error *error, UErrorCode code, int32_t offset = -1) {
    error->code = code;
    error->offset = offset;
}

/// A copy that the caller frees; null bytes when there is no memory. Never null for an empty text.
inline polyreel_text copied(const std::string &text) {
    auto *bytes = static_cast<uint8_t *>(std::malloc(text.size() + 1));
    if (bytes == nullptr) return {nullptr, 0};
    std::memcpy(bytes, text.c_str(), text.size() + 1);
    return {bytes, static_cast<int32_t>(text.size())};
}

/// Copies into a caller's buffer; false when it does not fit.
inline bool copyTo(char *buffer, size_t capacity, const char *text) {
    size_t length = std::strlen(text);
    if (capacity == 0) return false;
    if (length >= capacity) {
        buffer[0] = 0;
        return false;
    }
    std::memcpy(buffer, text, length + 1);
    return true;
}

/// Runs `body`, turning a C++ exception (only a lack of memory throws here) into an error.
template <typename Body>
void guarded(polyreel_error *error, Body body) noexcept {
    set(error, U_ZERO_ERROR);
    try {
        body();
    } catch (...) {
        set(error, U_MEMORY_ALLOCATION_ERROR);
    }
}

}  // namespace polyreel
