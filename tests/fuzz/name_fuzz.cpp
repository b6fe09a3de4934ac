// Foldings of names: any bytes give UTF-8 keys, and the likeness of two names lies in 0..1.
#include "base/utf8.hpp"
#include "fuzz/fuzz.hpp"
#include "text/name_key.hpp"

using namespace dateline;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text(data, size);
  const std::size_t middle = text.find('\n');
  const std::string a = text::name_key(text.substr(0, middle));
  const std::string b =
      text::name_key(middle == std::string_view::npos ? "" : text.substr(middle + 1));
  for (const std::string& key : {a, b}) {
    fuzz::require(!base::first_invalid_utf8(key), "keys are UTF-8");
    fuzz::require(key.find("  ") == std::string::npos, "words are parted by one space");
    fuzz::require(!base::first_invalid_utf8(text::name_skeleton(key)), "skeletons are UTF-8");
  }
  const double alike = text::name_similarity(a, b);
  fuzz::require(alike >= 0 && alike <= 1, "likeness lies in 0..1");
  fuzz::require(text::name_similarity(b, a) == alike, "likeness goes both ways");
  return 0;
}
