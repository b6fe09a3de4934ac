#include "gui/export_dialog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "gui/chips.hpp"

namespace dateline::gui {
namespace {

namespace fs = std::filesystem;

constexpr std::array<double, 5> kGrids = {0, 1, 5, 10, 25};  // km

void words(Frame& frame, const std::string& text, float gap = 8) {
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
  sheet.text(text, frame.text_style(13, frame.theme.secondary));
  sheet.gap(gap);
}

void check(Frame& frame, const char* label, const char* name, const char* tip, bool& on) {
  ImGui::Checkbox(tr_label(label).c_str(), &on);
  frame.name_last_item(name);
  tip_for_item(frame, tip);
}

}  // namespace

void ExportBox::open(const fs::path& folder, const project::Project& project) {
  complaint_.clear();
  address_.fill('\0');
  focus_ = true;
  std::error_code code;
  const fs::path& now = project.file().path;
  browser_.open(folder.empty() ? fs::current_path(code) : folder, FileBrowser::For::saving,
                (now.empty() ? std::string("events") : now.stem().string()) + ".geojson");
}

/// A click on a choice takes the keyboard from the name or the address: they get it back.
void ExportBox::write_on() {
  focus_ = to_database_;
  if (!to_database_) browser_.take_keys();
}

void ExportBox::draw_leaves(Frame& frame) {
  std::vector<Chip> chips;
  int chosen = -1;
  for (std::size_t i = 0; i < kGrids.size(); ++i) {
    const double km = kGrids[i];
    if (km == leaves_.coarsen_km) chosen = static_cast<int>(i);
    chips.push_back({km == 0 ? std::string(tr("As they are")) : tr_format("{} km", km),
                     fmt::format("export/grid-{}", km)});
  }
  words(frame, tr("Places as they are, or moved to the middles of a grid"), 1);
  const int clicked = draw_chips(frame, chips, chosen, ImGui::GetContentRegionAvail().x);
  if (clicked >= 0) {
    leaves_.coarsen_km = kGrids[static_cast<std::size_t>(clicked)];
    write_on();
  }
  words(frame, tr("Leave out, everywhere in the file"), 1);
  check(frame, mark("Names of people"), "export/names",
        tr("Who did it, to whom, and who said it, with all words of stories, which name people"),
        leaves_.names);
  ImGui::SameLine(0, frame.px(18));
  check(frame, mark("Sources"), "export/sources",
        tr("Titles, publishers and addresses of stories, and who said it"), leaves_.sources);
  ImGui::SameLine(0, frame.px(18));
  check(frame, mark("Sentences"), "export/sentences", tr("The words of stories"),
        leaves_.sentences);
  ImGui::Dummy(ImVec2(1, frame.px(4)));
}

std::optional<fs::path> ExportBox::draw_file(Frame& frame) {
  std::string known;
  for (const auto& [ending, title] : endings_) {
    known += fmt::format("{}{} ({})", known.empty() ? "" : ", ", ending, title);
  }
  words(frame, tr_format("The ending says how: {}.", known));
  if (!complaint_.empty()) words(frame, complaint_);
  auto path = browser_.draw(frame);
  if (!path) return std::nullopt;
  const std::string ending = path->extension().string();
  if (std::ranges::any_of(endings_, [&](const auto& one) { return one.first == ending; })) {
    return path;
  }
  complaint_ = ending.empty() ? std::string(tr("Say how by the ending of the name."))
                              : tr_format("Events cannot go into a file that ends in {}.", ending);
  // The name is there to be put right.
  browser_.open(path->parent_path(), FileBrowser::For::saving, path->filename().string());
  return std::nullopt;
}

bool ExportBox::draw_database(Frame& frame) {
  words(frame, tr("The address of a table, which is made where it is missing; rows of the same "
                  "stories give way. Passwords belong in ~/.pgpass or PGPASSWORD; one that stands "
                  "in the address is not kept."));
  if (focus_) {
    ImGui::SetKeyboardFocusHere();
    focus_ = false;
  }
  ImGui::SetNextItemWidth(-1);
  bool send = ImGui::InputTextWithHint(
      "##address", "postgresql://user@host:5432/database?table=schema.name", address_.data(),
      address_.size(), ImGuiInputTextFlags_EnterReturnsTrue);
  frame.name_last_item("field/export-database");
  const bool named = !leaves_.nothing();
  if (named) {
    ImGui::Dummy(ImVec2(1, frame.px(4)));
    words(frame,
          tr("What this export is called: as parts are left out, it takes the place of what "
             "was exported by that name. Letters, digits, -, _ and ."),
          2);
    ImGui::SetNextItemWidth(frame.px(240));
    send = ImGui::InputTextWithHint("##set", "public", set_.data(), set_.size(),
                                    ImGuiInputTextFlags_EnterReturnsTrue) ||
           send;
    frame.name_last_item("field/export-set");
  }
  ImGui::Dummy(ImVec2(1, frame.px(4)));
  const bool ready = address_[0] != '\0' && (!named || set_[0] != '\0');
  ImGui::BeginDisabled(!ready);
  send = tr_button(frame, "Export", 90) || send;
  frame.name_last_item("button/export-database");
  ImGui::EndDisabled();
  ImGui::SameLine(0, frame.px(8));
  if (!send || !ready) return false;
  frame.send(
      project::ExportToDatabase{address_.data(), named ? set_.data() : std::string(), leaves_});
  address_.fill('\0');
  return true;
}

ExportBox::Answer ExportBox::draw(Frame& frame) {
  const project::Counts& counts = frame.project.counts();
  words(frame, tr_format("{} of {} events are shown and go out.", counts.shown, counts.all), 4);
  const std::array<Chip, 2> chips{
      {{tr("To a file"), "export/to-file"}, {tr("To a database"), "export/to-database"}}};
  const int clicked =
      draw_chips(frame, chips, to_database_ ? 1 : 0, ImGui::GetContentRegionAvail().x);
  if (clicked >= 0) {
    to_database_ = clicked == 1;
    write_on();
  }
  ImGui::Dummy(ImVec2(1, frame.px(2)));
  draw_leaves(frame);
  Answer answer;
  if (to_database_) {
    answer.over = draw_database(frame);
  } else {
    answer.file = draw_file(frame);
  }
  if (tr_button(frame, "Cancel", 90)) answer.over = true;
  frame.name_last_item("button/cancel");
  if (answer.over) address_.fill('\0');
  return answer;
}

}  // namespace dateline::gui
