// UTF-8: what is well-formed survives the way through code points; the rest never crashes.
#include "base/utf8.hpp"

#include <string>

#include "fuzz/fuzz.hpp"

using namespace dateline;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text(data, size);
  const auto bad = base::first_invalid_utf8(bytes);
  const std::u32string points = base::to_code_points(bytes);
  const std::string back = base::to_utf8(points);
  fuzz::require(!base::first_invalid_utf8(back), "to_utf8 writes well-formed UTF-8");
  if (bad) {
    fuzz::require(*bad < size, "the first ill-formed byte lies in the input");
    fuzz::require(!base::first_invalid_utf8(bytes.substr(0, *bad)), "all before it is well-formed");
  } else {
    fuzz::require(back == bytes, "well-formed text comes back unchanged");
    fuzz::require(base::count_code_points(bytes) == points.size(), "both ways of counting agree");
  }
  return 0;
}
