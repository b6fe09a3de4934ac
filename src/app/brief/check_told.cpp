#include "app/brief/check_told.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace dateline::briefing {

std::string findings_as_text(const std::vector<brief::Finding>& findings) {
  std::string out;
  for (const brief::Finding& f : findings) {
    const std::string of = f.place == 0 ? "all scenes" : fmt::format("scene {}", f.place);
    out += fmt::format("{}: {}: {} {}", of, brief::name(f.kind), f.words, f.cure);
    if (f.remedy) out += fmt::format(" [{}]", f.remedy->words);
    out += "\n";
  }
  return out;
}

std::string findings_as_json(const std::vector<brief::Finding>& findings) {
  using Json = nlohmann::ordered_json;
  Json all = Json::array();
  for (const brief::Finding& f : findings) {
    Json one;
    one["scene"] = f.place;
    one["kind"] = brief::name(f.kind);
    one["words"] = f.words;
    one["cure"] = f.cure;
    one["remedy"] = f.remedy ? Json(f.remedy->words) : Json(nullptr);
    one["events"] = f.events;
    all.push_back(std::move(one));
  }
  Json out;
  out["findings"] = std::move(all);
  // Whatever a story's bytes, what is written is text.
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string findings_advice(const std::vector<brief::Finding>& findings) {
  if (findings.empty()) return "";
  return fmt::format("{} in these scenes; --check tells what and how to put it right",
                     findings.size() == 1
                         ? "1 thing that they may tell wrongly"
                         : fmt::format("{} things that they may tell wrongly", findings.size()));
}

}  // namespace dateline::briefing
