#include "intake/html_text.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "intake/html_parts.hpp"
#include "intake/prose.hpp"

namespace dateline::intake {
namespace {

constexpr std::size_t kTelling = 30;  // bytes from which a paragraph speaks for the part it is in
constexpr std::size_t kShortLinks = 200;  // a paragraph of links below it is a list of them
constexpr std::size_t kTooLittle = 300;   // bytes of text that are hardly a story
constexpr std::size_t kManyTimes = 10;    // as much beside it: then the story has been left out

enum class Leave : std::uint8_t { nothing, by_element, by_name_too };

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
    if (leave_ == Leave::by_name_too) find_heads(root);
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
  /// Whatever it is called, what holds the headline of a page or the body of an article is no
  /// aside.
  void find_heads(const GumboNode& root) {
    std::vector<const GumboNode*> waiting{&root};
    while (!waiting.empty()) {
      const GumboNode& now = *waiting.back();
      waiting.pop_back();
      const GumboElement* element = element_of(now);
      if (element != nullptr && (element->tag == GUMBO_TAG_H1 || element->tag == GUMBO_TAG_MAIN ||
                                 is_body_of_article(*element))) {
        for (const GumboNode* up = &now; up != nullptr && holds_head_.insert(up).second;)
          up = up->parent;
      }
      if (const GumboVector* children = children_of(now)) {
        for (unsigned int i = children->length; i > 0; --i)
          waiting.push_back(&child(*children, i - 1));
      }
    }
  }

  static bool is_body_of_article(const GumboElement& element) {
    return attribute(element, "itemprop").find("articleBody") != std::string_view::npos;
  }

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
          !holds_head_.contains(&node) &&
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
        const bool body = is_body_of_article(element);
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

  Leave leave_;
  std::string text_;
  std::size_t linked_ = 0;
  GumboTag heading_ = GUMBO_TAG_LAST;
  std::vector<Block> blocks_;
  std::vector<Part> parts_;
  std::vector<std::string> headlines_;
  std::unordered_set<const GumboNode*> holds_head_;
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
