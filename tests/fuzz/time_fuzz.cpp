// Dates as text: EDTF comes back as it was, typed dates give ordered bounds, and bounds have words.
#include "fuzz/fuzz.hpp"
#include "time/edtf.hpp"
#include "time/phrase.hpp"
#include "time/typed_date.hpp"

using namespace dateline;

namespace {

void check(const time::Bounds& bounds) {
  fuzz::require(!bounds.earliest || !bounds.latest || *bounds.earliest <= *bounds.latest,
                "bounds are in order");
  fuzz::require(!time::phrase(bounds).empty(), "bounds have words");
  const auto again = time::parse_edtf(time::to_edtf(bounds));
  fuzz::require(again.has_value(), "bounds are written as EDTF that can be read");
  const time::Bounds wider = time::bounds_of(*again);
  fuzz::require(!wider.earliest || (bounds.earliest && *wider.earliest <= *bounds.earliest),
                "EDTF holds the bounds that it stands for");
  fuzz::require(!wider.latest || (bounds.latest && *wider.latest >= *bounds.latest),
                "EDTF holds the bounds that it stands for");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text(data, size);
  if (const auto edtf = time::parse_edtf(text)) {
    const std::string written = time::to_string(*edtf);
    fuzz::require(time::parse_edtf(written) == edtf, "EDTF comes back as it was");
    check(time::bounds_of(*edtf));
  }
  const auto typed = time::parse_typed(text, *time::parse_iso_date("2014-06-16"));
  if (typed) {
    check(*typed);
  } else {
    fuzz::require(!typed.error().message.empty(), "an error says what was not understood");
  }
  return 0;
}
