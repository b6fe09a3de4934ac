#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "event/document.hpp"
#include "tabular/named_places.hpp"
#include "tabular/row_reader.hpp"
#include "tabular/story_text.hpp"

namespace dateline::tabular {

/// The rows of a table that cite one story, made a document that stands for the story: its title,
/// publisher, day and address, and of its text the sentences that the rows quote, each once, with
/// the events that rest on them. So a mark leads to the sentence and the source that it rests on,
/// as if the story were there.
class ToldStory {
 public:
  /// Of one story at most so many rows; those that follow are a document of their own.
  static constexpr std::size_t kMostRows = 500;

  /// `table` is what the table is called: the title of a story that has none. `id` is of id_of().
  ToldStory(std::string table, std::string id, const Citation& citation);
  /// The story as it was read before, without its rows.
  explicit ToldStory(const event::Document& before);

  /// REQUIRES a row that cites this story.
  void add(const Row& row, RowEvent event);
  /// The rows of an earlier reading that have not been added: of a table of which only a part was
  /// read again.
  /// Those of `gone`, ids of events, are no longer in the table.
  void keep_rows_of(const event::Document& before,
                    const std::set<std::string, std::less<>>& gone = {});
  [[nodiscard]] std::size_t size() const { return lines_.size(); }

  /// What its document is called: of the id of the table, what the rows call the story, and a part
  /// from 1 on. It is never the id that the story itself has: what a table quotes of it is but a
  /// part of it, and must not take its place.
  [[nodiscard]] static std::string id_of(std::string_view table, const std::string& story,
                                         std::size_t part);

  /// The same for the same rows, in whatever order they came.
  [[nodiscard]] std::shared_ptr<const event::Document> document() &&;

 private:
  void take_head(const Citation& citation);

  std::string table_;
  std::string id_;
  Citation head_;  ///< what the rows say of the story, without sentences
  std::vector<RowEvent> lines_;
  std::set<std::string, std::less<>> ids_;
  std::set<std::string, std::less<>> beside_;  ///< sentences of other stories
  NamedPlaces places_;
};

}  // namespace dateline::tabular
