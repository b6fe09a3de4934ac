#include "app/desktop/settings_file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/file.hpp"
#include "base/utf8.hpp"

namespace dateline::desktop {
namespace {

using nlohmann::json;

constexpr std::uintmax_t kMostBytes = 1U << 20U;

template <class T>
void get(const json& from, const char* name, T& to) {
  const auto at = from.find(name);
  if (at == from.end()) return;
  if constexpr (std::is_same_v<T, bool>) {
    if (at->is_boolean()) to = at->get<bool>();
  } else {
    if (at->is_number()) to = at->get<T>();
  }
}

void read_form(const json& from, project::HandOutForm& form) {
  if (const auto formats = from.find("formats"); formats != from.end() && formats->is_array()) {
    for (const auto format : project::kHandOutFormats) {
      form.set(format, std::ranges::find(*formats, project::name(format)) != formats->end());
    }
  }
  get(from, "width", form.width);
  get(from, "height", form.height);
  if (const auto theme = from.find("theme"); theme != from.end() && theme->is_string()) {
    form.theme = project::theme_from(theme->get<std::string>());
  }
  get(from, "rate", form.rate);
  get(from, "seconds", form.seconds);
  get(from, "transparent", form.transparent);
  form = form.clamped();
}

json as_json(const project::HandOutForm& form) {
  json formats = json::array();
  for (const auto format : project::kHandOutFormats) {
    if (form.has(format)) formats.push_back(project::name(format));
  }
  return {{"formats", std::move(formats)},
          {"width", form.width},
          {"height", form.height},
          {"theme", form.theme ? json(project::name(*form.theme)) : json()},
          {"rate", form.rate},
          {"seconds", form.seconds},
          {"transparent", form.transparent}};
}

}  // namespace

project::Settings load_settings(const std::filesystem::path& path) {
  project::Settings settings;
  const auto bytes = base::read_file(path, kMostBytes);
  if (!bytes) return settings;
  const json all = json::parse(*bytes, nullptr, false);
  if (!all.is_object()) return settings;
  if (const auto theme = all.find("theme"); theme != all.end() && theme->is_string()) {
    settings.theme = project::theme_from(theme->get<std::string>()).value_or(settings.theme);
  }
  if (const auto display = all.find("display"); display != all.end() && display->is_object()) {
    get(*display, "size", settings.display.size);
    get(*display, "text", settings.display.text);
    get(*display, "still", settings.display.still);
    if (const auto dates = display->find("dates"); dates != display->end() && dates->is_string()) {
      settings.display.dates =
          time::date_style_from(dates->get<std::string>()).value_or(settings.display.dates);
    }
    if (const auto zone = display->find("zone");
        zone != display->end() && zone->is_number_integer()) {
      const auto minutes = zone->get<std::int64_t>();
      if (minutes >= -1440 && minutes <= 1440) settings.display.zone = static_cast<int>(minutes);
    }
    settings.display = settings.display.clamped();
  }
  get(all, "guided", settings.guided);
  if (const auto code = all.find("interface"); code != all.end() && code->is_string()) {
    settings.interface_language = code->get<std::string>();
  }
  for (const auto language : project::kLanguages) {
    if (all.value("language", json()) == name(language)) settings.language = language;
  }
  if (const auto notation = all.find("notation"); notation != all.end() && notation->is_string()) {
    const auto known = geo::notation_from(notation->get<std::string>());
    settings.notation = known.value_or(settings.notation);
  }
  const json arrows = all.value("arrows", json());
  if (arrows == "all") settings.arrows = project::Arrows::all;
  if (arrows == "none") settings.arrows = project::Arrows::none;
  get(all, "holders", settings.holders);
  get(all, "heat", settings.heat);
  get(all, "legend", settings.legend);
  for (std::size_t i = 0; i < project::kLanesBy; ++i) {
    const auto by = static_cast<project::LanesBy>(i);
    if (all.value("lanes", json()) == name(by)) settings.lanes = by;
  }
  if (all.value("projection", json()) == "conic") {
    settings.projection = project::Projection::conic;
  }
  get(all, "graticule", settings.graticule);
  get(all, "inset", settings.inset);
  get(all, "follow", settings.follow);
  if (const auto layout = all.find("layout"); layout != all.end() && layout->is_object()) {
    get(*layout, "story", settings.layout.story);
    get(*layout, "inspector", settings.layout.inspector);
    get(*layout, "timeline", settings.layout.timeline);
    get(*layout, "story_folded", settings.layout.story_folded);
    get(*layout, "timeline_folded", settings.layout.timeline_folded);
    settings.layout = settings.layout.clamped();
  }
  if (const auto talk = all.find("presenting"); talk != all.end() && talk->is_object()) {
    get(*talk, "by_itself", settings.presenting.by_itself);
    get(*talk, "seconds", settings.presenting.seconds);
    get(*talk, "loop", settings.presenting.loop);
    get(*talk, "notes", settings.presenting.notes);
    for (const auto when : project::kSpeakerWindows) {
      if (talk->value("speaker", json()) == name(when)) settings.presenting.speaker = when;
    }
    settings.presenting = settings.presenting.clamped();
  }
  if (const auto form = all.find("hand_outs"); form != all.end() && form->is_object()) {
    read_form(*form, settings.hand_outs);
  }
  if (const auto recent = all.find("recent"); recent != all.end() && recent->is_array()) {
    for (const json& file : *recent) {
      if (!file.is_string() || settings.recent.size() == project::Settings::kMostRecent) continue;
      settings.recent.emplace_back(file.get<std::string>());
    }
  }
  if (const auto used = all.find("used"); used != all.end() && used->is_array()) {
    for (const json& action : *used) {
      if (!action.is_string() || settings.used.size() == project::Settings::kMostUsed) continue;
      settings.used.push_back(action.get<std::string>());
    }
  }
  return settings;
}

base::Result<void> save_settings(const project::Settings& settings,
                                 const std::filesystem::path& path) {
  json recent = json::array();
  for (const auto& file : settings.recent) {
    // A name that is no UTF-8 cannot stand in JSON.
    if (!base::first_invalid_utf8(file.string())) recent.push_back(file.string());
  }
  const json all = {{"theme", project::name(settings.theme)},
                    {"display",
                     {{"size", settings.display.size},
                      {"text", settings.display.text},
                      {"still", settings.display.still},
                      {"dates", name(settings.display.dates)},
                      {"zone", settings.display.zone ? json(*settings.display.zone) : json()}}},
                    {"guided", settings.guided},
                    {"interface", settings.interface_language},
                    {"language", name(settings.language)},
                    {"notation", geo::name(settings.notation)},
                    {"arrows", name(settings.arrows)},
                    {"holders", settings.holders},
                    {"heat", settings.heat},
                    {"legend", settings.legend},
                    {"lanes", name(settings.lanes)},
                    {"projection", name(settings.projection)},
                    {"graticule", settings.graticule},
                    {"inset", settings.inset},
                    {"follow", settings.follow},
                    {"layout",
                     {{"story", settings.layout.story},
                      {"inspector", settings.layout.inspector},
                      {"timeline", settings.layout.timeline},
                      {"story_folded", settings.layout.story_folded},
                      {"timeline_folded", settings.layout.timeline_folded}}},
                    {"presenting",
                     {{"by_itself", settings.presenting.by_itself},
                      {"seconds", settings.presenting.seconds},
                      {"loop", settings.presenting.loop},
                      {"notes", settings.presenting.notes},
                      {"speaker", name(settings.presenting.speaker)}}},
                    {"hand_outs", as_json(settings.hand_outs)},
                    {"recent", recent},
                    {"used", settings.used}};
  std::error_code ignored;  // writing tells what is wrong
  std::filesystem::create_directories(path.parent_path(), ignored);
  return base::write_file_atomically(path, all.dump(1) + "\n");
}

}  // namespace dateline::desktop
