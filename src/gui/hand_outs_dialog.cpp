#include "gui/hand_outs_dialog.hpp"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "brief/plate_name.hpp"
#include "brief/scene_choice.hpp"
#include "gui/chips.hpp"
#include "gui/label_column.hpp"
#include "gui/link.hpp"

namespace dateline::gui {
namespace {

namespace fs = std::filesystem;
using project::HandOutForm;
using project::HandOutFormat;
using project::ThemeName;

constexpr std::size_t kMostNamed = 4;  // files that are there already

const char* label_of(HandOutFormat format) {
  switch (format) {
    case HandOutFormat::pptx:
      return mark("PowerPoint");
    case HandOutFormat::pdf:
      return mark("PDF");
    case HandOutFormat::html:
      return mark("Web page");
    case HandOutFormat::png:
      return mark("Pictures");
    case HandOutFormat::mp4:
      return mark("Film, MP4");
    case HandOutFormat::webm:
      return mark("Film, WebM");
    case HandOutFormat::gif:
      return mark("Film, GIF");
  }
  return "";
}

const char* tip_of(HandOutFormat format) {
  switch (format) {
    case HandOutFormat::pptx:
      return tr("A slide a scene, whose words and symbols can be changed, with your notes");
    case HandOutFormat::pdf:
      return tr("A page a scene as lines and letters, and a page of the sources");
    case HandOutFormat::html:
      return tr("One file to look around in, in any browser and without a network");
    case HandOutFormat::png:
      return tr("A picture a scene");
    case HandOutFormat::mp4:
      return tr("The way from scene to scene; plays nearly everywhere");
    case HandOutFormat::webm:
      return tr("The same for web pages");
    case HandOutFormat::gif:
      return tr("The same for where no film may stand; large, in few colours");
  }
  return "";
}

/// A label in its column; what comes next stands beside it.
void label(Frame& frame, const char* english, float column) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  paint(frame, [&](scene::Painter& painter) {
    painter.text(at.x, at.y + frame.px(17), tr(english),
                 frame.text_style(13, frame.theme.secondary));
  });
  ImGui::SetCursorScreenPos(ImVec2(at.x + column, at.y));
}

float column_of(const Frame& frame) {
  return label_column(frame,
                      {mark("What"), mark("Size"), mark("Colours"), mark("Pictures a second"),
                       mark("At each scene"), mark("Scenes"), mark("Name"), mark("Folder")},
                      13, 90);
}

/// Chips beside a label; the number of the one that was clicked, or -1.
int choice(Frame& frame, const char* english, const std::vector<Chip>& chips, int chosen) {
  label(frame, english, column_of(frame));
  return draw_chips(frame, chips, chosen, ImGui::GetContentRegionAvail().x);
}

std::string size_words(int width, int height) { return fmt::format("{}x{}", width, height); }

std::optional<std::pair<int, int>> size_of(const std::string& typed) {
  int width = 0;
  int height = 0;
  int used = 0;
  std::string plain = typed;
  for (std::size_t at = 0; (at = plain.find("\u00D7")) != std::string::npos;) {
    plain.replace(at, 2, "x");
  }
  if (std::sscanf(plain.c_str(), " %5d x %5d %n", &width, &height, &used) != 2 ||  // NOLINT
      static_cast<std::size_t>(used) != plain.size() || !HandOutForm::may_be(width, height)) {
    return std::nullopt;
  }
  return std::pair(width, height);
}

fs::path home() {
  const char* home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  std::error_code code;
  return home != nullptr && *home == '/' ? fs::path(home) : fs::current_path(code);
}

/// Whether it can be the name of a file, without folder and without being hidden.
bool is_name(const std::string& name) {
  return !name.empty() && name[0] != '.' && name.find('/') == std::string::npos;
}

}  // namespace

void HandOutsBox::open(const project::Project& project, const HandOutState& state,
                       std::size_t findings) {
  page_ = state.running ? Page::progress : Page::form;
  waits_for_ = state.runs;
  form_ = project.settings().hand_outs;
  size_ = size_words(form_.width, form_.height);
  scenes_.clear();
  findings_ = findings;
  complaint_.clear();
  over_.clear();
  const fs::path& file = project.file().path;
  if (!folder_.empty() && file == project_) return;
  project_ = file;
  name_ = file.empty() ? std::string("briefing") : file.stem().string();
  folder_ = ((file.empty() ? home() : file.parent_path()) / (name_ + "-hand-outs")).string();
}

bool HandOutsBox::escape() {
  if (page_ != Page::folder) return false;
  page_ = Page::form;
  return true;
}

HandOutsBox::Outcome HandOutsBox::draw(Frame& frame, const HandOutState& state) {
  const bool asks = page_ == Page::form || page_ == Page::folder;
  if (asks && frame.project.file().path != project_) {
    // Another project has come: its name, its folder, its scenes.
    project::HandOutForm form = form_;
    open(frame.project, state, 0);
    form_ = form;
  }
  if (page_ == Page::form && state.running) page_ = Page::progress;
  switch (page_) {
    case Page::form:
      return draw_form(frame, state);
    case Page::folder:
      if (const auto chosen = browser_.draw(frame)) {
        folder_ = chosen->string();
        page_ = Page::form;
      }
      if (tr_button(frame, "Back", 90)) page_ = Page::form;
      frame.name_last_item("button/back");
      return Outcome::open;
    case Page::progress:
      return draw_progress(frame, state);
    case Page::made:
      return draw_made(frame, state);
  }
  return Outcome::over;
}

void HandOutsBox::draw_what(Frame& frame, const HandOutState& state) {
  const float column = column_of(frame);
  label(frame, mark("What"), column);
  const float left = ImGui::GetCursorScreenPos().x;
  const float room = ImGui::GetContentRegionAvail().x;
  const float wide = room / 4;
  float y = ImGui::GetCursorScreenPos().y;
  float x = left;
  for (const HandOutFormat format : project::kHandOutFormats) {
    const bool can = !project::is_film(format) || state.has_film_maker;
    const float needs = ImGui::CalcTextSize(tr(label_of(format))).x + frame.px(42);
    // The films begin a line of their own.
    if (format == HandOutFormat::mp4 || (x > left && x + needs > left + room)) {
      x = left;
      y += frame.px(28);
    }
    ImGui::SetCursorScreenPos(ImVec2(x, y));
    bool on = can && form_.has(format);
    ImGui::BeginDisabled(!can);
    if (ImGui::Checkbox(tr_label(label_of(format)).c_str(), &on)) form_.set(format, on);
    frame.name_last_item(fmt::format("hand-outs/{}", project::name(format)));
    if (can) tip_for_item(frame, tip_of(format));
    ImGui::EndDisabled();
    x += std::max(wide, needs);
  }
  y += frame.px(31);
  // Always there, so that nothing moves away from the hand.
  ImGui::SetCursorScreenPos(ImVec2(left, y));
  ImGui::BeginDisabled(!form_.has(HandOutFormat::png));
  ImGui::Checkbox(tr_label("Pictures without a ground behind their words").c_str(),
                  &form_.transparent);
  frame.name_last_item("hand-outs/transparent");
  ImGui::EndDisabled();
  y += frame.px(31);
  ImGui::SetCursorScreenPos(ImVec2(left - column, y));
  if (state.has_film_maker) return;
  ImGui::SetCursorScreenPos(ImVec2(left, y));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  Sheet sheet(frame, room);
  sheet.text(tr("Films are made by the command ffmpeg, which is not there: install Debian\u2019s "
                "package ffmpeg."),
             frame.text_style(13, frame.theme.secondary));
  sheet.gap(6);
  frame.name_box("hand-outs/no-film-maker", {at.x, at.y, at.x + room, sheet.y()});
}

void HandOutsBox::draw_size(Frame& frame) {
  struct Shape {
    const char* words;
    int width;
    int height;
  };
  constexpr std::array<Shape, 4> kShapes{
      {{"16:9", 1920, 1080}, {"4:3", 1440, 1080}, {"1:1", 1080, 1080}, {"4K", 3840, 2160}}};
  std::vector<Chip> chips;
  int chosen = -1;
  const auto typed = size_of(size_);
  for (std::size_t i = 0; i < kShapes.size(); ++i) {
    const Shape& shape = kShapes[i];
    chips.push_back({shape.words, fmt::format("hand-outs/size-{}", shape.words)});
    if (typed == std::pair(shape.width, shape.height)) chosen = static_cast<int>(i);
  }
  label(frame, mark("Size"), column_of(frame));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetNextItemWidth(frame.px(112));
  ImGui::InputText("##size", &size_);
  frame.name_last_item("field/hand-out-size");
  tip_for_item(frame, tr("Width and height in pixels"));
  ImGui::SetCursorScreenPos(ImVec2(at.x + frame.px(122), at.y + frame.px(1)));
  const int clicked = draw_chips(frame, chips, chosen, ImGui::GetContentRegionAvail().x);
  if (clicked >= 0) {
    const Shape& shape = kShapes.at(static_cast<std::size_t>(clicked));
    size_ = size_words(shape.width, shape.height);
  }
}

void HandOutsBox::draw_colours(Frame& frame) {
  std::vector<Chip> chips{{tr("As here"), "hand-outs/theme-here"}};
  for (std::size_t i = 0; i < project::kThemes; ++i) {
    const auto theme = static_cast<ThemeName>(i);
    chips.push_back({theme_words(theme), fmt::format("hand-outs/theme-{}", project::name(theme))});
  }
  const int clicked =
      choice(frame, mark("Colours"), chips, form_.theme ? static_cast<int>(*form_.theme) + 1 : 0);
  if (clicked == 0) form_.theme.reset();
  if (clicked > 0) form_.theme = static_cast<ThemeName>(clicked - 1);
}

void HandOutsBox::draw_films(Frame& frame) {
  const auto numbers = [&](const char* english, const char* name, const auto& of, int now,
                           const auto& words) {
    std::vector<Chip> chips;
    for (const int n : of) chips.push_back({words(n), fmt::format("hand-outs/{}-{}", name, n)});
    const auto at = std::ranges::find(of, now);
    const int chosen = at == of.end() ? -1 : static_cast<int>(at - of.begin());
    const int clicked = choice(frame, english, chips, chosen);
    return clicked < 0 ? now : of[static_cast<std::size_t>(clicked)];
  };
  form_.rate = numbers(mark("Pictures a second"), "rate", HandOutForm::kRates, form_.rate,
                       [](int n) { return std::to_string(n); });
  form_.seconds =
      numbers(mark("At each scene"), "seconds", HandOutForm::kSeconds, form_.seconds, [](int n) {
        return n == 0 ? std::string(tr("as long as it takes to read")) : tr_format("{} s", n);
      });
}

void HandOutsBox::draw_where(Frame& frame) {
  const float column = column_of(frame);
  const auto field = [&](const char* english, const char* id, const char* name, std::string& text,
                         float width, const char* hint) {
    label(frame, english, column);
    ImGui::SetNextItemWidth(width);
    ImGui::InputTextWithHint(id, hint, &text);
    frame.name_last_item(name);
  };
  field(mark("Scenes"), "##scenes", "field/hand-out-scenes", scenes_, frame.px(112), tr("all"));
  tip_for_item(frame, tr("All, or some, as 2,4-6"));
  field(mark("Name"), "##name", "field/hand-out-name", name_, frame.px(240), "");
  const std::string browse = tr_label("Browse");
  const float button = std::max(
      frame.px(80), ImGui::CalcTextSize(tr("Browse")).x + 2 * ImGui::GetStyle().FramePadding.x);
  field(mark("Folder"), "##folder", "field/hand-out-folder", folder_,
        ImGui::GetContentRegionAvail().x - column - button - frame.px(6), "");
  ImGui::SameLine(0, frame.px(6));
  if (ImGui::Button(browse.c_str(), ImVec2(button, 0))) {
    fs::path from = FileBrowser::expanded(folder_);
    std::error_code code;
    while (!fs::is_directory(from, code) && from.has_relative_path()) from = from.parent_path();
    browser_.open(from, FileBrowser::For::folder);
    page_ = Page::folder;
  }
  frame.name_last_item("button/browse");
}

std::optional<project::MakeHandOuts> HandOutsBox::asked(const Frame& frame,
                                                        const HandOutState& state) {
  project::MakeHandOuts out;
  out.form = form_;
  if (!state.has_film_maker) {
    for (const auto format : project::kHandOutFormats) {
      if (project::is_film(format)) out.form.set(format, false);
    }
  }
  const auto size = size_of(size_);
  const auto scenes = brief::chosen_scenes(scenes_, frame.project.briefing().size());
  if (std::ranges::none_of(out.form.formats, [](bool on) { return on; })) {
    complaint_ = tr("Choose what is to be made.");
  } else if (!size) {
    complaint_ = tr_format("\u201C{}\u201D is no size: write it as 1920x1080, of {} to {} pixels.",
                           size_, HandOutForm::kLeast, HandOutForm::kMost);
  } else if (out.form.has(HandOutFormat::pptx) &&
             std::max(size->first, size->second) > HandOutForm::kMostOfSlides) {
    complaint_ =
        tr_format("Slides are at most {} pixels wide and high.", HandOutForm::kMostOfSlides);
  } else if (!scenes) {
    complaint_ = scenes.error().to_string();
  } else if (!is_name(name_)) {
    complaint_ = tr("The files need a name, without a folder.");
  } else if (folder_.empty()) {
    complaint_ = tr("Say which folder they go into.");
  } else {
    out.form.width = size->first;
    out.form.height = size->second;
    std::error_code code;
    out.folder = fs::absolute(FileBrowser::expanded(folder_), code);
    out.name = name_;
    out.scenes = scenes_;
    complaint_.clear();
    return out;
  }
  return std::nullopt;
}

std::vector<std::string> HandOutsBox::there_already(const Frame& frame,
                                                    const project::MakeHandOuts& make) const {
  std::vector<std::string> out;
  const auto look = [&](const std::string& name) {
    std::error_code code;
    if (fs::exists(make.folder / name, code)) out.push_back(name);
  };
  const auto& briefing = frame.project.briefing();
  for (const HandOutFormat format : project::kHandOutFormats) {
    if (!make.form.has(format)) continue;
    if (format != HandOutFormat::png) {
      look(fmt::format("{}.{}", make.name, project::name(format)));
      continue;
    }
    const auto scenes = brief::chosen_scenes(make.scenes, briefing.size());
    if (!scenes) continue;
    for (const std::size_t at : *scenes) {
      look(brief::plate_name(at + 1, briefing.size(), *briefing[at].scene) + ".png");
    }
  }
  return out;
}

HandOutsBox::Outcome HandOutsBox::draw_form(Frame& frame, const HandOutState& state) {
  bool look = false;
  if (findings_ > 0) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.text(
        tr_count("The check has found {} thing that these scenes may tell wrongly.",
                 "The check has found {} things that these scenes may tell wrongly.", findings_),
        frame.text_style(13, frame.theme.text));
    look = draw_link(frame, sheet, tr("Look at them"), "look-at-findings", 0);
    sheet.gap(8);
  }
  draw_what(frame, state);
  draw_size(frame);
  draw_colours(frame);
  if (state.has_film_maker) {
    ImGui::BeginDisabled(!form_.has_film());
    draw_films(frame);
    ImGui::EndDisabled();
  }
  draw_where(frame);
  const auto key =
      fmt::format("{}/{}/{}/{}", folder_, name_, scenes_, fmt::join(form_.formats, ""));
  if (over_is_for_ != key) over_.clear();
  if (const std::string& words = over_.empty() ? complaint_ : over_; !words.empty()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.gap(4);
    sheet.text(words, frame.text_style(13, frame.theme.text));
    frame.name_box(over_.empty() ? "hand-outs/complaint" : "hand-outs/there-already",
                   {at.x, at.y, at.x + sheet.width(), sheet.y()});
  }
  ImGui::Dummy(ImVec2(1, frame.px(4)));
  const bool again = !over_.empty();
  if (tr_button(frame, again ? mark("Write over them") : mark("Make them"), 110)) {
    if (const auto make = asked(frame, state)) {
      const std::vector<std::string> there = there_already(frame, *make);
      if (again || there.empty()) {
        frame.send(*make);
        waits_for_ = state.runs + 1;
        waited_ = 0;
        page_ = Page::progress;
      } else {
        over_is_for_ = key;
        const std::size_t named = std::min(there.size(), kMostNamed);
        over_.clear();
        for (std::size_t i = 0; i < named; ++i) over_ += (i == 0 ? "" : ", ") + there[i];
        over_ = tr_format("There already: {}", over_);
        if (there.size() > named)
          over_ += ", " + tr_count("{} more", "{} more", there.size() - named);
      }
    }
  }
  frame.name_last_item("button/make-hand-outs");
  ImGui::SameLine(0, frame.px(8));
  const bool cancel = tr_button(frame, "Cancel", 90);
  frame.name_last_item("button/cancel");
  return look ? Outcome::look_at_findings : cancel ? Outcome::over : Outcome::open;
}

}  // namespace dateline::gui
