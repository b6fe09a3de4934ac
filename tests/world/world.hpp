#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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

  /// Where its assets lie.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// The one world of the test program: opening it once is enough.
  [[nodiscard]] static const World& get();

 private:
  std::filesystem::path folder_;
  std::unique_ptr<event::StoryReader> reader_;
};

/// "capture Tal Afar 2014-06-15..2014-06-16 happened by Islamic State": an event on one line.
[[nodiscard]] std::string line_of(const event::Event& event);

/// A text told on Monday 16 June 2014, and how the line of an event that it tells begins.
struct Case {
  const char* text;
  const char* event;
};
void PrintTo(const Case& c, std::ostream* out);
/// The lines of all events of the case's text.
[[nodiscard]] std::vector<std::string> lines_of(const Case& c);

}  // namespace dateline::tests
