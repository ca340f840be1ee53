// ICU's C++ API behind a C header: named message arguments exist in C++ only.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// ICU's version, such as "72.1"; static storage.
const char *polyreel_icu_version(void);

#ifdef __cplusplus
}
#endif
