// Files that GDAL opens for us, as tables of events, layers and pictures: any bytes under any
// ending are what they say, within its bounds, or a clear error. The first byte says which ending.
#include <unistd.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "fuzz/fuzz.hpp"
#include "io/geodata.hpp"
#include "io/raster.hpp"
#include "io/table_stories.hpp"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

constexpr auto kEndings =
    std::to_array<const char*>({".csv", ".tsv", ".psv", ".xlsx", ".ods", ".geojson", ".kml", ".kmz",
                                ".gpx", ".gpkg", ".fgb", ".sqlite", ".shp", ".tif", ".mbtiles"});
constexpr std::size_t kPictures = 2;  // the last ones

void check(const base::Error& error, const fs::path& file) {
  fuzz::require(!error.message.empty(), "an error says what is wrong");
  fuzz::require(error.where.find(file.filename().string()) != std::string::npos,
                "an error names the file");
  fuzz::require(!base::first_invalid_utf8(error.to_string()), "an error is UTF-8");
}

void check(const event::Document& page) {
  const text::Story& story = page.story;
  for (const event::Event& e : page.events) {
    fuzz::require(!e.mentions.empty(), "an event rests on words");
    fuzz::require(e.mentions.front().sentence < story.sentences.size(), "of a sentence");
    fuzz::require(e.mentions.front().span.end <= story.text.size(), "within the text");
    fuzz::require(e.confidence >= 0 && e.confidence <= 1, "confidence is a probability");
    if (!e.place) continue;
    fuzz::require(std::abs(e.place->at.lat()) <= 90 && std::abs(e.place->at.lng()) <= 180,
                  "places are on the earth");
    fuzz::require(std::isfinite(e.place->radius_km) && e.place->radius_km >= 0,
                  "a radius is a length");
  }
}

void read_events(const fs::path& file) {
  static const auto lexicon = std::make_shared<const tabular::Lexicon>(
      tabular::Lexicon::open(fs::path(DATELINE_SHARE) / "lexicon/table").value());
  const auto preview = io::preview_table(file, lexicon);
  if (!preview) return check(preview.error(), file);
  fuzz::require(preview->guess.mapping.columns.size() == preview->headings.size(),
                "each column has a meaning");
  const auto done = io::read_table(file, preview->guess.mapping, *lexicon, nullptr,
                                   [&](base::Result<io::ReadSource> page) {
                                     if (page) {
                                       check(*page->document);
                                     } else {
                                       check(page.error(), file);
                                     }
                                     return true;
                                   });
  if (!done) check(done.error(), file);
}

void read_layer(const fs::path& file) {
  const auto layers = io::layers_in(file);
  if (!layers) check(layers.error(), file);
  const auto read = io::read_geodata(file, {"", {1000, 10'000, 1U << 20U, 16, 500}, {}, {}});
  if (!read) return check(read.error(), file);
  fuzz::require(read->features.columns.size() <= 16, "no more columns than asked for");
  fuzz::require(!base::first_invalid_utf8(read->name + read->attribution), "names are UTF-8");
}

void read_picture(const fs::path& file) {
  auto picture = io::Raster::open(file);
  if (!picture) return check(picture.error(), file);
  const auto& about = picture->about();
  fuzz::require(about.width > 0 && about.height > 0, "a picture has a size");
  fuzz::require(about.finest >= 0, "and a level");
  for (const geo::MapTile tile : {geo::MapTile{0, 0, 0}, geo::MapTile{3, 5, 3}}) {
    const auto pixels = picture->read(tile);
    if (!pixels) {
      check(pixels.error(), file);
    } else {
      constexpr std::size_t kBytes = std::size_t{io::Raster::kSide} * io::Raster::kSide * 4;
      fuzz::require(pixels->empty() || pixels->size() == kBytes, "a tile is a square");
    }
  }
}

/// A folder of this run's own, gone with it.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("dateline-fuzz-" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() {
    std::error_code code;
    fs::remove_all(path, code);
  }
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const Folder folder;
  const std::size_t which = data[0] % kEndings.size();
  const fs::path file = folder.path / (std::string("input") + kEndings.at(which));
  const std::string bytes(fuzz::text(data, size).substr(1));
  if (!base::write_file_atomically(file, bytes)) return 0;
  if (which + kPictures >= kEndings.size()) {
    read_picture(file);
  } else {
    read_events(file);
    read_layer(file);
  }
  for (const auto& entry : fs::directory_iterator(folder.path)) {
    fuzz::require(entry.path() == file, "nothing is written beside a file that is read");
  }
  fs::remove(file);
  return 0;
}
