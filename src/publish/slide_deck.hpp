#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "base/result.hpp"
#include "base/stop_check.hpp"
#include "publish/sheet.hpp"

namespace dateline::publish {

/// A slide: pictures, and shapes and words that can be edited.
struct Slide {
  std::string name;                    ///< of the slide, for people
  std::string picture_name = "Map";    ///< of each picture
  std::string picture_says;            ///< what it shows, for those who cannot see it
  std::span<const SheetLayer> layers;  ///< the first beneath the others
  std::string notes;                   ///< for the speaker; may have lines; "" for none
};

/// A presentation whose slides are all of one size.
struct Deck {
  static constexpr int kMostSide = 5376;  ///< 51,206,400 EMU, as PowerPoint has it

  int width = 1280;  ///< pixels, of which 96 are an inch; 96..kMostSide
  int height = 720;
  std::string title;
  std::string author;
  std::string made = "1970-01-01T00:00:00Z";  ///< when what it shows was made
  std::span<const Slide> slides;
};

/// The presentation as the bytes of a PPTX file (Office Open XML, ECMA-376, transitional). The same
/// deck gives the same bytes. Fonts are named, not embedded. Errors: bad_value for a size out of
/// range, no slide, or a picture that is not as large as it says; those of FontSet::open();
/// internal from the libraries that pack it; cancelled.
[[nodiscard]] base::Result<std::string> encode_deck(const Deck& deck,
                                                    const std::filesystem::path& fonts,
                                                    const base::StopCheck& stop = {});

}  // namespace dateline::publish
