#pragma once

#include <string>

#include "gazetteer/import_report.hpp"
#include "gazetteer/layer_builder.hpp"
#include "gazetteer/matcher.hpp"
#include "gazetteer/row.hpp"

namespace dateline::gazetteer {

/// Puts rows of somebody's table into a layer, one at a time. A row that is a place of the layers
/// below (by its key, or by name and nearness as Compiler says) corrects that place: what it gives
/// counts, what it leaves open stays. What lies in no region is put into that of the nearest town
/// below. Not thread-safe.
class RowImport {
 public:
  explicit RowImport(LayerBuilder& out) : out_(out), matcher_(nullptr, out.below()) {}

  /// `same_as`: a key that the table itself says is this place, or "". A row without a key gets
  /// one of its name and point.
  void add(Row row, std::string_view same_as = "");
  void hide(std::string_view key) { out_.hide(key); }

 private:
  LayerBuilder& out_;
  Matcher matcher_;
};

/// Gives a row without a region that of the nearest settlement of its country within 60 km, and
/// the second level of one within 8 km.
void place_in_nearest_region(Row& row, const Gazetteer& below);

}  // namespace dateline::gazetteer
