#pragma once
/* A C interface to fast_float (Apache-2.0, MIT or BSL-1.0): the double nearest to a decimal text. */
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/* Reads all `count` bytes as a decimal number (digits, one point, exponent; no locale).
   Returns 1 and stores the nearest double, or 0 when the bytes are not such a number.
   Out of range: 1 with an infinity or a zero, which the caller must judge. */
int cfastfloat_parse(const char *bytes, size_t count, double *value);

#ifdef __cplusplus
}
#endif
