// libxml2's parser and writer as a Clang module, and what its versions have under different types.
#pragma once

#include <libxml/xmlversion.h>
// With it encoding.h includes the system's ICU, whose types clash with those of Foundation's own; nothing here uses them.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>

/// Sets the function that is told of every error; the error is `const` since libxml2 2.12 only.
static inline void polyreel_xml_on_error(xmlSAXHandler *handler, void (*told)(void *, const xmlError *)) {
    handler->serror = (xmlStructuredErrorFunc)told;
}
