#include "io/when_json.hpp"

#include "time/edtf.hpp"

namespace dateline::io {
namespace {

using Json = nlohmann::ordered_json;

Json side(const time::Bounds& b, std::optional<int> offset) {
  Json out = Json::object();
  if (b.earliest) out["earliest"] = time::earliest_to_iso(*b.earliest, offset);
  if (b.latest) out["latest"] = time::latest_to_iso(*b.latest, offset);
  return out;
}

}  // namespace

Json timespan_of(const time::Bounds& start, const time::Bounds& end, std::optional<int> offset) {
  return Json{{"start", side(start, offset)}, {"end", side(end, offset)}};
}

}  // namespace dateline::io
