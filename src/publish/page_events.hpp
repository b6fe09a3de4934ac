#pragma once

#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "publish/page_grid.hpp"
#include "scene/base_map.hpp"
#include "scene/snapshot_marks.hpp"
#include "store/snapshot.hpp"

namespace dateline::publish {

/// A list of things each of which stands in it once, however often it is asked for.
class PageList {
 public:
  /// Its place, from 0.
  std::size_t add(nlohmann::json what);
  [[nodiscard]] const nlohmann::json& all() const { return all_; }

 private:
  nlohmann::json all_ = nlohmann::json::array();
  std::map<std::string, std::size_t> known_;  ///< by their text
};

/// The events of a page with the sentences and stories that they rest on. What several scenes show
/// alike stands in it once.
class PageEvents {
 public:
  explicit PageEvents(const scene::BaseMap& base) : base_(base) {}

  /// The place of the event that a row tells, from 0; `mark` is what the map has of it.
  std::size_t add(const store::Snapshot& snapshot, const scene::EventMark& mark);
  /// The place of a sentence of a document.
  std::size_t add_sentence(const event::Document& document, std::size_t sentence);

  [[nodiscard]] const nlohmann::json& events() const { return events_.all(); }
  [[nodiscard]] const nlohmann::json& sentences() const { return sentences_.all(); }
  [[nodiscard]] const nlohmann::json& stories() const { return stories_.all(); }
  [[nodiscard]] const nlohmann::json& areas() const { return areas_.all(); }
  /// Each type and status once.
  [[nodiscard]] const std::map<std::pair<event::EventType, event::Status>, bool>& kinds() const {
    return kinds_;
  }

 private:
  [[nodiscard]] nlohmann::json said_of(const store::Snapshot& snapshot, store::Row row);
  void add_place(const event::Event& event, const scene::EventMark& mark, nlohmann::json& out);

  const scene::BaseMap& base_;
  PageList events_;
  PageList sentences_;
  PageList stories_;
  PageList areas_;
  std::map<std::pair<event::EventType, event::Status>, bool> kinds_;
};

/// [earliest, latest] in minutes, null where open.
[[nodiscard]] nlohmann::json page_bounds(const time::Bounds& bounds);

}  // namespace dateline::publish
