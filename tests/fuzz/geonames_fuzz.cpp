// Dumps of places: whatever lines they hold, they are read, or left out and told of, and what was
// read makes a gazetteer that opens and finds its places.
//
// The first byte of the input chooses: bit 0 Linked Places GeoJSON instead of GeoNames' lines. Of
// those, what follows a line "--" are alternate names, and what follows a second one admin codes.
#include <algorithm>
#include <string>
#include <vector>

#include "fuzz/fuzz.hpp"
#include "gazetteer/gazetteer.hpp"
#include "gazetteer/geonames.hpp"
#include "gazetteer/row_import.hpp"
#include "io/linked_places.hpp"
#include "support/temp_folder.hpp"
#include "support/text_lines.hpp"

using namespace dateline;
using gazetteer::LayerBuilder;

namespace {

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t at = 0;
  for (int i = 0; i < 2; ++i) {
    const std::size_t mark = text.find("--\n", at);
    if (mark == std::string::npos) break;
    out.push_back(text.substr(at, mark - at));
    at = mark + 3;
  }
  out.push_back(text.substr(at));
  out.resize(3);
  return out;
}

std::size_t read_dump(LayerBuilder& out, const std::string& text) {
  gazetteer::GeonamesImport import(out, {});
  const auto parts = parts_of(text);
  auto places = tests::lines_of(parts[0], "dump");
  auto names = tests::lines_of(parts[1], "names");
  auto codes = tests::lines_of(parts[2], "codes");
  (void)import.places(places).ok();
  (void)import.alternate_names(names).ok();
  (void)import.admin_codes(codes).ok();
  import.finish();
  return import.report().taken();
}

std::size_t read_linked(LayerBuilder& out, const std::string& text) {
  gazetteer::RowImport rows(out);
  gazetteer::ImportReport report;
  const auto read = io::import_linked_places(tests::blocks_of(text, 61), "x", "s", rows, report);
  fuzz::require(read.ok() || !read.error().message.empty(), "an error says what is wrong");
  return report.taken();
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const tests::TempFolder folder;
  const std::string text(fuzz::text(data + 1, size - 1));
  LayerBuilder out({"fuzz", "CC0"}, nullptr);
  const std::size_t taken = (data[0] & 1U) != 0 ? read_linked(out, text) : read_dump(out, text);
  const auto file = folder.path() / "made.dlgaz";
  const auto written = out.write(file);
  fuzz::require(written.ok(), "what was read can be written");
  fuzz::require(written->places + written->repeated == taken, "every place taken is in it once");
  const auto world = gazetteer::Gazetteer::open_files(std::vector{file});
  fuzz::require(world.ok() && world->verify().ok(), "what was written opens and is sound");
  for (std::uint32_t i = 0; i < std::min<std::size_t>(written->places, 50); ++i) {
    const auto place = world->place({0, i});
    fuzz::require(!place.key.empty() && world->by_key(place.key) == gazetteer::PlaceId{0, i},
                  "a place is found by its key");
    if (place.name.empty()) continue;
    const auto hits = world->find(place.name);
    fuzz::require(
        std::any_of(hits.begin(), hits.end(), [&](const auto& h) { return h.id.index == i; }),
        "a place is found by its name");
    (void)world->search(place.name.substr(0, 6), 10);
  }
  return 0;
}
