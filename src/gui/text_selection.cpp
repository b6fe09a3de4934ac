#include "gui/text_selection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline::gui {
namespace {

/// A character of a run with where it lies, from the run's left end.
struct Place {
  std::uint32_t begin = 0;  ///< bytes of the paragraph
  std::uint32_t end = 0;
  float left = 0;
  float right = 0;
  bool right_to_left = false;
};

std::vector<Place> places_of(const StoryLayout& layout, typeset::Typesetter& type,
                             const TextLine& line, const TextRun& run) {
  const TextParagraph& paragraph = layout.paragraphs[line.paragraph];
  const float size = layout.text_size(paragraph.part);
  const std::string_view words =
      std::string_view(paragraph.utf8).substr(run.begin, run.end - run.begin);
  const typeset::ShapedText& shaped = type.shape(words, StoryLayout::weight(paragraph.part));
  std::vector<std::uint32_t> begins;
  begins.reserve(shaped.glyphs.size());
  for (const typeset::ShapedGlyph& g : shaped.glyphs) begins.push_back(g.byte);
  std::ranges::sort(begins);
  std::vector<Place> out;
  out.reserve(shaped.glyphs.size());
  for (const typeset::ShapedGlyph& g : shaped.glyphs) {
    const auto next = std::ranges::upper_bound(begins, g.byte);
    Place p;
    p.begin = run.begin + g.byte;
    p.end = next == begins.end() ? run.end : run.begin + *next;
    p.left = g.x * size;
    p.right = (g.x + g.advance) * size;
    p.right_to_left = shaped.right_to_left;
    out.push_back(p);
  }
  return out;
}

/// The line at a height, else the nearest.
const TextLine* line_near(const StoryLayout& layout, float y) {
  const TextLine* best = nullptr;
  float least = std::numeric_limits<float>::max();
  for (const TextLine& line : layout.lines) {
    if (line.runs.empty()) continue;
    const float gap = std::max({0.0F, line.y - y, y - (line.y + layout.line_height)});
    if (gap >= least) continue;
    least = gap;
    best = &line;
  }
  return best;
}

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\r' || c == U'\t' || c == U'\u00A0';
}

}  // namespace

std::uint32_t gap_at(const StoryLayout& layout, typeset::Typesetter& type, float x, float y) {
  const TextLine* line = line_near(layout, y);
  if (line == nullptr) return 0;
  const TextParagraph& paragraph = layout.paragraphs[line->paragraph];
  std::uint32_t best = line->runs.front().begin;
  float least = std::numeric_limits<float>::max();
  for (const TextRun& run : line->runs) {
    for (const Place& p : places_of(layout, type, *line, run)) {
      const float left = std::abs(x - (run.x + p.left));
      const float right = std::abs(x - (run.x + p.right));
      if (left < least) {
        least = left;
        best = p.right_to_left ? p.end : p.begin;
      }
      if (right < least) {
        least = right;
        best = p.right_to_left ? p.begin : p.end;
      }
    }
  }
  return paragraph.code_points[best];
}

std::optional<std::uint32_t> character_at(const StoryLayout& layout, typeset::Typesetter& type,
                                          float x, float y) {
  const TextLine* line = line_near(layout, y);
  if (line == nullptr || y < line->y || y >= line->y + layout.line_height) return std::nullopt;
  for (const TextRun& run : line->runs) {
    for (const Place& p : places_of(layout, type, *line, run)) {
      if (x >= run.x + p.left && x < run.x + p.right) {
        return layout.paragraphs[line->paragraph].code_points[p.begin];
      }
    }
  }
  return std::nullopt;
}

std::vector<scene::PixelBox> boxes_of(const StoryLayout& layout, typeset::Typesetter& type,
                                      text::Span span) {
  std::vector<scene::PixelBox> out;
  if (span.empty()) return out;
  for (const TextLine& line : layout.lines) {
    const TextParagraph& paragraph = layout.paragraphs[line.paragraph];
    for (const TextRun& run : line.runs) {
      if (paragraph.code_points[run.begin] >= span.end ||
          paragraph.code_points[run.end] <= span.start) {
        continue;
      }
      const std::uint32_t begin = std::max(run.begin, paragraph.byte_of(span.start));
      const std::uint32_t end = std::min(run.end, paragraph.byte_of(span.end));
      if (end <= begin) continue;
      const auto weight = StoryLayout::weight(paragraph.part);
      const std::string_view words =
          std::string_view(paragraph.utf8).substr(run.begin, run.end - run.begin);
      for (const auto& [left, right] :
           extents_of(type.shape(words, weight), layout.text_size(paragraph.part),
                      begin - run.begin, end - run.begin)) {
        const scene::PixelBox box{run.x + left, line.y, run.x + right, line.y + layout.line_height};
        // Runs of sentences that meet are one.
        if (!out.empty() && out.back().y0 == box.y0 && std::abs(out.back().x1 - box.x0) < 1.5F) {
          out.back().x1 = box.x1;
        } else {
          out.push_back(box);
        }
      }
    }
  }
  return out;
}

std::string words_of(const StoryLayout& layout, text::Span span) {
  std::string out;
  for (const TextParagraph& paragraph : layout.paragraphs) {
    const std::uint32_t begin = paragraph.byte_of(span.start);
    const std::uint32_t end =
        std::min(paragraph.byte_of(span.end), static_cast<std::uint32_t>(paragraph.utf8.size()));
    if (end <= begin) continue;
    if (!out.empty()) out += "\n\n";
    out += paragraph.utf8.substr(begin, end - begin);
  }
  return out;
}

text::Span word_at(const text::Story& story, std::uint32_t code_point) {
  // Stories of a project are at hand without their tokens.
  const text::Span sentence =
      story.sentences.empty() ? text::Span{} : story.sentences[story.sentence_at(code_point)].span;
  for (const text::Token& token : text::tokenize(story.at(sentence), sentence.start)) {
    if (token.span.contains(code_point)) return token.span;
  }
  return {code_point, code_point};
}

text::Span trimmed(const text::Story& story, text::Span span) {
  span.end = std::min(span.end, static_cast<std::uint32_t>(story.text.size()));
  while (!span.empty() && is_blank(story.text[span.start])) ++span.start;
  while (!span.empty() && is_blank(story.text[span.end - 1])) --span.end;
  return span;
}

}  // namespace dateline::gui
