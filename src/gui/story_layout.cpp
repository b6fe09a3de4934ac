#include "gui/story_layout.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace dateline::gui {
namespace {

TextParagraph paragraph_of(const text::Story& story, const text::Paragraph& paragraph) {
  TextParagraph out;
  out.part = paragraph.part;
  const std::u32string_view text = story.text;
  bool space = true;  // none at the beginning, one where the file has several
  for (std::uint32_t i = paragraph.span.start; i < paragraph.span.end; ++i) {
    char32_t c = text[i];
    if (c == U'\n' || c == U'\r' || c == U'\t') c = U' ';
    if (c == U' ' && space) continue;
    space = c == U' ';
    const std::size_t before = out.utf8.size();
    base::append_utf8(out.utf8, c);
    out.code_points.insert(out.code_points.end(), out.utf8.size() - before, i);
  }
  out.code_points.push_back(paragraph.span.end);
  return out;
}

/// Whether a mention is told apart from its surroundings: what a place is not (an adjective of
/// nationality) would only be noise.
bool worth_marking(const geoparse::PlaceMention& mention) {
  return mention.place() != nullptr && mention.role != geoparse::Role::adjective;
}

std::vector<TextMark> marks_of(const event::Document& document) {
  std::vector<TextMark> marks;
  for (const auto& p : document.places) {
    if (worth_marking(p)) marks.push_back({TextMark::Kind::place, p.span, 0});
  }
  for (const auto& t : document.times) marks.push_back({TextMark::Kind::time, t.span, 0});
  for (std::uint32_t e = 0; e < document.events.size(); ++e) {
    for (const auto& m : document.events[e].mentions) {
      marks.push_back({TextMark::Kind::event, m.span, e});
    }
  }
  std::ranges::stable_sort(marks, {}, &TextMark::span);
  return marks;
}

}  // namespace

std::uint32_t TextParagraph::byte_of(std::uint32_t code_point) const {
  return static_cast<std::uint32_t>(std::ranges::lower_bound(code_points, code_point) -
                                    code_points.begin());
}

typeset::Weight StoryLayout::weight(text::Part part) {
  if (part == text::Part::title) return typeset::Weight::bold;
  return part == text::Part::byline || part == text::Part::metadata ? typeset::Weight::italic
                                                                    : typeset::Weight::regular;
}

float StoryLayout::text_size(text::Part part) const {
  if (part == text::Part::title) return std::round(size * 18 / 16);
  return part == text::Part::byline || part == text::Part::metadata ? std::round(size * 13 / 16)
                                                                    : size;
}

StoryLayout StoryLayout::make(const event::Document& document, typeset::Typesetter& type,
                              float width, float scale) {
  StoryLayout out;
  const text::Story& story = document.story;
  out.size = std::round(16 * scale);
  out.line_height = std::round(24 * scale);
  out.marks = marks_of(document);
  out.sentence_top.assign(story.sentences.size(), -1);
  out.sentence_bottom.assign(story.sentences.size(), -1);
  float y = std::round(4 * scale);
  for (std::uint32_t p = 0; p < story.paragraphs.size(); ++p) {
    out.paragraphs.push_back(paragraph_of(story, story.paragraphs[p]));
    const TextParagraph& paragraph = out.paragraphs.back();
    const auto w = weight(paragraph.part);
    const float size = out.text_size(paragraph.part);
    const std::string_view all = paragraph.utf8;
    for (const std::string_view part : typeset::wrap(type, all, w, size, width)) {
      TextLine line{p, y, {}};
      auto begin = static_cast<std::uint32_t>(part.data() - all.data());
      const auto end = static_cast<std::uint32_t>(begin + part.size());
      const bool right_to_left = type.shape(part, w).right_to_left;
      float x = 0;
      while (begin < end && !story.sentences.empty()) {
        TextRun run;
        run.sentence = story.sentence_at(paragraph.code_points[begin]);
        run.begin = begin;
        run.end = end;
        if (run.sentence + 1 < story.sentences.size()) {
          const auto next = paragraph.byte_of(story.sentences[run.sentence + 1].span.start);
          if (next > begin) run.end = std::min(end, next);
        }
        run.width = type.width(all.substr(run.begin, run.end - run.begin), w, size);
        run.x = x;
        x += run.width;
        begin = run.end;
        line.runs.push_back(run);
      }
      if (right_to_left) {
        for (TextRun& run : line.runs) run.x = width - run.x - run.width;
      }
      for (const TextRun& run : line.runs) {
        if (out.sentence_top[run.sentence] < 0) out.sentence_top[run.sentence] = y;
        out.sentence_bottom[run.sentence] = y + out.line_height;
      }
      out.lines.push_back(std::move(line));
      y += out.line_height;
    }
    y += std::round((paragraph.part == text::Part::body ? 11.0F : 6.0F) * scale);
  }
  out.height = y;
  return out;
}

std::optional<std::uint32_t> StoryLayout::sentence_at(float x, float y) const {
  for (const TextLine& line : lines) {
    if (y < line.y || y >= line.y + line_height) continue;
    for (const TextRun& run : line.runs) {
      if (x >= run.x && x < run.x + run.width) return run.sentence;
    }
  }
  return std::nullopt;
}

std::vector<std::pair<float, float>> extents_of(const typeset::ShapedText& shaped, float size,
                                                std::uint32_t begin, std::uint32_t end) {
  std::vector<std::pair<float, float>> out;
  for (const typeset::ShapedGlyph& g : shaped.glyphs) {
    if (g.byte < begin || g.byte >= end) continue;
    const float left = g.x * size;
    const float right = (g.x + g.advance) * size;
    if (!out.empty() && left <= out.back().second + 1.5F) {
      out.back().second = std::max(out.back().second, right);
    } else {
      out.emplace_back(left, right);
    }
  }
  return out;
}

}  // namespace dateline::gui
