// Formatting a message pattern with named values.
#include "Text.h"

#include <cmath>
#include <memory>
#include <new>
#include <vector>

#include <unicode/gregocal.h>
#include <unicode/listformatter.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/plurrule.h>
#include <unicode/strenum.h>

using icu::Formattable;
using icu::Locale;
using icu::MessagePattern;
using icu::UnicodeString;

namespace {

enum class Kind { text, decimal, day, time, list, moment };

/// CLDR's own decimal form, with at most three digits after the point, as `{n, number}` has always had.
constexpr char16_t plainNumber[] = u"::.###";

}  // namespace

struct polyreel_values {
    std::vector<UnicodeString> names;
    std::vector<Formattable> values;
    std::vector<Kind> kinds;
    /// Of lists; empty for others.
    std::vector<std::vector<UnicodeString>> items;

    void add(
        const uint8_t *name, int32_t length, const Formattable &value, Kind kind,
        std::vector<UnicodeString> list = {}) {
        names.push_back(polyreel::fromUTF8(name, length));
        values.push_back(value);
        kinds.push_back(kind);
        items.push_back(std::move(list));
    }

    /// The kind of a value; text when there is none.
    Kind kind(const UnicodeString &name) const {
        for (size_t index = 0; index < names.size(); ++index) {
            if (names[index] == name) return kinds[index];
        }
        return Kind::text;
    }
};

namespace {

/// A pattern as written, rewritten piece by piece.
class Rewriting {
public:
    explicit Rewriting(const MessagePattern &pattern) : source(pattern.getPatternString()) {}

    void insert(int32_t at, const UnicodeString &text) { replace(at, at, text); }

    void replace(int32_t from, int32_t to, const UnicodeString &text) {
        result.append(source, done, from - done).append(text);
        done = to;
    }

    const UnicodeString &finish() {
        result.append(source, done, source.length() - done);
        done = source.length();
        return result;
    }

private:
    UnicodeString source;
    UnicodeString result;
    int32_t done = 0;
};

/// The number skeleton that says what a style's name says; other styles trimmed, for ICU would show the space.
UnicodeString numberStyle(UnicodeString style, const char *currency) {
    style.trim();
    UnicodeString name = UnicodeString(style).toLower("");
    if (name.isEmpty()) return plainNumber;
    if (name == u"integer") return u"::precision-integer";
    if (name == u"percent") return u"::percent scale/100 precision-integer";
    if (name == u"currency" && currency[0] != 0) return UnicodeString(u"::currency/").append(UnicodeString(currency));
    return style;
}

/// A list that a pattern shows. MessageFormat has no lists: it is formatted before, and shown as text of another name.
struct ListUse {
    UnicodeString name, alias, style;
};

/// The argument's name that shows a list in a style.
UnicodeString aliasOf(const UnicodeString &name, const UnicodeString &style, std::vector<ListUse> &lists) {
    UnicodeString alias = UnicodeString(u"list_").append(style).append(u'_').append(name);
    lists.push_back({name, alias, style});
    return alias;
}

/// Around what is formatted, until its spaces are joined: noncharacters, which no text interchanges.
constexpr char16_t joinedStart = u'\uFDD0';
constexpr char16_t joinedEnd = u'\uFDD1';

/// Without the marks; spaces between them become their no-break forms.
UnicodeString joined(const UnicodeString &text) {
    UnicodeString result;
    bool inside = false;
    for (int32_t index = 0; index < text.length(); ++index) {
        char16_t unit = text[index];
        if (unit == joinedStart || unit == joinedEnd) {
            inside = unit == joinedStart;
        } else {
            result.append(!inside ? unit : unit == u' ' ? u'\u00A0' : unit == u'\u2009' ? u'\u202F' : unit);
        }
    }
    return result;
}

/// Whether an argument shows a day, a time or a number as its locale writes them.
bool isFormatted(const MessagePattern &pattern, int32_t start, Kind kind) {
    auto type = pattern.getPart(start).getArgType();
    if (type == UMSGPAT_ARG_TYPE_NONE) return kind != Kind::text && kind != Kind::list;
    if (type != UMSGPAT_ARG_TYPE_SIMPLE) return false;
    UnicodeString name = pattern.getSubstring(pattern.getPart(start + 2)).trim().toLower("");
    return name == u"date" || name == u"time" || name == u"number";
}

/// Says in the pattern what MessageFormat would guess from a value's type, or format by an older formatter.
UnicodeString spelledOut(
    const MessagePattern &pattern, const polyreel_values &values, const char *currency, bool isolate, bool join,
    std::vector<ListUse> &lists) {
    struct Open {
        UnicodeString name;
        bool countsPlainly;
    };
    std::vector<Open> open;
    Rewriting text(pattern);
    for (int32_t index = 0; index < pattern.countParts(); ++index) {
        const auto &part = pattern.getPart(index);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_LIMIT) {
            open.pop_back();
        } else if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
            if (!open.empty() && open.back().countsPlainly) {
                UnicodeString number(u"{");
                number.append(open.back().name).append(u", number, ").append(plainNumber).append(u'}');
                text.replace(part.getIndex(), part.getLimit(), number);
            }
        } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
            const auto &namePart = pattern.getPart(index + 1);
            UnicodeString name = pattern.getSubstring(namePart);
            auto type = part.getArgType();
            bool plural = UMSGPAT_ARG_TYPE_HAS_PLURAL_STYLE(type);
            open.push_back({name, plural && pattern.getPluralOffset(index + 2) == 0});
            bool isJoined = join && isFormatted(pattern, index, values.kind(name));
            if (isJoined) text.insert(part.getIndex(), joinedStart);
            if (type == UMSGPAT_ARG_TYPE_NONE) {
                switch (values.kind(name)) {
                case Kind::decimal:
                    text.insert(namePart.getLimit(), UnicodeString(u", number, ").append(plainNumber));
                    break;
                case Kind::day: text.insert(namePart.getLimit(), u", date"); break;
                case Kind::moment: break;  // as ICU shows it: both, short
                case Kind::time: text.insert(namePart.getLimit(), u", time, short"); break;
                case Kind::list:
                    text.replace(namePart.getIndex(), namePart.getLimit(), aliasOf(name, u"and", lists));
                    break;
                case Kind::text:
                    if (isolate) {
                        text.insert(part.getIndex(), u"\u2068");
                        text.insert(pattern.getPart(pattern.getLimitPartIndex(index)).getLimit(), u"\u2069");
                    }
                }
            } else if (type == UMSGPAT_ARG_TYPE_SIMPLE) {
                const auto &typePart = pattern.getPart(index + 2);
                const auto &stylePart = pattern.getPart(index + 3);
                UnicodeString typeName = pattern.getSubstring(typePart).trim().toLower("");
                bool isNumber = typeName == u"number";
                bool hasStyle = stylePart.getType() == UMSGPAT_PART_TYPE_ARG_STYLE;
                if (typeName == u"list") {
                    UnicodeString style = hasStyle ? pattern.getSubstring(stylePart).trim().toLower("") : u"and";
                    text.replace(
                        namePart.getIndex(), hasStyle ? stylePart.getLimit() : typePart.getLimit(),
                        aliasOf(name, style, lists));
                } else if (typeName == u"time" && !hasStyle) {
                    // Without seconds, which no opening hour has.
                    text.insert(typePart.getLimit(), u", short");
                } else if (stylePart.getType() == UMSGPAT_PART_TYPE_ARG_STYLE) {
                    UnicodeString style = pattern.getSubstring(stylePart);
                    text.replace(
                        stylePart.getIndex(), stylePart.getLimit(),
                        isNumber ? numberStyle(style, currency) : style.trim());
                } else if (isNumber) {
                    text.insert(typePart.getLimit(), UnicodeString(u", ").append(plainNumber));
                }
            }
            if (isJoined) text.insert(pattern.getPart(pattern.getLimitPartIndex(index)).getLimit(), joinedEnd);
        }
    }
    return text.finish();
}

}  // namespace

polyreel_values *polyreel_values_open(void) { return new (std::nothrow) polyreel_values; }
void polyreel_values_close(polyreel_values *values) { delete values; }

void polyreel_values_add_text(
    polyreel_values *values, const uint8_t *name, int32_t name_length, const uint8_t *text, int32_t length,
    polyreel_error *error) {
    polyreel::guarded(error, [&] {
        values->add(name, name_length, Formattable(polyreel::fromUTF8(text, length)), Kind::text);
    });
}

void polyreel_values_add_decimal(
    polyreel_values *values, const uint8_t *name, int32_t name_length, const char *decimal, polyreel_error *error) {
    polyreel::guarded(error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        Formattable value(icu::StringPiece(decimal), status);
        if (U_FAILURE(status)) return polyreel::set(error, status);
        values->add(name, name_length, value, Kind::decimal);
    });
}

namespace {

constexpr double millisecondsOfADay = 86'400'000;

bool isDay(int32_t year, int32_t month, int32_t day) {
    static constexpr int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || month < 1 || month > 12 || day < 1) return false;
    bool leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= lengths[month - 1] + (leap ? 1 : 0);
}

/// Days from 1970-01-01 of a day of the Gregorian calendar: whole years of 365 and 366 days, counted from March, so
/// that the leap day is the last of its year.
int64_t daysFromEpoch(int64_t year, int64_t month, int64_t day) {
    int64_t fromMarch = (month + 9) % 12;
    int64_t years = month <= 2 ? year - 1 : year;
    int64_t daysBeforeMonth = (153 * fromMarch + 2) / 5;
    return 365 * years + years / 4 - years / 100 + years / 400 + daysBeforeMonth + day - 1 - 719'468;
}

/// The first whole year that every calendar here counts as Gregorian.
constexpr int32_t firstGregorianYear = 1583;

}  // namespace

namespace {

/// A time of a day, in seconds from midnight, by clocks that show UTC.
void addMoment(
    polyreel_values *values, const uint8_t *name, int32_t name_length, int32_t year, int32_t month, int32_t day,
    int32_t seconds, Kind kind, polyreel_error *error) {
    polyreel::guarded(error, [&] {
        if (!isDay(year, month, day) || seconds < 0 || seconds >= 86'400) {
            return polyreel::set(error, U_ILLEGAL_ARGUMENT_ERROR);
        }
        // Opening a calendar costs more than formatting the whole message.
        UDate time = static_cast<double>(daysFromEpoch(year, month, day)) * millisecondsOfADay + seconds * 1000.0;
        if (year < firstGregorianYear) {
            UErrorCode status = U_ZERO_ERROR;
            icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), Locale::getRoot(), status);
            if (U_FAILURE(status)) return polyreel::set(error, status);
            calendar.setLenient(false);
            calendar.clear();
            calendar.set(year, month - 1, day, 0, 0);
            time = calendar.getTime(status) + seconds * 1000.0;
            if (U_FAILURE(status)) return polyreel::set(error, status);
        }
        values->add(name, name_length, Formattable(time, Formattable::kIsDate), kind);
    });
}

}  // namespace

void polyreel_values_add_day(
    polyreel_values *values, const uint8_t *name, int32_t name_length, int32_t year, int32_t month, int32_t day,
    polyreel_error *error) {
    // Noon.
    addMoment(values, name, name_length, year, month, day, 43'200, Kind::day, error);
}

void polyreel_values_add_moment(
    polyreel_values *values, const uint8_t *name, int32_t name_length, int32_t year, int32_t month, int32_t day,
    int32_t seconds, polyreel_error *error) {
    addMoment(values, name, name_length, year, month, day, seconds, Kind::moment, error);
}

void polyreel_values_add_time(
    polyreel_values *values, const uint8_t *name, int32_t name_length, int32_t hour, int32_t minute,
    polyreel_error *error) {
    polyreel::guarded(error, [&] {
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return polyreel::set(error, U_ILLEGAL_ARGUMENT_ERROR);
        UDate time = (hour * 60 + minute) * 60'000.0;
        values->add(name, name_length, Formattable(time, Formattable::kIsDate), Kind::time);
    });
}

void polyreel_values_add_list(
    polyreel_values *values, const uint8_t *name, int32_t name_length, const uint8_t *items, int32_t length,
    polyreel_error *error) {
    polyreel::guarded(error, [&] {
        std::vector<UnicodeString> list;
        int32_t start = 0;
        for (int32_t index = 0; index <= length; ++index) {
            if (index < length && items[index] != '\n') continue;
            list.push_back(polyreel::fromUTF8(items + start, index - start));
            start = index + 1;
        }
        values->add(name, name_length, Formattable(UnicodeString()), Kind::list, std::move(list));
    });
}

namespace {

/// A list's formatter, and the names of what it reads and writes.
struct ReadyList {
    UnicodeString name, alias;
    std::unique_ptr<icu::ListFormatter> format;
};

UListFormatterType typeOf(const UnicodeString &style) {
    if (style == u"or") return ULISTFMT_TYPE_OR;
    return style == u"unit" ? ULISTFMT_TYPE_UNITS : ULISTFMT_TYPE_AND;
}

}  // namespace

struct polyreel_formatter {
    icu::MessageFormat format;
    std::vector<ReadyList> lists;
    bool isolate;
    bool join;

    /// The values with every list as text, each of its items between FSI and PDI where text is isolated.
    void addLists(
        const polyreel_values &given, std::vector<UnicodeString> &names, std::vector<Formattable> &values,
        UErrorCode &status) const {
        for (const auto &list : lists) {
            for (size_t index = 0; index < given.names.size(); ++index) {
                if (given.names[index] != list.name) continue;
                std::vector<UnicodeString> items = given.items[index];
                for (auto &item : items) {
                    if (isolate) item = UnicodeString(u"\u2068").append(item).append(u'\u2069');
                }
                UnicodeString text;
                list.format->format(items.data(), static_cast<int32_t>(items.size()), text, status);
                names.push_back(list.alias);
                values.push_back(Formattable(text));
                break;
            }
        }
    }
};

polyreel_formatter *polyreel_formatter_open(
    const uint8_t *pattern, int32_t length, const char *language_tag, const char *currency, int32_t isolate,
    int32_t join, const polyreel_values *values, polyreel_error *error) {
    polyreel_formatter *result = nullptr;
    polyreel::guarded(error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        UParseError place;
        place.offset = -1;
        MessagePattern parsed(polyreel::fromUTF8(pattern, length), &place, status);
        if (U_FAILURE(status)) return polyreel::set(error, status, place.offset);

        Locale locale = Locale::forLanguageTag(language_tag, status);
        UErrorCode none = U_ZERO_ERROR;
        if (locale.getUnicodeKeywordValue<std::string>("ca", none).empty()) {
            locale.setUnicodeKeywordValue("ca", "gregory", status);
        }
        locale.setUnicodeKeywordValue("tz", "utc", status);
        if (currency[0] != 0) locale.setUnicodeKeywordValue("cu", currency, status);

        std::vector<ListUse> lists;
        UnicodeString text = spelledOut(parsed, *values, currency, isolate != 0, join != 0, lists);
        std::unique_ptr<polyreel_formatter> made(
            new polyreel_formatter{icu::MessageFormat(text, locale, place, status), {}, isolate != 0, join != 0});
        for (const auto &list : lists) {
            std::unique_ptr<icu::ListFormatter> format(icu::ListFormatter::createInstance(
                locale, typeOf(list.style), ULISTFMT_WIDTH_WIDE, status));
            if (U_FAILURE(status)) break;
            made->lists.push_back({list.name, list.alias, std::move(format)});
        }
        if (U_FAILURE(status)) return polyreel::set(error, status);
        result = made.release();
    });
    return result;
}

void polyreel_formatter_close(polyreel_formatter *formatter) { delete formatter; }

polyreel_text polyreel_formatter_format(
    polyreel_formatter *formatter, const polyreel_values *values, polyreel_error *error) {
    polyreel_text result = {nullptr, 0};
    polyreel::guarded(error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        UnicodeString formatted;
        if (formatter->lists.empty()) {
            formatter->format.format(
                values->names.data(), values->values.data(), static_cast<int32_t>(values->names.size()), formatted,
                status);
        } else {
            std::vector<UnicodeString> names = values->names;
            std::vector<Formattable> all = values->values;
            formatter->addLists(*values, names, all, status);
            formatter->format.format(
                names.data(), all.data(), static_cast<int32_t>(names.size()), formatted, status);
        }
        if (U_FAILURE(status)) return polyreel::set(error, status);
        result = polyreel::copied(polyreel::toUTF8(formatter->join ? joined(formatted) : formatted));
        if (result.bytes == nullptr) polyreel::set(error, U_MEMORY_ALLOCATION_ERROR);
    });
    return result;
}

void polyreel_plural_category(
    const char *decimal, const char *language_tag, int32_t ordinal, char *buffer, int32_t capacity,
    polyreel_error *error) {
    polyreel::guarded(error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        Locale locale = Locale::forLanguageTag(language_tag, status);
        std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(
            locale, ordinal != 0 ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, status));
        Formattable number(icu::StringPiece(decimal), status);
        if (U_FAILURE(status) || rules == nullptr) return polyreel::set(error, status);
        // By value, as MessageFormat chooses: 1.0 is shown as "1".
        std::string category = polyreel::toUTF8(rules->select(number.getDouble(status)));
        if (U_FAILURE(status)) return polyreel::set(error, status);
        if (!polyreel::copyTo(buffer, capacity < 0 ? 0 : static_cast<size_t>(capacity), category.c_str())) {
            polyreel::set(error, U_BUFFER_OVERFLOW_ERROR);
        }
    });
}

polyreel_text polyreel_plural_categories(
    const char *language_tag, int32_t ordinal, const char *explicit_values, polyreel_error *error) {
    polyreel_text result = {nullptr, 0};
    polyreel::guarded(error, [&] {
        UErrorCode status = U_ZERO_ERROR;
        Locale locale = Locale::forLanguageTag(language_tag, status);
        std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(
            locale, ordinal != 0 ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, status));
        if (U_FAILURE(status) || rules == nullptr) return polyreel::set(error, status);
        std::unique_ptr<icu::StringEnumeration> keywords(rules->getKeywords(status));
        if (U_FAILURE(status) || keywords == nullptr) return polyreel::set(error, status);
        std::string list, given = std::string("\n") + explicit_values;
        while (const UnicodeString *keyword = keywords->snext(status)) {
            double samples[8];
            int32_t count = rules->getSamples(*keyword, samples, 8, status);
            if (U_FAILURE(status)) return polyreel::set(error, status);
            bool covered = count > 0;
            for (int32_t index = 0; index < count && covered; ++index) {
                double sample = samples[index];
                std::string value =
                    sample == std::floor(sample) && sample < 1e15
                    ? "\n" + std::to_string(static_cast<int64_t>(sample)) + "\n" : std::string("?");
                covered = given.find(value) != std::string::npos;
            }
            if (!covered) list += polyreel::toUTF8(*keyword) + "\n";
        }
        result = polyreel::copied(list);
        if (result.bytes == nullptr) polyreel::set(error, U_MEMORY_ALLOCATION_ERROR);
    });
    return result;
}
