#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dateline::gui {

/// How far the hand-outs are that are being made, and what came of those made before.
struct HandOutState {
  bool running = false;
  std::filesystem::path folder;        ///< that they go into, or went
  std::string making;                  ///< the file, or files, at work on; "" before the first
  std::size_t done = 0;                ///< parts of those
  std::size_t of = 0;                  ///< 0: nobody knows
  std::optional<double> seconds_left;  ///< until these are made
  std::vector<std::string> begun;      ///< what was made, and is, in the order it was begun
  std::vector<std::string> made;       ///< names of the files, once all are there
  std::vector<std::string> notes;      ///< what is to be known of them; whole sentences
  std::size_t runs = 0;                ///< how often hand-outs were begun
  bool has_film_maker = true;          ///< whether films can be made here

  /// 0..1 of those at work on; 0 where nobody knows.
  [[nodiscard]] float share() const {
    return of == 0 ? 0 : static_cast<float>(done) / static_cast<float>(of);
  }
};

}  // namespace dateline::gui
