// Parsing a message pattern and listing its arguments.
#include "Text.h"

#include <new>
#include <vector>

#include <unicode/messagepattern.h>
#include <unicode/numberformatter.h>
#include <unicode/uchar.h>

using icu::MessagePattern;
using icu::UnicodeString;

namespace {

struct Argument {
    std::string name, type, style, cases;
    polyreel_argument_kind kind = POLYREEL_ARGUMENT_NONE;
    double pluralOffset = 0;
    int32_t offset = 0;
    int32_t styleOffset = 0;
};

polyreel_argument_kind kindOf(UMessagePatternArgType type) {
    switch (type) {
    case UMSGPAT_ARG_TYPE_SIMPLE: return POLYREEL_ARGUMENT_SIMPLE;
    case UMSGPAT_ARG_TYPE_CHOICE: return POLYREEL_ARGUMENT_CHOICE;
    case UMSGPAT_ARG_TYPE_PLURAL: return POLYREEL_ARGUMENT_PLURAL;
    case UMSGPAT_ARG_TYPE_SELECT: return POLYREEL_ARGUMENT_SELECT;
    case UMSGPAT_ARG_TYPE_SELECTORDINAL: return POLYREEL_ARGUMENT_SELECTORDINAL;
    default: return POLYREEL_ARGUMENT_NONE;
    }
}

/// Keywords of a plural or select that starts at part `start`, not those of arguments inside its messages.
std::string casesOf(const MessagePattern &pattern, int32_t start) {
    std::string cases;
    int32_t limit = pattern.getLimitPartIndex(start);
    for (int32_t index = start + 1; index < limit; ++index) {
        const auto &part = pattern.getPart(index);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
            cases += polyreel::toUTF8(pattern.getSubstring(part)) + "\n";
        } else if (part.getType() == UMSGPAT_PART_TYPE_MSG_START) {
            index = pattern.getLimitPartIndex(index);
        }
    }
    return cases;
}

Argument read(const MessagePattern &pattern, int32_t start) {
    const auto &part = pattern.getPart(start);
    Argument argument;
    argument.kind = kindOf(part.getArgType());
    argument.offset = part.getIndex();
    argument.name = polyreel::toUTF8(pattern.getSubstring(pattern.getPart(start + 1)));
    if (argument.kind == POLYREEL_ARGUMENT_SIMPLE) {
        argument.type = polyreel::toUTF8(pattern.getSubstring(pattern.getPart(start + 2)).trim().toLower(""));
        const auto &next = pattern.getPart(start + 3);
        if (next.getType() == UMSGPAT_PART_TYPE_ARG_STYLE) {
            UnicodeString style = pattern.getSubstring(next);
            int32_t blanks = 0;
            while (blanks < style.length() && u_isUWhiteSpace(style.char32At(blanks))) ++blanks;
            argument.styleOffset = next.getIndex() + blanks;
            argument.style = polyreel::toUTF8(style.trim());
        }
    } else if (argument.kind != POLYREEL_ARGUMENT_NONE) {
        argument.cases = casesOf(pattern, start);
        if (UMSGPAT_ARG_TYPE_HAS_PLURAL_STYLE(part.getArgType())) {
            argument.pluralOffset = pattern.getPluralOffset(start + 2);
        }
    }
    return argument;
}

/// Where a number skeleton is wrong, which only a formatter knows.
void checkSkeleton(const Argument &argument, polyreel_error *error) {
    if (argument.type != "number" || argument.style.compare(0, 2, "::") != 0) return;
    UErrorCode status = U_ZERO_ERROR;
    UParseError place;
    place.offset = 0;
    icu::number::NumberFormatter::forSkeleton(UnicodeString::fromUTF8(argument.style.substr(2)), place, status);
    if (U_FAILURE(status)) {
        polyreel::set(error, status, argument.styleOffset + 2 + (place.offset > 0 ? place.offset : 0));
    }
}

struct Literal {
    int32_t start, end;
    std::string selector;
};

/// What stands between arguments and syntax, in every message and sub-message.
std::vector<Literal> literalsOf(const MessagePattern &pattern) {
    std::vector<Literal> found;
    std::vector<std::string> selectors;
    std::string next;
    int32_t start = 0;
    bool inMessage = false;
    for (int32_t index = 0; index < pattern.countParts(); ++index) {
        const auto &part = pattern.getPart(index);
        switch (part.getType()) {
        case UMSGPAT_PART_TYPE_ARG_SELECTOR: next = polyreel::toUTF8(pattern.getSubstring(part)); break;
        case UMSGPAT_PART_TYPE_MSG_START:
            selectors.push_back(next);
            next.clear();
            start = part.getLimit();
            inMessage = true;
            break;
        case UMSGPAT_PART_TYPE_ARG_LIMIT:
            start = part.getLimit();
            inMessage = true;
            break;
        case UMSGPAT_PART_TYPE_MSG_LIMIT:
        case UMSGPAT_PART_TYPE_ARG_START:
        case UMSGPAT_PART_TYPE_SKIP_SYNTAX:
        case UMSGPAT_PART_TYPE_INSERT_CHAR:
        case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
            if (inMessage && part.getIndex() > start) found.push_back({start, part.getIndex(), selectors.back()});
            start = part.getLimit();
            if (part.getType() == UMSGPAT_PART_TYPE_MSG_LIMIT) selectors.pop_back();
            inMessage = part.getType() != UMSGPAT_PART_TYPE_MSG_LIMIT && part.getType() != UMSGPAT_PART_TYPE_ARG_START;
            break;
        default: break;
        }
    }
    return found;
}

/// Where an apostrophe behind a letter or digit quotes what follows it: `d'{price}`. -1 where none does.
int32_t swallowingApostrophe(const MessagePattern &pattern) {
    const UnicodeString &text = pattern.getPatternString();
    for (int32_t index = 0; index < pattern.countParts(); ++index) {
        const auto &part = pattern.getPart(index);
        int32_t at = part.getIndex();
        if (part.getType() != UMSGPAT_PART_TYPE_SKIP_SYNTAX || at == 0 || text[at] != u'\'') continue;
        if (!u_isalnum(text.char32At(text.moveIndex32(at, -1)))) continue;
        int32_t end = at + 1;
        while (text[end] == u'{' || text[end] == u'}' || text[end] == u'#' || text[end] == u'|') ++end;
        // What is closed again behind the syntax alone was meant: a'{'b.
        if (end > at + 1 && text[end] != u'\'') return at;
    }
    return -1;
}

/// Where a `#` stands in a select inside a plural, and so is text and no number. -1 where none does.
int32_t numberSignInSelect(const MessagePattern &pattern) {
    const UnicodeString &text = pattern.getPatternString();
    std::vector<UMessagePatternArgType> open;
    int32_t last = 0;
    for (int32_t index = 0; index < pattern.countParts(); ++index) {
        const auto &part = pattern.getPart(index);
        bool plural = false;
        for (auto type : open) plural = plural || UMSGPAT_ARG_TYPE_HAS_PLURAL_STYLE(type);
        if (plural && open.back() == UMSGPAT_ARG_TYPE_SELECT && part.getType() != UMSGPAT_PART_TYPE_ARG_SELECTOR) {
            int32_t at = text.indexOf(u'#', last);
            if (at >= 0 && at < part.getIndex() && (at == 0 || text[at - 1] != u'\'')) return at;
        }
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) open.push_back(part.getArgType());
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_LIMIT) open.pop_back();
        last = part.getLimit();
    }
    return -1;
}

}  // namespace

struct polyreel_pattern {
    std::vector<Argument> arguments;
    std::vector<Literal> literals;
    int32_t apostrophe = -1;
    int32_t numberSign = -1;
};

polyreel_pattern *polyreel_pattern_open(const uint8_t *text, int32_t length, polyreel_error *error) {
    polyreel_pattern *result = nullptr;
    polyreel::guarded(error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        UParseError place;
        place.offset = -1;
        MessagePattern pattern(polyreel::fromUTF8(text, length), &place, status);
        if (U_FAILURE(status)) return polyreel::set(error, status, place.offset);
        polyreel_pattern found;
        for (int32_t index = 0; index < pattern.countParts(); ++index) {
            if (pattern.getPartType(index) != UMSGPAT_PART_TYPE_ARG_START) continue;
            found.arguments.push_back(read(pattern, index));
            checkSkeleton(found.arguments.back(), error);
            if (error->code > 0) return;
        }
        found.literals = literalsOf(pattern);
        found.apostrophe = swallowingApostrophe(pattern);
        found.numberSign = numberSignInSelect(pattern);
        result = new polyreel_pattern(std::move(found));
    });
    return result;
}

int32_t polyreel_pattern_count(const polyreel_pattern *pattern) {
    return static_cast<int32_t>(pattern->arguments.size());
}

polyreel_argument polyreel_pattern_argument(const polyreel_pattern *pattern, int32_t index) {
    const Argument &found = pattern->arguments[static_cast<size_t>(index)];
    return {found.name.c_str(), found.kind, found.type.c_str(), found.style.c_str(), found.cases.c_str(),
            found.pluralOffset, found.offset, found.styleOffset};
}

int32_t polyreel_pattern_literal_count(const polyreel_pattern *pattern) {
    return static_cast<int32_t>(pattern->literals.size());
}

polyreel_literal polyreel_pattern_literal(const polyreel_pattern *pattern, int32_t index) {
    const Literal &found = pattern->literals[static_cast<size_t>(index)];
    return {found.start, found.end, found.selector.c_str()};
}

int32_t polyreel_pattern_apostrophe(const polyreel_pattern *pattern) { return pattern->apostrophe; }

int32_t polyreel_pattern_number_sign(const polyreel_pattern *pattern) { return pattern->numberSign; }

void polyreel_pattern_close(polyreel_pattern *pattern) { delete pattern; }
