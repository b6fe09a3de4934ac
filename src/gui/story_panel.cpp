#include "gui/story_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "gui/actions.hpp"
#include "scene/snapshot_marks.hpp"

namespace dateline::gui {
namespace {

using scene::Rgba;

/// How a story's sentences look at this moment.
class Inks {
 public:
  Inks(const Frame& frame, const event::Document& document) : frame_(frame) {
    const auto& project = frame.project;
    const auto count = document.story.sentences.size();
    future_.assign(count, false);
    selected_.assign(count, false);
    hovered_.assign(count, false);
    std::vector<std::uint8_t> happened(count, 0);
    const store::Snapshot& snapshot = project.snapshot();
    for (std::uint32_t i = 0; i < document.events.size(); ++i) {
      const event::Event& e = document.events[i];
      const store::Row row = snapshot.row({project.document(), i});
      const auto& earliest = snapshot.times(row).whole.earliest;
      const bool later =
          snapshot.events().dated[row] != 0 && earliest && *earliest > project.playhead();
      const bool is_selected = project.selects(row);
      const bool is_hovered = project.hovers(row);
      for (const auto& m : e.mentions) {
        if (later) future_[m.sentence] = true;
        if (!later) happened[m.sentence] = 1;
        if (is_selected) selected_[m.sentence] = true;
        if (is_hovered) hovered_[m.sentence] = true;
      }
    }
    // A sentence that also tells what has happened is read now.
    for (std::size_t i = 0; i < count; ++i) future_[i] = future_[i] && happened[i] == 0;
  }
  [[nodiscard]] Rgba text(std::uint32_t sentence) const {
    const auto& t = frame_.theme;
    return future_[sentence] ? t.dimmed() : t.text;
  }
  [[nodiscard]] bool future(std::uint32_t sentence) const { return future_[sentence]; }
  [[nodiscard]] bool selected(std::uint32_t sentence) const { return selected_[sentence]; }
  [[nodiscard]] bool hovered(std::uint32_t sentence) const { return hovered_[sentence]; }

 private:
  const Frame& frame_;
  std::vector<bool> future_;
  std::vector<bool> selected_;
  std::vector<bool> hovered_;
};

/// Draws the lines that are in sight.
class Page {
 public:
  Page(Frame& frame, const event::Document& document, const StoryLayout& layout,
       scene::Painter& painter, ImVec2 origin)
      : frame_(frame),
        document_(document),
        layout_(layout),
        painter_(painter),
        origin_(origin),
        inks_(frame, document) {}

  void draw(float top, float bottom, std::optional<std::uint32_t> focus) {
    for (const TextLine& line : layout_.lines) {
      if (line.y + layout_.line_height < top || line.y > bottom) continue;
      for (const TextRun& run : line.runs) ground(line, run, focus);
      for (const TextRun& run : line.runs) letters(line, run);
    }
  }

 private:
  void ground(const TextLine& line, const TextRun& run, std::optional<std::uint32_t> focus) {
    const bool lit = inks_.selected(run.sentence) || focus == run.sentence;
    if (!lit && !inks_.hovered(run.sentence)) return;
    const float y = origin_.y + line.y;
    const scene::PixelBox box{origin_.x + run.x - frame_.px(2), y,
                              origin_.x + run.x + run.width + frame_.px(2),
                              y + layout_.line_height};
    painter_.rect(box, frame_.theme.accent.faded(lit ? 0.16F : 0.07F));
    if (lit && run.x < 1) {
      painter_.rect(
          {origin_.x - frame_.px(8), y, origin_.x - frame_.px(5), y + layout_.line_height},
          frame_.theme.accent);
    }
  }

  void letters(const TextLine& line, const TextRun& run) {
    const TextParagraph& paragraph = layout_.paragraphs[line.paragraph];
    const std::string_view words =
        std::string_view(paragraph.utf8).substr(run.begin, run.end - run.begin);
    scene::TextStyle style;
    style.size = layout_.text_size(paragraph.part);
    style.weight = StoryLayout::weight(paragraph.part);
    style.colour = inks_.text(run.sentence);
    if (paragraph.part == text::Part::metadata || paragraph.part == text::Part::byline) {
      style.colour = frame_.theme.secondary;
    }
    const float x = origin_.x + run.x;
    const float baseline =
        origin_.y + line.y + std::round(layout_.line_height * 0.5F + style.size * 0.36F);
    marks(paragraph, run, words, style, x, baseline);
    painter_.text(x, baseline, words, style);
  }

  void marks(const TextParagraph& paragraph, const TextRun& run, std::string_view words,
             const scene::TextStyle& style, float x, float baseline) {
    const std::uint32_t from = paragraph.code_points[run.begin];
    const std::uint32_t to = paragraph.code_points[run.end];
    const float fade = inks_.future(run.sentence) ? 0.5F : 1.0F;
    for (const TextMark& mark : layout_.marks) {
      if (mark.span.start >= to) break;
      if (mark.span.end <= from) continue;
      const std::uint32_t begin = std::max(run.begin, paragraph.byte_of(mark.span.start));
      const std::uint32_t end = std::min(run.end, paragraph.byte_of(mark.span.end));
      if (end <= begin) continue;
      const auto stretches = extents_of(frame_.type.shape(words, style.weight), style.size,
                                        begin - run.begin, end - run.begin);
      for (const auto& [left, right] : stretches) {
        underline(mark, x + left, x + right, baseline, fade);
      }
    }
  }

  void underline(const TextMark& mark, float x0, float x1, float baseline, float fade) {
    const scene::Theme& theme = frame_.theme;
    const float y = baseline + frame_.px(3);
    const float thick = std::max(1.0F, frame_.px(1));
    switch (mark.kind) {
      case TextMark::Kind::event: {
        const event::Event& e = document_.events[mark.event];
        const Rgba colour = theme.family(event::family(e.type));
        const project::Project& project = frame_.project;
        const store::Row row = project.snapshot().row({project.document(), mark.event});
        const bool lit = project.selects(row) || project.hovers(row);
        painter_.rect({x0, baseline - frame_.px(14), x1, y},
                      colour.faded(fade * (lit ? theme.lit_mark : 0.13F)));
        painter_.rect({x0, y, x1, y + 2 * thick}, colour.faded(fade));
        break;
      }
      case TextMark::Kind::place:
        painter_.line({x0, y + 3.5F * thick}, {x1, y + 3.5F * thick}, thick,
                      theme.water_label.faded(fade));
        break;
      case TextMark::Kind::time:
        painter_.line({x0, y + 3.5F * thick}, {x1, y + 3.5F * thick}, thick,
                      theme.secondary.faded(fade), {2 * thick, 2 * thick});
        break;
    }
  }

  Frame& frame_;
  const event::Document& document_;
  const StoryLayout& layout_;
  scene::Painter& painter_;
  ImVec2 origin_;
  Inks inks_;
};

}  // namespace

void StoryPanel::draw(Frame& frame) {
  const event::Document* document = frame.project.current();
  tabs_.draw(frame);
  source_.draw(frame);
  found_.follow(frame.project);
  if (document != nullptr) found_.draw_line(frame);
  found_.send(frame);
  // Its room is always kept, so that lines do not break anew; it shows where there is more to see.
  if (!scrolls_) ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, 0);
  ImGui::BeginChild("##story", ImVec2(0, 0), false,
                    ImGuiWindowFlags_NoNav | ImGuiWindowFlags_AlwaysVerticalScrollbar);
  if (!scrolls_) ImGui::PopStyleColor();
  scrolls_ = ImGui::GetScrollMaxY() > 0;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = ImGui::GetWindowSize();
  const ImVec2 window = ImGui::GetWindowPos();
  panel_ = {window.x, window.y, window.x + size.x, window.y + size.y};
  frame.name_box("panel/story", panel_);
  if (document == nullptr || selection_.story != document->story.id) selection_ = {};
  if (document == nullptr) {
    Sheet sheet(frame, ImGui::GetContentRegionAvail().x);
    sheet.gap(8);
    sheet.text(tr("No story is open"), frame.text_style(17, frame.theme.text, scene::Weight::bold));
    sheet.gap(6);
    sheet.text(
        tr("Open a file or a folder, drop it onto this window, or paste a story. Its places, times "
           "and "
           "events are marked here, drawn on the map and put in order below it."),
        frame.text_style(14, frame.theme.secondary));
    sheet.gap(10);
    draw_beginnings(frame, sheet);
    ImGui::EndChild();
    return;
  }
  scroll_ = ImGui::GetScrollY();
  const float indent = frame.px(10);
  const float width = ImGui::GetContentRegionAvail().x - indent - frame.px(4);
  const auto shared = frame.project.snapshot().documents()[frame.project.document()];
  if (laid_out_ != shared || width_ != width || scale_ != frame.scale) {
    layout_ = StoryLayout::make(*document, frame.type, width, frame.scale);
    // What is put right makes another document of the story: the reader's place in it stays.
    if (laid_out_story_ != document->story.id) {
      ImGui::SetScrollY(0);
      seen_focus_ = 0;
      scroll_ = 0;
      named_.reset();
      asks_name_ = false;
    }
    laid_out_ = shared;
    laid_out_story_ = document->story.id;
    width_ = width;
    scale_ = frame.scale;
  }
  const ImVec2 origin(at.x + indent, at.y);
  const float scroll = ImGui::GetScrollY();
  paint(frame, [&](scene::Painter& painter) {
    draw_found(painter, frame, origin);
    draw_selection(painter, frame, origin);
    Page page(frame, *document, layout_, painter, origin);
    std::optional<std::uint32_t> focus;
    if (const auto ref = frame.project.focus();
        ref && ref->document == frame.project.document() && frame.project.selected().empty()) {
      focus = ref->sentence;
    }
    page.draw(scroll - layout_.line_height, scroll + size.y + layout_.line_height, focus);
  });
  name_boxes(frame, *document, origin);
  frame.name_box("text/story", {origin.x, origin.y, origin.x + width, origin.y + layout_.height});
  ImGui::Dummy(ImVec2(width + indent, layout_.height));
  draw_selection_bar(frame, *document, origin);
  handle_mouse(frame, *document, origin);
  follow(frame, *document, size.y);
  scroll_to_focus(frame, size.y);
  follow_names(frame, *document, origin);
  follow_found(frame);
  ImGui::EndChild();
}

/// What can be done while there is nothing, each with its key.
void StoryPanel::draw_beginnings(Frame& frame, Sheet& sheet) const {
  struct Beginning {
    std::string words;  ///< with its key
    std::string short_words;
    const char* name;
    std::optional<Action> action;
  };
  std::vector<Beginning> all;
  for (const Action action : {Action::open_dialog, Action::paste_dialog, Action::open_example}) {
    if (action == Action::open_example && !has_example_) continue;
    all.push_back({tip_of(action), tr(info(action).name), info(action).word, action});
  }
  const std::string read = tr("Read the story that comes with it");
  if (!sample_.empty()) all.push_back({read, read, "sample", {}});
  const float room = sheet.width() - frame.px(16);
  ImGui::SetCursorScreenPos(ImVec2(sheet.x(), sheet.y()));
  for (const Beginning& b : all) {
    const bool fits = ImGui::CalcTextSize(b.words.c_str()).x <= room;
    std::string label = fits ? b.words : b.short_words;
    if (ImGui::CalcTextSize(label.c_str()).x > room) {
      label = typeset::elide(frame.type, label, scene::Weight::regular, 14 * frame.scale, room);
    }
    label += std::string("###") + b.name;
    if (ImGui::Button(label.c_str(), ImVec2(sheet.width(), frame.px(30)))) {
      frame.wanted = b.action;
      if (!b.action) frame.send(project::OpenStories{{sample_}});
    }
    frame.name_last_item(std::string("button/begin-") + b.name);
  }
  sheet.move_to(ImGui::GetCursorScreenPos().y);
}

/// Names where sentences that tell events, and places, stand.
void StoryPanel::name_boxes(Frame& frame, const event::Document& document, ImVec2 origin) const {
  for (std::uint32_t s = 0; s < layout_.sentence_top.size(); ++s) {
    if (layout_.sentence_top[s] < 0) continue;
    for (const store::Row row : frame.project.snapshot().told_in(frame.project.document(), s)) {
      for (const TextLine& line : layout_.lines) {
        const auto run = std::ranges::find(line.runs, s, &TextRun::sentence);
        if (run == line.runs.end()) continue;
        const float y = origin.y + line.y;
        frame.name_box(
            "sentence/" + frame.project.snapshot().event(row).id,
            {origin.x + run->x, y, origin.x + run->x + run->width, y + layout_.line_height});
        break;
      }
    }
  }
  for (std::size_t i = 0; i < document.places.size(); ++i) {
    const geoparse::PlaceMention& m = document.places[i];
    const std::uint32_t sentence = document.story.sentence_at(m.span.start);
    const float top = origin.y + layout_.sentence_top[sentence];
    if (origin.y + layout_.sentence_bottom[sentence] < panel_.y0 || top > panel_.y1) continue;
    const auto boxes = boxes_of(layout_, frame.type, m.span);
    if (boxes.empty()) continue;
    const scene::PixelBox& b = boxes.front();
    frame.name_box("mention/" + std::to_string(i) + "/" + m.surface,
                   {origin.x + b.x0, origin.y + b.y0, origin.x + b.x1, origin.y + b.y1});
  }
}

void StoryPanel::scroll_to_focus(const Frame& frame, float height) {
  const auto focus = frame.project.focus();
  if (!focus || focus->document != frame.project.document() ||
      focus->sentence >= layout_.sentence_top.size()) {
    return;
  }
  if (seen_focus_ == frame.project.focus_revision()) return;
  seen_focus_ = frame.project.focus_revision();
  scroll_to(focus->sentence, height);
}

void StoryPanel::follow(const Frame& frame, const event::Document& document, float height) {
  const time::Minute now = frame.project.playhead();
  if (!frame.project.settings().follow || followed_ == now) return;
  followed_ = now;
  const store::Snapshot& snapshot = frame.project.snapshot();
  std::optional<std::pair<time::Minute, std::uint32_t>> last;
  for (std::uint32_t i = 0; i < document.events.size(); ++i) {
    const store::Row row = snapshot.row({frame.project.document(), i});
    const auto& earliest = snapshot.times(row).whole.earliest;
    if (snapshot.events().dated[row] == 0 || !earliest || *earliest > now) continue;
    const std::pair one{*earliest, document.events[i].mentions.front().sentence};
    if (!last || one.first >= last->first) last = one;
  }
  if (last && last->second < layout_.sentence_top.size()) scroll_to(last->second, height);
}

void StoryPanel::scroll_to(std::uint32_t sentence, float height) {
  scroll_to(layout_.sentence_top[sentence], layout_.sentence_bottom[sentence], height);
}

void StoryPanel::scroll_to(float top, float bottom, float height) {
  const float margin = layout_.line_height;
  if (top - margin >= scroll_ && bottom + margin <= scroll_ + height) return;
  scroll_ = std::max(0.0F, (top + bottom - height) / 2);
  ImGui::SetScrollY(scroll_);
}

}  // namespace dateline::gui
