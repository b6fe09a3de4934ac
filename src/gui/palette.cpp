#include "gui/palette.hpp"

#include <algorithm>

#include "scene/symbols.hpp"

namespace dateline::gui {
namespace {

constexpr float kWidth = 640;
constexpr float kRow = 28;
constexpr float kHeading = 26;
constexpr float kPad = 10;
constexpr int kMostRows = 14;

/// The sign before a line; "" for none.
const char* icon_of(PaletteEntry::Kind kind) {
  switch (kind) {
    case PaletteEntry::Kind::place:
      return icon::kMarker;
    case PaletteEntry::Kind::story:
      return icon::kFile;
    case PaletteEntry::Kind::scene:
      return icon::kScenes;
    case PaletteEntry::Kind::view:
      return icon::kView;
    default:
      return "";
  }
}

}  // namespace

void Palette::open() {
  open_ = true;
  focus_ = true;
  stale_ = true;
  typed_.fill('\0');
  keys_.clear();
  chosen_ = 0;
}

void Palette::key(const KeyPress& press) {
  if (info(Action::palette).key.is(press)) {
    close();
    return;
  }
  switch (press.key) {
    case Key::up:
    case Key::down:
    case Key::page_up:
    case Key::page_down:
    case Key::enter:
      keys_.push_back(press.key);
      break;
    case Key::escape:
      close();
      break;
    default:
      break;  // the field's own
  }
}

void Palette::move(int by) {
  const int last = std::max(0, static_cast<int>(entries_.size()) - 1);
  chosen_ = std::clamp(chosen_ + by, 0, last);
  scroll_ = true;
}

/// True where Enter was among them.
bool Palette::take_keys() {
  bool entered = false;
  for (const Key key : std::exchange(keys_, {})) {
    switch (key) {
      case Key::up:
        move(-1);
        break;
      case Key::down:
        move(1);
        break;
      case Key::page_up:
        move(-std::max(1, page_ - 1));
        break;
      case Key::page_down:
        move(std::max(1, page_ - 1));
        break;
      default:
        entered = true;
        break;
    }
  }
  return entered;
}

std::optional<PaletteEntry> Palette::draw(Frame& frame, const Showing& showing) {
  if (!open_) return std::nullopt;
  if (draw_veil()) close();
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(frame.px(kWidth), screen.x - frame.px(24));
  const float top = std::max(frame.px(44), std::round(screen.y * 0.11F));
  ImGui::SetNextWindowPos(ImVec2(std::round((screen.x - width) / 2), top));
  ImGui::SetNextWindowSize(ImVec2(width, 0));
  ImGui::SetNextWindowFocus();
  ImGui::PushStyleColor(ImGuiCol_WindowBg, to_imgui(frame.theme.panel));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, std::max(1.0F, frame.px(1)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame.px(kPad), frame.px(kPad)));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, frame.px(6));
  ImGui::Begin("##palette", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
  field(frame);
  const std::pair now{frame.project.shown_revision(), frame.project.ledger().revision()};
  if (stale_ || of_ != now) {
    entries_ = palette_entries(typed_.data(), {frame.project, showing, world_});
    if (stale_) {
      chosen_ = 0;
      scroll_ = true;
    }
    of_ = now;
    stale_ = false;
    move(0);
  }
  bool entered = take_keys();
  const float room = screen.y - top - frame.px(kPad * 2 + 40 + 24);
  std::optional<std::size_t> clicked;
  if (entries_.empty()) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.gap(4);
    sheet.text(tr("Nothing is called so: no action, place, event, story, scene or view"),
               frame.text_style(13, frame.theme.secondary));
    if (entered) focus_ = true;  // Enter has taken the keyboard from the field
    entered = false;
  } else {
    clicked = list(frame, std::min(room, height_of_list(frame)));
  }
  const ImVec2 a = ImGui::GetWindowPos();
  const ImVec2 b = ImGui::GetWindowSize();
  frame.name_box("panel/palette", {a.x, a.y, a.x + b.x, a.y + b.y});
  ImGui::End();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor();
  if (entered) clicked = static_cast<std::size_t>(chosen_);
  if (!open_ || !clicked || *clicked >= entries_.size()) return std::nullopt;
  close();
  return entries_[*clicked];
}

void Palette::field(Frame& frame) {
  if (focus_) ImGui::SetKeyboardFocusHere();
  focus_ = false;
  ImGui::SetNextItemWidth(-1);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(frame.px(10), frame.px(7)));
  const std::string hint = std::string(icon::kSearch) + "  " +
                           tr("Something to do, a place, an event, a story, a scene");
  ImGui::InputTextWithHint("##do", hint.c_str(), typed_.data(), typed_.size());
  ImGui::PopStyleVar();
  frame.name_last_item("field/palette");
  if (ImGui::IsItemEdited()) stale_ = true;
}

float Palette::height_of_list(const Frame& frame) const {
  float out = 0;
  int rows = 0;
  for (std::size_t i = 0; i < entries_.size() && rows < kMostRows; ++i, ++rows) {
    if (i == 0 || entries_[i].kind != entries_[i - 1].kind) out += frame.px(kHeading);
    out += frame.px(kRow);
  }
  return out;
}

std::optional<std::size_t> Palette::list(Frame& frame, float height) {
  std::optional<std::size_t> clicked;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::BeginChild("##entries", ImVec2(0, height), false, ImGuiWindowFlags_NoNav);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const bool begins = i == 0 || entries_[i].kind != entries_[i - 1].kind;
    const float before = ImGui::GetCursorPosY();
    if (begins) heading_of(frame, entries_[i].kind);
    if (row(frame, i)) clicked = i;
    if (scroll_ && static_cast<int>(i) == chosen_) {
      // With its heading where it is the first below one.
      const float scroll = ImGui::GetScrollY();
      const float end = ImGui::GetCursorPosY();
      if (before < scroll) ImGui::SetScrollY(before);
      if (end > scroll + height) ImGui::SetScrollY(end - height);
      scroll_ = false;
    }
  }
  page_ = std::max(1, static_cast<int>(height / frame.px(kRow)));
  ImGui::EndChild();
  ImGui::PopStyleVar();
  return clicked;
}

void Palette::heading_of(Frame& frame, PaletteEntry::Kind kind) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy(ImVec2(1, frame.px(kHeading)));
  paint(frame, [&](scene::Painter& painter) {
    painter.text(at.x + frame.px(8), at.y + frame.px(18), heading(kind),
                 frame.text_style(12, frame.theme.secondary, scene::Weight::bold));
  });
}

bool Palette::row(Frame& frame, std::size_t index) {
  const PaletteEntry& entry = entries_[index];
  const bool chosen = static_cast<int>(index) == chosen_;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = frame.px(kRow);
  ImGui::PushID(static_cast<int>(index));
  const bool clicked = ImGui::InvisibleButton("entry", ImVec2(width, height));
  ImGui::PopID();
  if (!ImGui::IsItemVisible()) return false;
  const std::string id = std::string(name(entry.kind)) + "/" + entry.id;
  frame.name_last_item("palette/" + id);
  if (chosen) frame.name_last_item("palette/chosen/" + id);
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (hovered && entry.kind == PaletteEntry::Kind::event) frame.hovered = entry.id;
  paint(frame, [&](scene::Painter& painter) {
    const auto& theme = frame.theme;
    if (chosen || hovered) {
      painter.rounded_rect({at.x, at.y, at.x + width, at.y + height}, frame.px(4),
                           theme.accent.faded(chosen ? 0.16F : 0.08F));
    }
    const float base = at.y + frame.px(19);
    const auto plain = frame.text_style(14, theme.text);
    const auto small = frame.text_style(12, theme.secondary);
    const bool has_sign =
        entry.kind != PaletteEntry::Kind::action && entry.kind != PaletteEntry::Kind::used;
    const float left = at.x + frame.px(has_sign ? 32 : 8);
    float right = at.x + width - frame.px(8);
    if (entry.row) {
      const event::Event& e = frame.project.snapshot().event(*entry.row);
      scene::SymbolLook look;
      look.type = e.type;
      look.status = e.status;
      look.size = 13 * frame.scale;
      look.scale = frame.scale;
      scene::draw_symbol(painter, {at.x + frame.px(17), at.y + height / 2}, look, theme);
    } else if (has_sign) {
      const auto sign = frame.text_style(13, theme.secondary);
      const float w = painter.text_width(icon_of(entry.kind), sign);
      painter.text(at.x + frame.px(17) - w / 2, base, icon_of(entry.kind), sign);
    }
    if (!entry.right.empty()) {
      const std::string words =
          typeset::elide(frame.type, entry.right, small.weight, small.size, width * 0.45F);
      right -= painter.text_width(words, small);
      painter.text(right, base, words, small);
      right -= frame.px(14);
    }
    const std::string words =
        typeset::elide(frame.type, entry.name, plain.weight, plain.size, right - left);
    const float end = left + painter.text(left, base, words, plain) + frame.px(10);
    if (entry.beside.empty() || end + frame.px(40) > right) return;
    painter.text(end, base,
                 typeset::elide(frame.type, entry.beside, small.weight, small.size, right - end),
                 small);
  });
  return clicked;
}

}  // namespace dateline::gui
