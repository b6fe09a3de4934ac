#include "gui/found_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/folded.hpp"

namespace dateline::gui {
namespace {

constexpr float kLine = 26;  // logical pixels

}  // namespace

void FoundWords::follow(const project::Project& project) {
  const auto documents = project.snapshot().documents();
  const auto at = project.document();
  const std::shared_ptr<const void> document = at < documents.size() ? documents[at] : nullptr;
  const std::string& typed = project.filter().text;
  const bool other_words = typed != typed_;
  if (other_words || document != document_) {
    const std::string story = document == nullptr ? "" : documents[at]->story.id;
    // What is put right makes another document of the story.
    const bool goes_on = !other_words && story == story_;
    story_ = story;
    typed_ = typed;
    document_ = document;
    wanted_ = text::folded(typed_);
    found_ = document == nullptr ? std::vector<text::Span>()
                                 : text::find_folded(documents[at]->story.text, wanted_);
    if (found_.empty()) {
      now_.reset();
    } else if (!goes_on || !now_) {
      now_ = from_end_ ? found_.size() - 1 : 0;
    }
    if (now_) now_ = std::min(*now_, found_.size() - 1);
    changed_ = changed_ || other_words;
    stepped_ = stepped_ || std::exchange(comes_, false);
    from_end_ = false;
  }
  if (const int by = std::exchange(steps_, 0); by != 0 && is_open()) go(project, by);
}

/// Past the last one of a story on to the next story that has any, round and round.
void FoundWords::go(const project::Project& project, int by) {
  const auto documents = project.snapshot().documents();
  const auto count = static_cast<std::int64_t>(documents.size());
  if (now_) {
    const auto next = static_cast<std::int64_t>(*now_) + by;
    if (next >= 0 && next < std::ssize(found_)) {
      now_ = static_cast<std::size_t>(next);
      stepped_ = true;
      return;
    }
  }
  const std::int64_t way = by > 0 ? 1 : -1;
  for (std::int64_t i = 1; i < count; ++i) {
    const std::int64_t other =
        ((static_cast<std::int64_t>(project.document()) + way * i) % count + count) % count;
    const auto& story = documents[static_cast<std::size_t>(other)]->story;
    if (text::find_folded(story.text.once(), wanted_).empty()) continue;
    to_story_ = static_cast<std::uint32_t>(other);
    from_end_ = by < 0;
    comes_ = true;
    return;
  }
  if (!now_) return;
  now_ = by > 0 ? 0 : found_.size() - 1;
  stepped_ = true;
}

void FoundWords::send(Frame& frame) {
  if (const auto to = std::exchange(to_story_, std::nullopt)) {
    frame.send(project::ShowDocument{*to});
  }
}

void FoundWords::start_at(std::uint32_t code_point) {
  if (found_.empty()) return;
  const auto first = std::ranges::find_if(
      found_, [&](const text::Span& span) { return span.start >= code_point; });
  now_ = first == found_.end() ? 0 : static_cast<std::size_t>(first - found_.begin());
}

void FoundWords::draw_line(Frame& frame) {
  if (!is_open()) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const std::string count = now_ ? tr_format("{} of {} in this story", *now_ + 1, found_.size())
                                 : std::string(tr("Not in this story"));
  const float buttons = at.x + width - frame.px(56);
  paint(frame, [&](scene::Painter& painter) {
    const scene::PixelBox box{at.x + frame.px(2), at.y, at.x + width - frame.px(2),
                              at.y + frame.px(kLine - 2)};
    painter.rounded_rect(box, frame.px(4), frame.theme.hairline.faded(0.6F));
    const auto bold = frame.text_style(12, frame.theme.text, scene::Weight::bold);
    const auto plain = frame.text_style(12, frame.theme.secondary);
    const float base = at.y + frame.px(16);
    const float rest = painter.text_width(count, plain);
    float x = at.x + frame.px(10);
    const float room = buttons - frame.px(18) - rest - x;
    x += painter.text(x, base,
                      typeset::elide(frame.type, fmt::format("\u201C{}\u201D", typed_), bold.weight,
                                     bold.size, room),
                      bold);
    painter.text(x + frame.px(8), base, count, plain);
    frame.name_box(fmt::format("found/{}/{}", now_ ? *now_ + 1 : 0, found_.size()), box);
  });
  ImGui::SetCursorScreenPos(ImVec2(buttons, at.y));
  if (icon_button(frame, icon::kFold, "found-previous",
                  fmt::format("{} (Shift + F3)", tr("The one before")).c_str())) {
    step(-1);
  }
  ImGui::SetCursorScreenPos(ImVec2(buttons + frame.px(26), at.y));
  if (icon_button(frame, icon::kUnfold, "found-next",
                  fmt::format("{} (F3)", tr("The next one")).c_str())) {
    step(1);
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy(ImVec2(width, frame.px(kLine + 2)));
}

}  // namespace dateline::gui
