#include "intake/pdf_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "intake/dates.hpp"
#include "intake/prose.hpp"
#include "intake/xml.hpp"

namespace dateline::intake {
namespace {

constexpr double kTopBand = 0.13;  // of the page's height, where headers stand
constexpr double kBottomBand = 0.10;
constexpr double kLarger = 1.22;  // letters of a headline, of those of the text
constexpr double kOtherSize = 1.12;
constexpr std::size_t kMostTitleLines = 6;
constexpr std::size_t kMostLines = 2'000'000;

struct Line {
  std::string text;
  double left = 0;
  double right = 0;
  double height = 0;
  std::size_t page = 0;
  std::size_t block = 0;
  double block_left = 0;
  double block_right = 0;
  int edge = 0;  // -1 at the top of its page, 1 at the bottom
};

double number(const pugi::xml_node& node, const char* name) {
  const double value = node.attribute(name).as_double();
  return std::isfinite(value) ? value : 0;
}

Line line_of(const pugi::xml_node& node) {
  Line out;
  std::vector<double> heights;
  for (pugi::xml_node w = node.first_child(); w; w = w.next_sibling()) {
    if (local_name(w) != "word") continue;
    const std::string word = one_line(w.child_value());
    if (word.empty()) continue;
    if (!out.text.empty()) out.text += ' ';
    out.text += word;
    heights.push_back(number(w, "yMax") - number(w, "yMin"));
  }
  if (heights.empty()) return out;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::ranges::nth_element(heights, middle);
  out.height = *middle;
  out.left = number(node, "xMin");
  out.right = number(node, "xMax");
  return out;
}

std::vector<Line> lines_in(const pugi::xml_node& doc) {
  std::vector<Line> out;
  std::size_t page = 0;
  std::size_t block = 0;
  double height = 0;
  pugi::xml_node in;
  for (pugi::xml_node n = doc.first_child(); n && out.size() < kMostLines;) {
    const std::string_view tag = local_name(n);
    if (tag == "page") {
      ++page;
      height = number(n, "height");
    } else if (tag == "block") {
      ++block;
      in = n;
    } else if (tag == "line") {
      Line line = line_of(n);
      line.page = page;
      line.block = block;
      line.block_left = number(in, "xMin");
      line.block_right = number(in, "xMax");
      if (number(n, "yMax") < kTopBand * height) line.edge = -1;
      if (number(n, "yMin") > (1 - kBottomBand) * height) line.edge = 1;
      if (!line.text.empty()) out.push_back(std::move(line));
    }
    n = next_in(n, doc, tag != "line");
  }
  return out;
}

/// The words with each number as one mark, for those that count pages.
std::string without_numbers(const std::string& text) {
  std::string out;
  for (const char c : base::lower_ascii(text)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) {
      out += c;
    } else if (!out.ends_with('#')) {
      out += '#';
    }
  }
  return out;
}

bool is_page_number(const std::string& text) {
  if (text.size() > 24) return false;
  std::string bare = without_numbers(text);
  if (bare.find('#') == std::string::npos) return false;
  std::erase_if(bare,
                [](char c) { return c == ' ' || c == '-' || c == '/' || c == '|' || c == '.'; });
  return bare == "#" || bare == "##" || bare == "page#" || bare == "page#of#" || bare == "#of#" ||
         bare == "p#" || bare == "\xE2\x80\x93#\xE2\x80\x93" || bare == "\xE2\x80\x94#\xE2\x80\x94";
}

/// Takes out what stands at the same edge of several pages.
void drop_edges(std::vector<Line>& lines) {
  std::map<std::pair<int, std::string>, std::set<std::size_t>> pages;
  std::size_t last = 0;
  for (const Line& line : lines) {
    last = std::max(last, line.page);
    if (line.edge != 0) pages[{line.edge, without_numbers(line.text)}].insert(line.page);
  }
  // Left and right pages have others; the first often has none.
  const std::size_t enough = std::max<std::size_t>(2, last / 3);
  std::erase_if(lines, [&](const Line& line) {
    if (line.edge == 0) return false;
    return is_page_number(line.text) ||
           pages[{line.edge, without_numbers(line.text)}].size() >= enough;
  });
}

/// The height of most letters.
double text_height(const std::vector<Line>& lines) {
  std::vector<std::pair<double, std::size_t>> heights;
  std::size_t all = 0;
  for (const Line& line : lines) {
    heights.emplace_back(line.height, line.text.size());
    all += line.text.size();
  }
  std::ranges::sort(heights);
  std::size_t so_far = 0;
  for (const auto& [height, size] : heights) {
    so_far += size;
    if (so_far * 2 >= all) return height;
  }
  return 0;
}

char32_t last_of(std::string_view text) {
  const std::u32string tail =
      base::to_code_points(text.substr(text.size() - std::min<std::size_t>(text.size(), 12)));
  const std::size_t at = tail.find_last_not_of(U"\"')\u201D\u2019\u00BB");
  return at == std::u32string::npos ? U'\0' : tail[at];
}

bool ends_sentence(std::string_view text) {
  const char32_t c = last_of(text);
  return c == U'.' || c == U'!' || c == U'?' || c == U':' || c == 0x2026 || c == 0x61F;
}

bool starts_low(std::string_view text) {
  const char c = text.empty() ? '\0' : text.front();
  return c >= 'a' && c <= 'z';
}

/// Whether a hyphen at the end of a line belongs to the word: "US-" and "led", "Iran-" and
/// "backed", "16-" and "year".
bool keeps_hyphen(std::string_view before, std::string_view line) {
  static constexpr auto kSecond = std::to_array<std::string_view>(
      {"affiliated", "aligned", "allied",   "backed", "based",   "born", "controlled",
       "dominated",  "funded",  "held",     "led",    "linked",  "made", "majority",
       "old",        "run",     "speaking", "style",  "trained", "wide", "year"});
  if (!starts_low(line)) return true;
  const std::string_view head = before.substr(before.rfind(' ') + 1);
  const auto is_low = [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  if (std::ranges::none_of(head, is_low)) return true;
  const std::string_view word = line.substr(0, line.find_first_of(" ,.;:-"));
  return std::ranges::find(kSecond, word) != kSecond.end();
}

/// Puts a line behind what there is of a paragraph.
void join(std::string& to, std::string_view line) {
  if (to.empty()) {
    to = line;
    return;
  }
  const bool hyphen =
      to.size() > 1 && to.ends_with('-') && to[to.size() - 2] != ' ' && to[to.size() - 2] != '-';
  const bool typographic = to.ends_with("\xE2\x80\x90");
  if (hyphen || typographic) {
    // "with-" and "drew" are one word; "al-" and "Qaim" have their hyphen anywhere.
    const std::size_t end = to.size() - (hyphen ? 1 : 3);
    if (!keeps_hyphen(std::string_view(to).substr(0, end), line)) to.resize(end);
  } else {
    to += ' ';
  }
  to += line;
}

class Paragraphs {
 public:
  void add(const Line& line) {
    if (before_ != nullptr && begins(line)) close();
    join(now_, line.text);
    before_ = &line;
  }
  std::vector<std::string> take() {
    close();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool begins(const Line& line) const {
    const Line& b = *before_;
    const double small = std::min(line.height, b.height);
    if (small > 0 && std::max(line.height, b.height) > kOtherSize * small) return true;
    const bool cut = !ends_sentence(now_) && (starts_low(line.text) || now_.ends_with('-'));
    if (line.block != b.block) return !cut;
    if (!ends_sentence(now_)) return false;
    const double width = line.block_right - line.block_left;
    const bool indented = line.left > line.block_left + 0.7 * line.height;
    const bool short_before = b.right < b.block_right - 0.15 * width;
    return indented || short_before;
  }

  void close() {
    if (!now_.empty()) out_.push_back(std::exchange(now_, {}));
  }

  std::vector<std::string> out_;
  std::string now_;
  const Line* before_ = nullptr;
};

/// The first lines in large letters, taken out; "" for none.
std::string take_title(std::vector<Line>& lines) {
  const double usual = text_height(lines);
  constexpr std::size_t kHowFar = 8;  // lines that may stand above it
  std::size_t first = 0;
  while (first < lines.size() && first < kHowFar && lines[first].height <= kLarger * usual) ++first;
  if (first == lines.size() || first == kHowFar || lines[first].page != lines.front().page)
    return "";
  // The largest of them: the paper's own name may stand above.
  std::string title;
  std::size_t end = first;
  while (end < lines.size() && end - first < kMostTitleLines &&
         lines[end].height > kLarger * usual &&
         std::max(lines[end].height, lines[first].height) <
             kOtherSize * std::min(lines[end].height, lines[first].height)) {
    join(title, lines[end++].text);
  }
  if (title.size() > 300) return "";
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(first),
              lines.begin() + static_cast<std::ptrdiff_t>(end));
  return title;
}

/// Whether a title in the properties is one that somebody gave, not what a program made up.
bool is_given_title(const std::string& title) {
  const std::string low = base::lower_ascii(title);
  if (std::ranges::count(title, ' ') < 2) return false;
  return !low.starts_with("microsoft") && !low.starts_with("untitled") && !low.ends_with(".doc") &&
         !low.ends_with(".docx") && !low.ends_with(".pdf") && !low.ends_with(".indd") &&
         !low.ends_with(".txt");
}

}  // namespace

base::Result<Article> pdf_article(std::string_view layout, const std::string& name) {
  pugi::xml_document document;
  if (auto parsed = parse_xml(layout, name, document); !parsed) return parsed.error();
  const pugi::xml_node html = child_named(document, "html");
  const pugi::xml_node head = child_named(html, "head");
  Article out;
  std::string title;
  for (pugi::xml_node n = head.first_child(); n; n = n.next_sibling()) {
    if (local_name(n) == "title") title = fact(n.child_value());
    const std::string_view key = n.attribute("name").value();
    if (key == "Author") out.author = fact(n.attribute("content").value());
    if (key == "CreationDate") out.made = day_of(n.attribute("content").value());
  }
  std::vector<Line> lines = lines_in(child_named(child_named(html, "body"), "doc"));
  if (lines.empty()) {
    return base::Error{base::ErrorCode::bad_format, "holds no text, only pictures of pages", name,
                       "Have a program that recognises letters (OCR) read it first"};
  }
  std::vector<Line> all = lines;
  drop_edges(lines);
  if (lines.empty()) lines = std::move(all);
  out.title = fact(take_title(lines));
  if (out.title.empty() && is_given_title(title)) out.title = title;
  Paragraphs paragraphs;
  for (const Line& line : lines) paragraphs.add(line);
  out.text = laid_out(out.title, paragraphs.take());
  return out;
}

}  // namespace dateline::intake
