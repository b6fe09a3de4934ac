// The dialogs that have to do with the project's file.
#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "gui/dialogs.hpp"

namespace dateline::gui {
namespace {

namespace fs = std::filesystem;

void words(Frame& frame, const std::string& text) {
  Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
  sheet.text(text, frame.text_style(13, frame.theme.secondary));
  sheet.gap(8);
}

bool button(Frame& frame, const char* label, const char* name, float width) {
  const bool clicked = tr_button(frame, label, width);
  frame.name_last_item(name);
  return clicked;
}

fs::path with_ending(const fs::path& path, const char* ending = ".dateline") {
  fs::path out = path;
  if (out.extension() != ending) out += ending;
  return out;
}

}  // namespace

void Dialogs::show_save(const project::Project& project, bool then_quit) {
  show(Kind::save);
  saves_ = Saves::project;
  then_quit_ = then_quit;
  const fs::path& now = project.file().path;
  fs::path folder = now.empty() ? folder_ : now.parent_path();
  std::error_code code;
  if (folder.empty()) folder = fs::current_path(code);
  browser_.open(folder, FileBrowser::For::saving,
                now.empty() ? "stories.dateline" : now.filename().string());
}

void Dialogs::show_save_map(const project::Project& project) {
  show(Kind::save_map);
  saves_ = Saves::map;
  fs::path folder = folder_;
  std::error_code code;
  if (folder.empty()) folder = fs::current_path(code);
  const bool dated = project.extent() && project.snapshot().day_zero() == time::DayZero::calendar;
  browser_.open(
      folder, FileBrowser::For::saving,
      dated ? fmt::format("map {}.png", time::to_iso_date(project.playhead().day())) : "map.png");
}

void Dialogs::draw_save_map(Frame& frame) {
  if (const auto path = browser_.draw(frame)) {
    save_as_ = with_ending(*path, ".png");
    std::error_code code;
    if (fs::exists(save_as_, code)) {
      wanted_ = Kind::overwrite;
    } else {
      save(frame, save_as_);
    }
  }
  if (button(frame, mark("Cancel"), "button/cancel", 90)) wanted_ = Kind::none;
}

void Dialogs::show_export(const project::Project& project) {
  show(Kind::export_events);
  saves_ = Saves::events;
  export_.open(folder_, project);
}

void Dialogs::draw_export(Frame& frame) {
  const ExportBox::Answer answer = export_.draw(frame);
  if (answer.over) wanted_ = Kind::none;
  if (!answer.file) return;
  save_as_ = *answer.file;
  std::error_code code;
  if (fs::exists(save_as_, code)) {
    wanted_ = Kind::overwrite;
  } else {
    save(frame, save_as_);
  }
}

void Dialogs::save(Frame& frame, const fs::path& as) {
  if (saves_ != Saves::project) {
    if (saves_ == Saves::map) frame.send(project::SaveMap{as});
    if (saves_ == Saves::events) frame.send(project::ExportEvents{as, export_.leaves()});
    folder_ = as.parent_path();
    wanted_ = Kind::none;
    return;
  }
  frame.send(project::SaveProject{as, false});
  if (then_quit_) frame.send(project::Quit{});
  folder_ = as.parent_path();
  wanted_ = Kind::none;
}

void Dialogs::draw_save(Frame& frame) {
  if (const auto path = browser_.draw(frame)) {
    save_as_ = with_ending(*path);
    std::error_code code;
    if (fs::exists(save_as_, code) && save_as_ != frame.project.file().path) {
      wanted_ = Kind::overwrite;
    } else {
      save(frame, save_as_);
    }
  }
  if (button(frame, mark("Cancel"), "button/cancel", 90)) wanted_ = Kind::none;
}

void Dialogs::draw_overwrite(Frame& frame) {
  words(frame, tr_format("{} is there already. What it holds would be gone.", save_as_.string()));
  if (button(frame, mark("Write over it"), "button/write-over", 120)) save(frame, save_as_);
  ImGui::SameLine();
  if (button(frame, mark("Another name"), "button/another-name", 120)) {
    if (saves_ == Saves::map) return show_save_map(frame.project);
    if (saves_ == Saves::events) return show_export(frame.project);
    show_save(frame.project, then_quit_);
  }
  ImGui::SameLine();
  if (button(frame, mark("Cancel"), "button/cancel", 90)) wanted_ = Kind::none;
}

void Dialogs::draw_quit(Frame& frame) {
  const fs::path& path = frame.project.file().path;
  words(frame, path.empty()
                   ? tr("Your corrections and additions are in no file yet.")
                   : tr_format("{} was changed since it was saved.", path.filename().string()));
  if (button(frame, mark("Save"), "button/save", 90)) {
    if (path.empty()) {
      show_save(frame.project, true);
    } else {
      frame.send(project::SaveProject{});
      frame.send(project::Quit{});
      wanted_ = Kind::none;
    }
  }
  ImGui::SameLine();
  if (button(frame, mark("Don\u2019t save"), "button/dont-save", 110)) {
    frame.send(project::DiscardWork{});
    frame.send(project::Quit{});
    wanted_ = Kind::none;
  }
  ImGui::SameLine();
  if (button(frame, mark("Cancel"), "button/cancel", 90)) wanted_ = Kind::none;
}

void Dialogs::draw_left_behind(Frame& frame) {
  const auto& all = frame.project.file().left_behind;
  if (all.empty()) {
    wanted_ = Kind::none;
    return;
  }
  words(frame,
        tr_count(
            "A project was never saved under a name. Nothing of it is lost: open it, and save it "
            "where you like.",
            "{} projects were never saved under a name. Nothing of them is lost: open it, and "
            "save it where you like.",
            all.size()));
  if (button(frame, mark("Open it"), "button/open-left-behind", 90)) {
    frame.send(project::OpenProject{all.front()});
    wanted_ = Kind::none;
  }
  tip_for_item(frame, tr("The last one; the others are asked about at the next start"));
  ImGui::SameLine();
  if (button(frame, mark("Later"), "button/later", 90)) wanted_ = Kind::none;
}

void Dialogs::draw_forget(Frame& frame) {
  words(frame, tr("What was done since the project was saved would be gone."));
  if (button(frame, mark("Save first"), "button/save", 100)) {
    if (frame.project.file().path.empty()) {
      show_save(frame.project, false);
    } else {
      frame.send(project::SaveProject{});
      frame.send(project::NewProject{});
      wanted_ = Kind::none;
    }
  }
  ImGui::SameLine();
  if (button(frame, mark("Begin anew"), "button/begin-anew", 110)) {
    frame.send(project::DiscardWork{});
    frame.send(project::NewProject{});
    wanted_ = Kind::none;
  }
  ImGui::SameLine();
  if (button(frame, mark("Cancel"), "button/cancel", 90)) wanted_ = Kind::none;
}

}  // namespace dateline::gui
