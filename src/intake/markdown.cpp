#include "intake/markdown.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "intake/dates.hpp"
#include "intake/prose.hpp"

namespace dateline::intake {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string unquoted(std::string_view value) {
  value = trimmed(value);
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    value = value.substr(1, value.size() - 2);
  }
  return fact(value);
}

/// "[Jane Doe, Ali Said]" or one name.
std::string names_in(std::string_view value) {
  value = trimmed(value);
  if (!value.starts_with('[') || !value.ends_with(']')) return unquoted(value);
  std::vector<std::string> names;
  std::string_view rest = value.substr(1, value.size() - 2);
  while (!rest.empty() && names.size() < 20) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    names.push_back(unquoted(rest.substr(0, comma)));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return joined_names(names);
}

/// Takes front matter off the text, if it begins with any.
void take_front_matter(std::string_view& text, Article& out) {
  std::string_view rest = text;
  const std::string_view fence = trimmed(next_line(rest));
  if (fence != "---" && fence != "+++") return;
  const char mark = fence == "---" ? ':' : '=';
  Article said;
  std::vector<std::string> list;  // names on lines of their own below "author:"
  bool in_authors = false;
  for (int lines = 0; lines < 200 && !rest.empty(); ++lines) {
    const std::string_view line = next_line(rest);
    const std::string_view bare = trimmed(line);
    if (bare == fence || (fence == "---" && bare == "...")) {
      if (said.author.empty()) said.author = joined_names(list);
      out = std::move(said);
      text = rest;
      return;
    }
    if (in_authors && bare.starts_with("- ")) {
      std::string_view name = bare.substr(2);
      if (name.starts_with("name:")) name.remove_prefix(5);
      if (list.size() < 20) list.push_back(unquoted(name));
      continue;
    }
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos || line.starts_with(' ')) continue;
    const std::string key =
        base::lower_ascii(trimmed(line.substr(0, std::min<std::size_t>(at, 60))));
    const std::string_view value = line.substr(at + 1);
    in_authors = key == "author" || key == "authors" || key == "byline";
    if (key == "title" || key == "headline") said.title = unquoted(value);
    if (key == "date" || key == "published" || key == "pubdate")
      said.date = day_of(unquoted(value));
    if (in_authors) said.author = names_in(value);
    if (key == "publisher" || key == "publication" || key == "site" || key == "outlet")
      said.publisher = unquoted(value);
    if (key == "url" || key == "source" || key == "link" || key == "canonical_url") {
      const std::string address = web_address(unquoted(value));
      if (!address.empty()) {
        said.url = address;
      } else if (key == "source" && said.publisher.empty()) {
        said.publisher = unquoted(value);
      }
    }
  }
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_mark(char c) {
  return std::string_view("\\`*_{}[]()#+-.!|<>~\"'&$%,/:;=?@^").find(c) != std::string_view::npos;
}

/// The words of a line without the marks in it. One pass: what has no end counts as text.
class Inline {
 public:
  explicit Inline(std::string_view text) : text_(text) {}

  std::string words() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = text_[at_];
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (c == '\\' && is_mark(next)) {
      out_ += next;
      at_ += 2;
    } else if (c == '!' && next == '[' && link(at_ + 1, false)) {
    } else if (c == '[' && (next == '^' ? footnote() : link(at_, true))) {
    } else if (c == '<' && tag()) {
    } else if (c == '*' || c == '`') {
      // "5 * 3" is no emphasis.
      const bool alone = c == '*' && (at_ == 0 || text_[at_ - 1] == ' ') && next == ' ';
      if (alone) out_ += c;
      ++at_;
    } else if (c == '_' || (c == '~' && next == '~')) {
      const std::size_t run = c == '~' ? 2 : 1;
      // snake_case keeps what is in it.
      const bool inside = c == '_' && at_ > 0 && is_word(text_[at_ - 1]) && is_word(next);
      if (inside) out_ += c;
      at_ += run;
    } else {
      out_ += c;
      ++at_;
    }
  }

  /// [words](address), [words][name], and with "!" before it a picture.
  bool link(std::size_t open, bool keep) {
    constexpr std::size_t kLongest = 4000;
    std::size_t depth = 0;
    std::size_t close = open;
    for (; close < text_.size() && close < open + kLongest; ++close) {
      if (text_[close] == '\\') {
        ++close;
      } else if (text_[close] == '[') {
        if (++depth > 10) return false;
      } else if (text_[close] == ']' && --depth == 0) {
        break;
      }
    }
    if (close >= text_.size() || text_[close] != ']') return false;
    std::size_t end = close + 1;
    if (end < text_.size() && (text_[end] == '(' || text_[end] == '[')) {
      const std::string_view near = text_.substr(0, std::min(text_.size(), end + kLongest));
      const std::size_t stop = near.find(text_[end] == '(' ? ')' : ']', end);
      if (stop == std::string_view::npos) return false;
      end = stop + 1;
    } else if (keep) {
      return false;  // "[sic]"
    }
    if (keep && ++depth_ < 4)
      out_ += Inline(text_.substr(open + 1, close - open - 1), depth_).words();
    at_ = end;
    return true;
  }

  bool footnote() {
    const std::size_t close = text_.substr(0, at_ + 60).find(']', at_);
    if (close == std::string_view::npos) return false;
    at_ = close + 1;
    return true;
  }

  bool tag() {
    const std::size_t close = text_.substr(0, std::min(text_.size(), at_ + 1000)).find('>', at_);
    if (close == std::string_view::npos) return false;
    const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
    if (inside.empty()) return false;
    if (inside.starts_with("http://") || inside.starts_with("https://")) {
      out_ += inside;
    } else if (inside.front() != '/' && inside.front() != '!' &&
               !(inside.front() >= 'a' && inside.front() <= 'z') &&
               !(inside.front() >= 'A' && inside.front() <= 'Z')) {
      return false;  // "< 5 and > 3"
    }
    at_ = close + 1;
    return true;
  }

  Inline(std::string_view text, int depth) : text_(text), depth_(depth) {}

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  int depth_ = 0;  // links in links
};

class Blocks {
 public:
  void read(std::string_view text) {
    while (!text.empty()) line(next_line(text));
    close();
  }
  std::vector<std::string> paragraphs;
  std::string heading;  // the first

 private:
  void line(std::string_view raw) {
    std::string_view bare = trimmed(raw);
    if (!fence_.empty()) {
      if (bare.starts_with(fence_)) fence_.clear();
      return;
    }
    if (in_comment_) {
      in_comment_ = raw.find("-->") == std::string_view::npos;
      return;
    }
    if (bare.starts_with("```") || bare.starts_with("~~~")) {
      close();
      fence_ = std::string(3, bare.front());
      return;
    }
    if (bare.starts_with("<!--")) {
      in_comment_ = bare.find("-->") == std::string_view::npos;
      return;
    }
    while (bare.starts_with('>')) bare = trimmed(bare.substr(1));
    if (bare.empty()) return close();
    if (underlines(bare)) return;
    if (is_definition(bare)) return;
    if (bare.starts_with('#')) {
      const std::size_t level = bare.find_first_not_of('#');
      if (level <= 6 && bare[level] == ' ') return take_heading(bare.substr(level));
    }
    if (const std::size_t mark = list_mark(bare); mark > 0) {
      close();
      bare = trimmed(bare.substr(mark));
      if (bare.starts_with("[ ] ") || bare.starts_with("[x] ")) bare.remove_prefix(4);
    }
    if (bare.starts_with('|')) return row(bare);
    if (!now_.empty()) now_ += '\n';
    now_ += bare;
  }

  void take_heading(std::string_view words) {
    close();
    words = trimmed(words);
    while (words.ends_with('#')) words.remove_suffix(1);
    now_ = trimmed(words);
    const std::size_t before = paragraphs.size();
    close();
    if (heading.empty() && before == 0 && paragraphs.size() == 1) heading = fact(paragraphs.back());
  }

  /// A line of = or - under a headline, or a rule.
  bool underlines(std::string_view bare) {
    const char c = bare.front();
    if (c != '=' && c != '-' && c != '*' && c != '_') return false;
    const std::size_t marks = static_cast<std::size_t>(std::ranges::count(bare, c));
    if (bare.find_first_not_of(std::string{c, ' '}) != std::string_view::npos) return false;
    if ((c == '=' || c == '-') && !now_.empty() && now_.find('\n') == std::string::npos &&
        marks == bare.size()) {
      const std::string words = std::exchange(now_, {});
      take_heading(words);
      return true;
    }
    if (c == '=' || marks < 3) return false;
    close();
    return true;
  }

  /// "[name]: address"
  static bool is_definition(std::string_view bare) {
    const std::size_t close = bare.find("]:");
    return bare.starts_with('[') && !bare.starts_with("[^") && close != std::string_view::npos &&
           close < 200 && bare.find("://", close) != std::string_view::npos;
  }

  static std::size_t list_mark(std::string_view bare) {
    if (bare.size() > 2 && (bare[0] == '-' || bare[0] == '*' || bare[0] == '+') && bare[1] == ' ')
      return 2;
    // "1. " to "99. ": "2014. " may end a sentence.
    const std::size_t digits = std::min(bare.find_first_not_of("0123456789"), bare.size());
    if (digits > 0 && digits < 3 && bare.size() > digits + 1 &&
        (bare[digits] == '.' || bare[digits] == ')') && bare[digits + 1] == ' ') {
      return digits + 2;
    }
    return 0;
  }

  void row(std::string_view bare) {
    close();
    if (bare.find_first_not_of("|-: ") == std::string_view::npos) return;
    std::string words;
    for (const char c : bare) {
      if (c == '|') {
        while (words.ends_with(' ')) words.pop_back();
        if (!words.empty()) words += "; ";
      } else {
        words += c;
      }
    }
    now_ = std::string(trimmed(words));
    while (now_.ends_with(';') || now_.ends_with(' ')) now_.pop_back();
    close();
  }

  void close() {
    if (now_.empty()) return;
    std::string words = lines_of(Inline(now_).words());
    now_.clear();
    if (!words.empty()) paragraphs.push_back(std::move(words));
  }

  std::string now_;
  std::string fence_;
  bool in_comment_ = false;
};

}  // namespace

Article read_markdown(std::string_view text) {
  Article out;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  take_front_matter(text, out);
  Blocks blocks;
  blocks.read(text);
  if (out.title.empty()) out.title = blocks.heading;
  out.text = laid_out(out.title, blocks.paragraphs);
  return out;
}

}  // namespace dateline::intake
