// Pango, Cairo and fontconfig as one Clang module, and what the importer drops: casts, macros and versions.
#pragma once

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Whether the font lacks this glyph; Pango would draw a box with the code point (PANGO_GLYPH_UNKNOWN_FLAG).
static inline int polyreel_glyph_is_unknown(PangoGlyph glyph) {
    return glyph == PANGO_GLYPH_INVALID_INPUT || (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG));
}

/// Whether the glyph has no ink and no font of its own: joiners, direction marks.
static inline int polyreel_glyph_is_empty(PangoGlyph glyph) { return glyph == PANGO_GLYPH_EMPTY; }

/// The fontconfig pattern that a font was opened from; null for a font of another backend.
static inline FcPattern *polyreel_font_pattern(PangoFont *font) {
    return font && PANGO_IS_FC_FONT(font) ? pango_fc_font_get_pattern(PANGO_FC_FONT(font)) : NULL;
}

/// A font map on FreeType, whatever Cairo's default backend is; null where Cairo has no FreeType.
static inline PangoFontMap *polyreel_font_map_new(FcConfig *config) {
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (!map || !PANGO_IS_FC_FONT_MAP(map)) {
        if (map) g_object_unref(map);
        return NULL;
    }
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    return map;
}

/// Tells the font map that its configuration has more fonts than before.
static inline void polyreel_font_map_changed(PangoFontMap *map) {
    pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(map));
}

/// FreeType's version in its numbers; zeros when it does not start.
static inline void polyreel_freetype_version(int *major, int *minor, int *patch) {
    FT_Library library;
    *major = *minor = *patch = 0;
    if (FT_Init_FreeType(&library)) return;
    FT_Library_Version(library, major, minor, patch);
    FT_Done_FreeType(library);
}

/// A file that is in memory only, closed in other programs: memfd_create(2), which glibc declares for _GNU_SOURCE only.
/// Negative where memory or descriptors are short.
static inline int polyreel_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1u); }
