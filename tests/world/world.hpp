#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "event/story_reader.hpp"

namespace dateline::tests {

/// A small world: the shipped lexicons and syntax model with a gazetteer of some thirty places. The
/// places are real, their number is small, so that a test shows all that could have been chosen.
class World {
 public:
  World();
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// Reads a story told on `date` (ISO, or "" for none).
  [[nodiscard]] event::Document read(std::string_view date, std::string_view text) const;
  [[nodiscard]] const event::StoryReader& reader() const { return *reader_; }

  /// The one world of the test program: opening it once is enough.
  [[nodiscard]] static const World& get();

 private:
  std::filesystem::path folder_;
  std::unique_ptr<event::StoryReader> reader_;
};

/// "capture Tal Afar 2014-06-15..2014-06-16 happened by Islamic State": an event on one line.
[[nodiscard]] std::string line_of(const event::Event& event);

}  // namespace dateline::tests
