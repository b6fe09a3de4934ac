#include "gui/guide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "gui/actions.hpp"

namespace dateline::gui {
namespace {

constexpr float kWidth = 300;            // of the callout, logical pixels
constexpr std::size_t kMostLooked = 60;  // events, for one that is in sight everywhere
constexpr float kRim = 4;                // from what is pointed at to the frame around it

const scene::PixelBox* find(const Frame& frame, std::string_view name) {
  const auto found = std::ranges::find(frame.boxes, name, &NamedBox::name);
  return found == frame.boxes.end() ? nullptr : &found->box;
}

/// Of the event's things those that are in sight, each within its panel.
std::vector<scene::PixelBox> things_of(const Frame& frame, const std::string& id) {
  struct Thing {
    const char* name;
    const char* panel;
  };
  std::vector<scene::PixelBox> out;
  for (const Thing& t : {Thing{"sentence/", "panel/story"}, Thing{"row/", "panel/events"},
                         Thing{"marker/", "panel/map"}, Thing{"bar/", "timeline/lanes"}}) {
    const scene::PixelBox* box = find(frame, t.name + id);
    const scene::PixelBox* panel = find(frame, t.panel);
    if (box == nullptr || panel == nullptr) continue;
    const float x = (box->x0 + box->x1) / 2;
    const float y = (box->y0 + box->y1) / 2;
    if (panel->contains(x, y) && panel->contains(x, box->y0) && panel->contains(x, box->y1)) {
      out.push_back(*box);
    }
  }
  return out;
}

/// Where a line from the middle of `box` leaves it on its way to a point.
ImVec2 way_out(const scene::PixelBox& box, ImVec2 to) {
  const ImVec2 from((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2);
  const float dx = to.x - from.x;
  const float dy = to.y - from.y;
  const float far = std::numeric_limits<float>::max();
  const float share = std::min(dx == 0 ? far : box.width() / 2 / std::abs(dx),
                               dy == 0 ? far : box.height() / 2 / std::abs(dy));
  if (share >= 1) return to;
  return {from.x + dx * share, from.y + dy * share};
}

float shared_area(const scene::PixelBox& a, const scene::PixelBox& b) {
  const float w = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const float h = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return w > 0 && h > 0 ? w * h : 0;
}

/// A place within the map that hides none of what is pointed at, and as near to it as there is.
scene::PixelBox place_for(const scene::PixelBox& map, float width, float height, float gap,
                          const std::vector<scene::PixelBox>& targets) {
  scene::PixelBox best{};
  float least = std::numeric_limits<float>::max();
  for (const float across : {0.5F, 0.25F, 0.75F, 0.0F, 1.0F}) {
    for (const float down : {0.5F, 0.75F, 0.25F, 1.0F, 0.0F}) {
      const float x = std::round(map.x0 + gap + across * (map.width() - width - 2 * gap));
      const float y = std::round(map.y0 + gap + down * (map.height() - height - 2 * gap));
      const scene::PixelBox box{x, y, x + width, y + height};
      float cost = 0;
      for (const scene::PixelBox& t : targets) {
        cost += 1000 * shared_area(box, t.grown(gap));
        cost +=
            std::hypot((t.x0 + t.x1) / 2 - (x + width / 2), (t.y0 + t.y1) / 2 - (y + height / 2));
      }
      if (cost < least) {
        least = cost;
        best = box;
      }
    }
  }
  return best;
}

struct Words {
  const char* heading;
  std::string text;
};

Words words_of(int step) {
  switch (step) {
    case 1:
      return {
          tr("One event, three times"),
          tr("What the story says, its marker on the map and its bar in time are one thing. Click "
             "any of them, and all three light up.")};
    case 2:
      return {tr("Move time"),
              tr_format("Drag along the ruler, or press {} to play and {} to step from event to "
                        "event: the map shows what had happened by then.",
                        keys_of(Action::play_pause), keys_of(Action::next_event))};
    default:
      return {
          tr("From here on"),
          tr_format("{} finds anything: what to do, places, events. {} puts the selected event "
                    "right, {} takes a step back. {} copies the map, {} keeps what you look "
                    "at as a scene to present.",
                    keys_of(Action::palette), keys_of(Action::edit_event), keys_of(Action::undo),
                    keys_of(Action::copy_map), keys_of(Action::capture_scene))};
  }
}

}  // namespace

bool Guide::key(const KeyPress& press) {
  if (!is_open() || press.shift || press.ctrl) return false;
  if (press.key == Key::escape) {
    close();
  } else if (press.key == Key::enter && !press.repeat) {
    next();
  } else {
    return false;
  }
  return true;
}

bool Guide::is_done(const project::Project& project, bool found) const {
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return false;  // not while it is being done
  switch (step_) {
    case 1:
      return !project.selected().empty() && project.selected().back() != before_.selected;
    case 2:
      return project.playhead() != before_.playhead && project.clock().direction() == 0;
    default:
      return found || project.undo_name() != before_.undo ||
             project.filter().text != before_.filter;
  }
}

std::vector<scene::PixelBox> Guide::targets(const Frame& frame) const {
  const project::Project& project = frame.project;
  std::vector<scene::PixelBox> out;
  if (step_ == 1) {
    if (!project.selected().empty()) out = things_of(frame, project.selected().back());
    // The event that is seen most often in the window.
    constexpr std::string_view kMarker = "marker/";
    std::size_t looked = 0;
    for (const NamedBox& box : frame.boxes) {
      if (out.size() >= 3 || looked == kMostLooked) break;
      if (!box.name.starts_with(kMarker)) continue;
      ++looked;
      auto things = things_of(frame, box.name.substr(kMarker.size()));
      if (things.size() > out.size()) out = std::move(things);
    }
    return out;
  }
  const auto add = [&](std::string_view name) {
    if (const scene::PixelBox* box = find(frame, name)) out.push_back(*box);
  };
  if (step_ == 2) {
    add("timeline/ruler");
    add("button/play");
  } else {
    add("field/search");
    add("button/corrections");
    add("button/scenes");
  }
  return out;
}

/// Of a callout so wide, as draw_card() fills it: it must be known before its place is.
float Guide::card_height(const Frame& frame, float width) const {
  const auto line = [&](float size) { return std::round(size * frame.scale * 1.45F); };
  const Words words = words_of(step_);
  const auto lines = typeset::wrap(frame.type, words.text, scene::Weight::regular, 14 * frame.scale,
                                   width - frame.px(28));
  return 2 * frame.px(10) + line(12) + line(15) + frame.px(2) +
         static_cast<float>(lines.size()) * line(14) + frame.px(6) +
         ImGui::GetStyle().ItemSpacing.y + ImGui::GetFrameHeight();
}

void Guide::draw_card(Frame& frame, const scene::PixelBox& box) {
  ImGui::SetNextWindowPos(ImVec2(box.x0, box.y0));
  ImGui::SetNextWindowSize(ImVec2(box.width(), box.height()));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, to_imgui(frame.theme.raised));
  ImGui::PushStyleColor(ImGuiCol_Border, to_imgui(frame.theme.accent));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, frame.px(2)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(14), frame.px(10)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, frame.px(6));
  ImGui::Begin("##guide", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
  const Words words = words_of(step_);
  {
    Sheet sheet(frame, box.width() - frame.px(28));
    sheet.text(tr_format("{} of {}", step_, kSteps), frame.text_style(12, frame.theme.secondary));
    sheet.text(words.heading, frame.text_style(15, frame.theme.text, scene::Weight::bold));
    sheet.gap(2);
    sheet.text(words.text, frame.text_style(14, frame.theme.text));
    sheet.gap(6);
  }
  const bool last = step_ == kSteps;
  if (tr_button(frame, last ? mark("Done") : mark("Next"), 84)) next();
  frame.name_last_item("button/guide-next");
  tip_for_item(frame, tr_in("a key", "Enter"));
  if (!last) {
    ImGui::SameLine();
    if (tr_button(frame, "Skip", 84)) close();
    frame.name_last_item("button/guide-skip");
    tip_for_item(frame, tr("Esc: Ctrl + K shows the guide again"));
  }
  frame.name_box("guide", box);
  ImGui::End();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(2);
}

void Guide::draw(Frame& frame, const scene::PixelBox& map, bool found) {
  if (!is_open()) return;
  const project::Project& project = frame.project;
  if (before_.step != step_) {
    before_ = {step_, project.selected().empty() ? "" : project.selected().back(),
               project.playhead(), project.undo_name(), project.filter().text};
  } else if (is_done(project, found)) {
    next();
    if (!is_open()) return;
    before_ = {};
    return draw(frame, map, false);
  }
  const std::vector<scene::PixelBox> at = targets(frame);
  const float width = std::min(frame.px(kWidth), map.width() - frame.px(24));
  const scene::PixelBox card = place_for(map, width, card_height(frame, width), frame.px(12), at);
  ImDrawList* list = ImGui::GetForegroundDrawList();
  const ImU32 ink = to_u32(frame.theme.accent);
  const ImU32 ground = to_u32(frame.theme.halo);
  const float line = std::max(1.0F, frame.px(2));
  for (std::size_t i = 0; i < at.size(); ++i) {
    const scene::PixelBox rim = at[i].grown(frame.px(kRim));
    const ImVec2 middle((rim.x0 + rim.x1) / 2, (rim.y0 + rim.y1) / 2);
    const ImVec2 from = way_out(card, middle);
    const ImVec2 to = way_out(rim, from);
    // A rim of the ground's colour keeps the line apart from what it crosses.
    for (const auto& [colour, wide] : {std::pair(ground, line * 2.5F), std::pair(ink, line)}) {
      list->AddLine(from, to, colour, wide);
      list->AddRect(ImVec2(rim.x0, rim.y0), ImVec2(rim.x1, rim.y1), colour, frame.px(4), 0, wide);
    }
    frame.name_box(fmt::format("guide/{}", i + 1), rim);
  }
  draw_card(frame, card);
}

}  // namespace dateline::gui
