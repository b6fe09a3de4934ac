#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/line_reader.hpp"
#include "base/result.hpp"
#include "gazetteer/import_report.hpp"
#include "gazetteer/layer_builder.hpp"
#include "gazetteer/matcher.hpp"

namespace dateline::gazetteer {

/// Puts GeoNames' dumps into a layer, a line at a time (download.geonames.org/export/dump, with
/// the readme.txt there as its description). Call places() for each dump, then alternate_names()
/// and admin_codes() for what there is, then finish(). Keys are "geonames:" and the id, so that an
/// entry is the same place as in every other layer made of GeoNames.
///
/// Lines that are broken or lie outside the earth are left out and told of; errors are those of
/// reading alone. Not thread-safe.
class GeonamesImport {
 public:
  struct Options {
    std::set<std::string> countries;  ///< ISO 3166-1 alpha-2; empty: all
    std::string classes;              ///< feature classes as "PA"; empty: all
    std::string source = "GeoNames";
  };
  GeonamesImport(LayerBuilder& out, Options options);

  /// allCountries.txt, a country's file, cities500.txt ...: 19 columns.
  [[nodiscard]] base::Result<void> places(base::LineReader& lines);
  /// alternateNamesV2.txt: names by language; codes and links in it are no names and skipped.
  /// English names that are marked as preferred become the display names.
  [[nodiscard]] base::Result<void> alternate_names(base::LineReader& lines);
  /// admin1CodesASCII.txt or admin2Codes.txt. Regions that the dumps hold need no such file.
  [[nodiscard]] base::Result<void> admin_codes(base::LineReader& lines);
  /// Settles which region each place lies in.
  void finish();

  [[nodiscard]] const ImportReport& report() const { return report_; }

 private:
  [[nodiscard]] std::uint32_t place_of(std::uint32_t id);
  void add_place(const std::vector<std::string_view>& fields, const std::string& where);

  LayerBuilder& out_;
  Options options_;
  ImportReport report_;
  Matcher matcher_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_id_;  ///< GeoNames id, place
  bool sorted_ = true;
  std::map<std::string, std::uint32_t, std::less<>> region_ids_;  ///< "IQ.15" -> GeoNames id
};

}  // namespace dateline::gazetteer
