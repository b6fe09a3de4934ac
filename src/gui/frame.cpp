#include "gui/frame.hpp"

#include <algorithm>

namespace dateline::gui {

void Frame::name_last_item(std::string name) {
  const ImVec2 a = ImGui::GetItemRectMin();
  const ImVec2 b = ImGui::GetItemRectMax();
  if (keyboard != nullptr) keyboard->add_item(name.starts_with("field/"), name);
  name_box(std::move(name), {a.x, a.y, b.x, b.y});
}

void begin_panel(const Frame& frame, const char* name, const scene::PixelBox& box, bool padded) {
  ImGui::SetNextWindowPos(ImVec2(box.x0, box.y0));
  ImGui::SetNextWindowSize(ImVec2(box.width(), box.height()));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding,
                      padded ? ImVec2(frame.px(12), frame.px(8)) : ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                   ImGuiWindowFlags_NoBackground);
  ImGui::PopStyleVar(2);
}

void end_panel() { ImGui::End(); }

bool draw_veil() {
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ImVec4(0, 0, 0, 0.32F));
  ImGui::Begin("##veil", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleColor();
  const bool clicked = ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  ImGui::End();
  return clicked;
}

namespace {

scene::PixelBox clip_of_window() {
  const ImVec2 a = ImGui::GetWindowDrawList()->GetClipRectMin();
  const ImVec2 b = ImGui::GetWindowDrawList()->GetClipRectMax();
  return {a.x, a.y, b.x, b.y};
}

}  // namespace

Sheet::Sheet(Frame& frame, float width)
    : frame_(frame),
      x_(ImGui::GetCursorScreenPos().x),
      y_(ImGui::GetCursorScreenPos().y),
      top_(y_),
      width_(width),
      painter_(frame.type, mesh_, clip_of_window()) {}

Sheet::~Sheet() {
  frame_.canvas.add(ImGui::GetWindowDrawList(), mesh_);
  ImGui::SetCursorScreenPos(ImVec2(x_, top_));
  ImGui::Dummy(ImVec2(width_, std::max(1.0F, y_ - top_)));
}

scene::PixelBox Sheet::text(std::string_view utf8, const scene::TextStyle& style, float indent) {
  const float line = std::round(style.size * 1.45F);
  const scene::PixelBox clip = clip_of_window();
  const float top = y_;
  float right = x_ + indent;
  for (const std::string_view part :
       typeset::wrap(frame_.type, utf8, style.weight, style.size, width_ - indent)) {
    if (y_ + line >= clip.y0 && y_ <= clip.y1) {
      const float baseline = y_ + std::round(line * 0.5F + style.size * 0.36F);
      right = std::max(right, x_ + indent + painter_.text(x_ + indent, baseline, part, style));
    }
    y_ += line;
  }
  return {x_ + indent, top, right, y_};
}

void Sheet::field(std::string_view label, std::string_view utf8) {
  if (utf8.empty()) return;
  text(label, frame_.text_style(12, frame_.theme.secondary));
  text(utf8, frame_.text_style(14, frame_.theme.text));
  gap(6);
}

void Sheet::gap(float logical) { y_ += frame_.px(logical); }

void Sheet::rule() {
  y_ += frame_.px(6);
  painter_.rect({x_, y_, x_ + width_, y_ + std::max(1.0F, frame_.px(1))}, frame_.theme.hairline);
  y_ += frame_.px(7);
}

void begin_overlay(const char* name, const scene::PixelBox& box) {
  ImGui::SetNextWindowPos(ImVec2(box.x0, box.y0));
  ImGui::SetNextWindowSize(ImVec2(box.width(), box.height()));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::Begin(name, nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::PopStyleVar(2);
}

bool tr_button(const Frame& frame, const char* english, float least) {
  const float word = ImGui::CalcTextSize(tr(english)).x + 2 * ImGui::GetStyle().FramePadding.x;
  return ImGui::Button(tr_label(english).c_str(), ImVec2(std::max(frame.px(least), word), 0));
}

bool icon_button(Frame& frame, const char* icon, const char* name, const char* tip) {
  ImGui::PushID(name);
  ImGui::PushStyleColor(ImGuiCol_Button, to_imgui(frame.theme.panel.faded(0)));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
  const bool clicked = ImGui::Button(icon, ImVec2(frame.px(28), frame.px(24)));
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  ImGui::PopID();
  frame.name_last_item(std::string("button/") + name);
  if (tip != nullptr) tip_for_item(frame, tip);
  return clicked;
}

void tip_for_item(Frame& frame, const char* tip) {
  // Of what cannot be pressed now, too: it is asked the more what it would do.
  if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  ImGui::SetTooltip("%s", tip);
  frame.tip = tip;
}

}  // namespace dateline::gui
