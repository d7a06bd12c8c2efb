#include "CFastFloat.h"

#include <fast_float/fast_float.h>
#include <system_error>

extern "C" int cfastfloat_parse(const char *bytes, size_t count, double *value) {
  const char *end = bytes + count;
  const auto result = fast_float::from_chars(bytes, end, *value);
  // A result out of range (newer versions say so) still carries its infinity or zero.
  const bool read = result.ec == std::errc() || result.ec == std::errc::result_out_of_range;
  return read && result.ptr == end ? 1 : 0;
}
