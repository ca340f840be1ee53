#include "CICU.h"

#include <unicode/uvernum.h>

const char *polyreel_icu_version(void) { return U_ICU_VERSION; }
