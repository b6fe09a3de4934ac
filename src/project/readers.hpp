#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "event/story_reader.hpp"

namespace dateline::project {

/// What all stories of the program are read by. Opens the gazetteers and the models, with the
/// user's own, when a reader is first asked for. Thread-safe; who asks while it opens them waits.
class Readers {
 public:
  explicit Readers(std::filesystem::path assets) : assets_(std::move(assets)) {}

  /// A reader over whose gazetteers lie these places. It remembers the last one. Whoever keeps a
  /// document of it keeps the reader, too. Errors: as StoryReader::open.
  [[nodiscard]] base::Result<std::shared_ptr<const event::StoryReader>> with(
      const std::vector<gazetteer::Row>& own_places);
  [[nodiscard]] const std::filesystem::path& assets() const { return assets_; }
  /// Why files of the user's own cannot be used; each is told once.
  [[nodiscard]] std::vector<base::Error> take_left_out();

 private:
  [[nodiscard]] base::Result<void> open();

  std::filesystem::path assets_;
  std::mutex mutex_;
  std::vector<base::Error> left_out_;
  std::shared_ptr<const event::StoryReader> plain_;
  std::shared_ptr<const event::StoryReader> last_;
  std::vector<gazetteer::Row> last_places_;
};

/// A document that keeps the reader which it has views of.
[[nodiscard]] std::shared_ptr<const event::Document> kept_with(
    event::Document document, std::shared_ptr<const event::StoryReader> reader);

}  // namespace dateline::project
