#include "intake/html_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "intake/prose.hpp"

namespace dateline::intake {
namespace {

constexpr std::size_t kTelling = 30;  // bytes from which a paragraph speaks for the part it is in
constexpr std::size_t kShortLinks = 200;  // a paragraph of links below it is a list of them
constexpr std::size_t kTooLittle = 300;   // bytes of text that are hardly a story
constexpr std::size_t kManyTimes = 10;    // as much beside it: then the story has been left out

enum class Leave : std::uint8_t { nothing, by_element, by_name_too };

bool is_any(GumboTag tag, std::initializer_list<GumboTag> tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

/// What never holds words of a story, wherever it stands.
bool is_silent(GumboTag tag) {
  return is_any(tag,
                {GUMBO_TAG_SCRIPT,    GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
                 GUMBO_TAG_SVG,       GUMBO_TAG_MATH,     GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,
                 GUMBO_TAG_APPLET,    GUMBO_TAG_CANVAS,   GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
                 GUMBO_TAG_SELECT,    GUMBO_TAG_TEXTAREA, GUMBO_TAG_BUTTON,   GUMBO_TAG_HEAD,
                 GUMBO_TAG_TITLE,     GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED,  GUMBO_TAG_DATALIST,
                 GUMBO_TAG_PLAINTEXT, GUMBO_TAG_LABEL});
}

/// What stands around a story.
bool is_aside(GumboTag tag) {
  return is_any(tag, {GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_FIGURE,
                      GUMBO_TAG_FIGCAPTION, GUMBO_TAG_MENU});
}

/// What begins and ends a paragraph.
bool is_block(GumboTag tag) {
  return is_any(tag,
                {GUMBO_TAG_P,       GUMBO_TAG_DIV,      GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                 GUMBO_TAG_MAIN,    GUMBO_TAG_BODY,     GUMBO_TAG_HTML,    GUMBO_TAG_H1,
                 GUMBO_TAG_H2,      GUMBO_TAG_H3,       GUMBO_TAG_H4,      GUMBO_TAG_H5,
                 GUMBO_TAG_H6,      GUMBO_TAG_UL,       GUMBO_TAG_OL,      GUMBO_TAG_LI,
                 GUMBO_TAG_DL,      GUMBO_TAG_DT,       GUMBO_TAG_DD,      GUMBO_TAG_TABLE,
                 GUMBO_TAG_CAPTION, GUMBO_TAG_THEAD,    GUMBO_TAG_TBODY,   GUMBO_TAG_TFOOT,
                 GUMBO_TAG_TR,      GUMBO_TAG_TD,       GUMBO_TAG_TH,      GUMBO_TAG_BLOCKQUOTE,
                 GUMBO_TAG_PRE,     GUMBO_TAG_HR,       GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,
                 GUMBO_TAG_NAV,     GUMBO_TAG_ASIDE,    GUMBO_TAG_FIGURE,  GUMBO_TAG_FIGCAPTION,
                 GUMBO_TAG_FORM,    GUMBO_TAG_FIELDSET, GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER,
                 GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,  GUMBO_TAG_HGROUP,  GUMBO_TAG_MENU});
}

/// Parts that may be the one that holds the story.
bool is_part(GumboTag tag) {
  return is_any(tag, {GUMBO_TAG_BODY, GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
                      GUMBO_TAG_MAIN, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_TR, GUMBO_TAG_TD,
                      GUMBO_TAG_FORM, GUMBO_TAG_CENTER, GUMBO_TAG_HTML});
}

/// Whether the words of which authors make names of classes say that it is no part of the story.
bool named_as_aside(std::string_view names) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"ad",         "ads",         "advert",    "advertisement", "advertising", "banner",
       "breadcrumb", "breadcrumbs", "comment",   "comments",      "consent",     "cookie",
       "cookies",    "disqus",      "dfp",       "footer",        "gdpr",        "hidden",
       "menu",       "modal",       "nav",       "navbar",        "navigation",  "newsletter",
       "outbrain",   "pagination",  "pager",     "paywall",       "popup",       "print",
       "promo",      "promotion",   "recirc",    "recommended",   "related",     "respond",
       "rss",        "share",       "sharing",   "sidebar",       "signup",      "skip",
       "social",     "sponsor",     "sponsored", "subscribe",     "taboola",     "tags",
       "teaser",     "teasers",     "toolbar",   "trending",      "widget",      "widgets"});
  std::string word;
  const auto is_word = [&] {
    return std::ranges::find(kWords, std::string_view(word)) != kWords.end();
  };
  char before = '\0';
  for (const char c : names.substr(0, 400)) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z');
    // "relatedStories" is two words, "RSS" one.
    if (!letter || (upper && before >= 'a' && before <= 'z')) {
      if (is_word()) return true;
      word.clear();
    }
    if (letter) word += static_cast<char>(upper ? c - 'A' + 'a' : c);
    before = c;
  }
  return is_word();
}

bool is_hidden(const GumboElement& element) {
  if (has_attribute(element, "hidden") || attribute(element, "aria-hidden") == "true") return true;
  std::string style = base::lower_ascii(attribute(element, "style").substr(0, 400));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool has_role_of_aside(const GumboElement& element) {
  static constexpr auto kRoles =
      std::to_array<std::string_view>({"navigation", "complementary", "contentinfo", "banner",
                                       "search", "dialog", "alert", "menu"});
  return std::ranges::find(kRoles, attribute(element, "role")) != kRoles.end();
}

struct Block {
  std::string text;
  std::size_t linked = 0;  // bytes of it that are links
  std::uint32_t part = 0;
  GumboTag heading = GUMBO_TAG_LAST;  // the rank of a headline
};

struct Part {
  std::uint32_t parent = 0;
  GumboTag tag = GUMBO_TAG_HTML;
  bool body_of_article = false;
  std::size_t telling = 0;  // bytes of running text in it and below
};

class Reading {
 public:
  explicit Reading(Leave leave) : leave_(leave) { parts_.emplace_back(); }

  void read(const GumboNode& root) {
    std::vector<Step> steps{{&root, 0, 0, false, false, false}};
    while (!steps.empty()) {
      Step& step = steps.back();
      const GumboVector* children = children_of(*step.node);
      if (children == nullptr || step.next >= children->length) {
        leave(step);
        steps.pop_back();
        continue;
      }
      const GumboNode& node = child(*children, step.next++);
      const Step above = step;  // the next may move it
      if (const GumboElement* element = element_of(node)) {
        if (auto below = enter(node, *element, above)) steps.push_back(*below);
      } else {
        take(node, above);
      }
    }
    flush(0);
  }

  [[nodiscard]] std::size_t telling() const { return parts_.front().telling; }
  [[nodiscard]] std::vector<std::string>& headlines() { return headlines_; }

  /// Adds up what the parts hold; call once, after read().
  void weigh() {
    for (const Block& b : blocks_) {
      const bool speaks =
          b.heading == GUMBO_TAG_LAST && b.text.size() >= kTelling && b.linked * 3 < b.text.size();
      if (speaks) parts_[b.part].telling += b.text.size();
    }
    for (std::size_t i = parts_.size(); i-- > 1;)
      parts_[parts_[i].parent].telling += parts_[i].telling;
  }

  /// The part that holds the story.
  [[nodiscard]] std::uint32_t story_part() const {
    std::vector<std::vector<std::uint32_t>> below(parts_.size());
    for (std::uint32_t i = 1; i < parts_.size(); ++i) below[parts_[i].parent].push_back(i);
    std::uint32_t at = 0;
    bool in_article = false;
    for (;;) {
      std::optional<std::uint32_t> best;
      for (const std::uint32_t i : below[at]) {
        if (!best || parts_[i].telling > parts_[*best].telling) best = i;
      }
      if (!best || parts_[at].body_of_article) return at;
      const Part& next = parts_[*best];
      const bool said =
          next.tag == GUMBO_TAG_ARTICLE || next.tag == GUMBO_TAG_MAIN || next.body_of_article;
      const std::size_t percent = said ? 50 : in_article ? 92 : 75;
      if (next.telling == 0 || next.telling * 100 < parts_[at].telling * percent) return at;
      in_article = in_article || next.tag == GUMBO_TAG_ARTICLE;
      at = *best;
    }
  }

  /// The paragraphs of a part, with or without what is but a list of links.
  [[nodiscard]] std::vector<std::string> paragraphs(std::uint32_t part, bool links_too) const {
    std::vector<std::string> out;
    std::size_t last_told = 0;
    std::vector<bool> within(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i)
      within[i] = i == part || (i > 0 && within[parts_[i].parent]);
    for (const Block& b : blocks_) {
      if (!within[b.part]) continue;
      const bool links = b.linked * 5 > b.text.size() * 3 && b.text.size() < kShortLinks;
      if (!links_too && links) continue;
      if (b.heading == GUMBO_TAG_H1) continue;
      out.push_back(b.text);
      if (b.heading == GUMBO_TAG_LAST) last_told = out.size();
    }
    // A headline with nothing under it belongs to what was left out.
    if (!links_too) out.resize(last_told);
    return out;
  }

 private:
  struct Step {
    const GumboNode* node;
    unsigned int next;
    std::uint32_t part;
    bool in_link;
    bool in_article;
    bool as_typed;  // line breaks count
  };

  std::optional<Step> enter(const GumboNode& node, const GumboElement& element, const Step& above) {
    const GumboTag tag = element.tag;
    if (is_silent(tag) || element.tag_namespace != GUMBO_NAMESPACE_HTML) return std::nullopt;
    if (leave_ != Leave::nothing && tag != GUMBO_TAG_HTML && tag != GUMBO_TAG_BODY) {
      const bool said = tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN;
      const bool aside = is_aside(tag) || (tag == GUMBO_TAG_HEADER && !above.in_article) ||
                         is_hidden(element) || has_role_of_aside(element);
      const bool named =
          leave_ == Leave::by_name_too && !said && !is_heading(tag) &&
          (named_as_aside(attribute(element, "class")) || named_as_aside(attribute(element, "id")));
      if (aside || named) {
        flush(above.part);
        return std::nullopt;
      }
    } else if (is_hidden(element)) {
      return std::nullopt;
    }
    if (tag == GUMBO_TAG_BR) {
      if (text_.ends_with('\n')) {
        flush(above.part);
      } else if (!text_.empty()) {
        text_ += '\n';
      }
      return std::nullopt;
    }
    Step below{&node,
               0,
               above.part,
               above.in_link || tag == GUMBO_TAG_A,
               above.in_article || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN,
               above.as_typed || tag == GUMBO_TAG_PRE};
    if (is_block(tag)) {
      flush(above.part);
      if (is_heading(tag)) heading_ = tag;
      if (is_part(tag)) {
        const bool body =
            attribute(element, "itemprop").find("articleBody") != std::string_view::npos;
        below.part = static_cast<std::uint32_t>(parts_.size());
        parts_.push_back({above.part, tag, body, 0});
      }
    }
    return below;
  }

  void leave(const Step& step) {
    const GumboElement* element = element_of(*step.node);
    if (element != nullptr && is_block(element->tag)) flush(step.part);
  }

  void take(const GumboNode& node, const Step& above) {
    if (node.type != GUMBO_NODE_TEXT && node.type != GUMBO_NODE_WHITESPACE &&
        node.type != GUMBO_NODE_CDATA)
      return;
    const std::string_view text = node.v.text.text;  // NOLINT(*-union-access)
    if (above.in_link) linked_ += text.size();
    for (const char c : text) {
      const bool breaks = c == '\n' || c == '\r';
      if (breaks && above.as_typed && text_.ends_with('\n')) {
        flush(above.part);
      } else if (breaks && above.as_typed) {
        if (!text_.empty()) text_ += '\n';
      } else if (breaks || c == ' ' || c == '\t') {
        if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') text_ += ' ';
      } else {
        text_ += c;
      }
    }
  }

  void flush(std::uint32_t part) {
    Block block{lines_of(text_), linked_, part, heading_};
    heading_ = GUMBO_TAG_LAST;
    text_.clear();
    linked_ = 0;
    if (block.text.empty()) return;
    if (block.heading == GUMBO_TAG_H1) headlines_.push_back(one_line(block.text));
    blocks_.push_back(std::move(block));
  }

  static bool is_heading(GumboTag tag) {
    return is_any(
        tag, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
  }

  Leave leave_;
  std::string text_;
  std::size_t linked_ = 0;
  GumboTag heading_ = GUMBO_TAG_LAST;
  std::vector<Block> blocks_;
  std::vector<Part> parts_;
  std::vector<std::string> headlines_;
};

}  // namespace

PageText main_text(const HtmlPage& page) {
  Reading by_name(Leave::by_name_too);
  by_name.read(page.root());
  by_name.weigh();
  Reading by_element(Leave::by_element);
  Reading* reading = &by_name;
  // Some pages call the story itself what others call a teaser.
  if (by_name.telling() < kTooLittle) {
    by_element.read(page.root());
    by_element.weigh();
    if (by_element.telling() > kManyTimes * by_name.telling()) reading = &by_element;
  }
  PageText out;
  out.paragraphs = reading->paragraphs(reading->story_part(), false);
  out.headlines = std::move(reading->headlines());
  if (out.paragraphs.empty()) out.paragraphs = reading->paragraphs(0, true);
  return out;
}

PageText whole_text(const HtmlPage& page) {
  Reading reading(Leave::nothing);
  reading.read(page.root());
  PageText out;
  out.paragraphs = reading.paragraphs(0, true);
  out.headlines = std::move(reading.headlines());
  return out;
}

}  // namespace dateline::intake
