// ICU's C++ API behind a C header: named message arguments exist in C++ only.
//
// Text goes in as UTF-8 with its length in bytes. What comes back as a pointer belongs to the caller and is given back
// with the function that its own comment names. No exception crosses this header.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// ICU's version, such as "72.1"; static storage.
const char *polyreel_icu_version(void);

/// The version of CLDR in ICU's data, such as "42.0", into `buffer` (at least 20 bytes); empty when it is not known.
void polyreel_cldr_version(char *buffer, int32_t capacity);

// MARK: Errors and text

/// What went wrong: a UErrorCode, 0 or less for success, and where in the text, in UTF-16 units, or -1.
typedef struct {
    int32_t code;
    int32_t offset;
} polyreel_error;

/// ICU's name of an error code, such as "U_UNMATCHED_BRACES"; static storage.
const char *polyreel_error_name(int32_t code);

/// What an error code means, for callers that tell some apart.
typedef enum {
    POLYREEL_ERROR_OTHER = 0,
    POLYREEL_ERROR_BRACES,
    POLYREEL_ERROR_SYNTAX,
    POLYREEL_ERROR_NO_OTHER,
    POLYREEL_ERROR_TOO_LONG,
    POLYREEL_ERROR_SKELETON,
} polyreel_error_class;

polyreel_error_class polyreel_error_classify(int32_t code);

/// UTF-8 of `length` bytes; given back with `polyreel_text_free`. `bytes` is null after an error.
typedef struct {
    uint8_t *bytes;
    int32_t length;
} polyreel_text;

void polyreel_text_free(polyreel_text text);

// MARK: Messages (Message.cpp)

/// A parsed message pattern's arguments; given back with `polyreel_pattern_close`.
typedef struct polyreel_pattern polyreel_pattern;

typedef enum {
    POLYREEL_ARGUMENT_NONE = 0,
    /// `{name, type}` or `{name, type, style}`.
    POLYREEL_ARGUMENT_SIMPLE,
    POLYREEL_ARGUMENT_CHOICE,
    POLYREEL_ARGUMENT_PLURAL,
    POLYREEL_ARGUMENT_SELECT,
    POLYREEL_ARGUMENT_SELECTORDINAL,
} polyreel_argument_kind;

/// One argument of a pattern. The strings belong to the pattern and end with it.
typedef struct {
    const char *name;
    polyreel_argument_kind kind;
    /// Lower case; empty unless the kind is simple.
    const char *type;
    /// Trimmed; empty when there is none.
    const char *style;
    /// The keywords of plural and select, each followed by a newline.
    const char *cases;
    /// The plural's offset, or 0.
    double plural_offset;
    /// Where it starts and where its style starts, in UTF-16 units.
    int32_t offset;
    int32_t style_offset;
} polyreel_argument;

/// Parses a pattern; null on an error. Number skeletons are checked too. Nested arguments come after the one around them.
polyreel_pattern *polyreel_pattern_open(const uint8_t *text, int32_t length, polyreel_error *error);
int32_t polyreel_pattern_count(const polyreel_pattern *pattern);
polyreel_argument polyreel_pattern_argument(const polyreel_pattern *pattern, int32_t index);

/// A stretch of text that is shown as it stands, `start` to `end` in UTF-16 units.
typedef struct {
    int32_t start;
    int32_t end;
    /// The keyword of the innermost plural or select around it; empty outside of them. Belongs to the pattern.
    const char *selector;
} polyreel_literal;

int32_t polyreel_pattern_literal_count(const polyreel_pattern *pattern);
polyreel_literal polyreel_pattern_literal(const polyreel_pattern *pattern, int32_t index);

/// Where an apostrophe behind a letter or digit quotes the syntax behind it, in UTF-16 units; -1 where none does.
int32_t polyreel_pattern_apostrophe(const polyreel_pattern *pattern);

/// Where a `#` stands in a select inside a plural, where it is text; in UTF-16 units, -1 where none does.
int32_t polyreel_pattern_number_sign(const polyreel_pattern *pattern);
void polyreel_pattern_close(polyreel_pattern *pattern);

/// Named values for a message; given back with `polyreel_values_close`.
typedef struct polyreel_values polyreel_values;

/// Null when there is no memory.
polyreel_values *polyreel_values_open(void);
void polyreel_values_close(polyreel_values *values);
void polyreel_values_add_text(
    polyreel_values *values, const uint8_t *name, int32_t name_length, const uint8_t *text, int32_t length,
    polyreel_error *error);
/// A decimal as digits, such as "12.90"; it never becomes binary floating point.
void polyreel_values_add_decimal(
    polyreel_values *values, const uint8_t *name, int32_t name_length, const char *decimal, polyreel_error *error);
/// A day of the Gregorian calendar.
void polyreel_values_add_day(
    polyreel_values *values, const uint8_t *name, int32_t name_length, int32_t year, int32_t month, int32_t day,
    polyreel_error *error);

/// A time of day, of no day and no zone.
void polyreel_values_add_time(
    polyreel_values *values, const uint8_t *name, int32_t name_length, int32_t hour, int32_t minute,
    polyreel_error *error);

/// A day and the time of it, as clocks where it is shown have it; seconds from midnight.
void polyreel_values_add_moment(
    polyreel_values *values, const uint8_t *name, int32_t name_length, int32_t year, int32_t month, int32_t day,
    int32_t seconds, polyreel_error *error);

/// Texts for `{name, list}`, with a line feed between them.
void polyreel_values_add_list(
    polyreel_values *values, const uint8_t *name, int32_t name_length, const uint8_t *items, int32_t length,
    polyreel_error *error);

/// A pattern made ready for a locale; given back with `polyreel_formatter_close`. One thread at a time may use it.
typedef struct polyreel_formatter polyreel_formatter;

/// Makes a pattern ready for values of the kinds (text, decimal, day, time, list) that `values` has; null on an error.
///
/// Days are shown in UTC, so that they never shift, and in the Gregorian calendar unless the tag names another (`-u-ca-`).
/// Where the pattern leaves the form open (`{n}`, `{n, number}`, `#`, `currency`, `integer`, `percent`), numbers are
/// formatted by number skeletons: the older formatter behind them does not know CLDR's minimumGroupingDigits, and
/// writes "1.299,50" in Spanish. `currency` is ISO 4217 and may be empty. With `isolate`, plain text values are put
/// between FSI and PDI. With `join`, the spaces inside a formatted day, time or number are no-break spaces.
polyreel_formatter *polyreel_formatter_open(
    const uint8_t *pattern, int32_t length, const char *language_tag, const char *currency, int32_t isolate,
    int32_t join, const polyreel_values *values, polyreel_error *error);
void polyreel_formatter_close(polyreel_formatter *formatter);

/// The message with these values; of the same names and kinds that the formatter was opened for.
polyreel_text polyreel_formatter_format(
    polyreel_formatter *formatter, const polyreel_values *values, polyreel_error *error);

/// CLDR's plural category of a decimal, such as "few", into `buffer` (at least 8 bytes).
void polyreel_plural_category(
    const char *decimal, const char *language_tag, int32_t ordinal, char *buffer, int32_t capacity,
    polyreel_error *error);

/// The plural categories of a language, each followed by a newline; without those of which every number is among
/// `explicit_values`, which are whole numbers each followed by a newline ("1" covers English's "one").
polyreel_text polyreel_plural_categories(
    const char *language_tag, int32_t ordinal, const char *explicit_values, polyreel_error *error);

// MARK: Boundaries (Boundaries.cpp)

/// A line break opportunity: the text's byte offset after which a line may end.
typedef struct {
    int32_t offset;
    int32_t mandatory;
} polyreel_break;

/// Line break opportunities, the end of the text among them; given back with `polyreel_breaks_free`. Null on an error.
polyreel_break *polyreel_line_breaks(
    const uint8_t *text, int32_t length, const char *language_tag, int32_t *count, polyreel_error *error);
/// Where words of the dictionary and what stands between them end; `mandatory` means nothing.
polyreel_break *polyreel_word_breaks(
    const uint8_t *text, int32_t length, const char *language_tag, int32_t *count, polyreel_error *error);

void polyreel_breaks_free(polyreel_break *breaks);

/// Extended grapheme clusters (what a reader counts as characters); -1 on an error.
int32_t polyreel_grapheme_count(const uint8_t *text, int32_t length, polyreel_error *error);

// MARK: Capitals (Case.cpp)

/// The text in capitals by the rules of a language; null bytes on an error.
polyreel_text polyreel_upper_case(
    const uint8_t *text, int32_t length, const char *language_tag, polyreel_error *error);

// MARK: Language tags (LanguageTags.cpp)

/// A canonical BCP-47 tag and its parts; empty where it has none.
typedef struct {
    char tag[160];
    char language[12];
    char script[8];
    char region[8];
} polyreel_tag;

/// Reads a well-formed BCP-47 tag and replaces deprecated subtags (iw: he). Returns 1 when its language, and script and
/// region where it has them, are known to ICU; else 0.
int32_t polyreel_tag_parse(const char *text, polyreel_tag *tag);

/// CLDR's parent of a locale by its `parentLocales` table (es-MX: es-419; zh-Hant: root) into `buffer`; 0 when the
/// table does not name it.
int32_t polyreel_explicit_parent(const char *language_tag, char *buffer, int32_t capacity);

/// The script a tag is most likely written in (zh-TW: Hant) into `buffer`; 0 when it is not known.
int32_t polyreel_likely_script(const char *language_tag, char *buffer, int32_t capacity);

/// The country a tag is most likely meant for (de: DE, zh-Hant: TW) into `buffer`; 0 when it is not known.
int32_t polyreel_likely_region(const char *language_tag, char *buffer, int32_t capacity);

int32_t polyreel_is_right_to_left(const char *language_tag);

/// What a tag is called in English; its `bytes` are null on an error.
polyreel_text polyreel_english_name(const char *language_tag);

/// ISO 4217 of a country (ISO 3166-1 alpha-2) into `buffer` (at least 4 bytes); 0 when there is none.
int32_t polyreel_currency_of_region(const char *region, char *buffer, int32_t capacity);

/// Digits after the decimal point that amounts of a currency have; -1 when it is not known.
int32_t polyreel_currency_digits(const char *currency);

/// Whether three ASCII letters are or were a currency's code by ISO 4217.
int32_t polyreel_is_currency(const char *code);

#ifdef __cplusplus
}
#endif
