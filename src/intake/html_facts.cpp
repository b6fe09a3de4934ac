#include "intake/html_facts.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "intake/dates.hpp"
#include "intake/html_text.hpp"
#include "intake/prose.hpp"

namespace dateline::intake {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostJson = 4U << 20U;
constexpr std::size_t kDeepestJson = 60;
constexpr std::size_t kMostThings = 2000;  // of JSON-LD that are looked at

void fill(std::string& of, const std::string& with) {
  if (of.empty()) of = with;
}

/// Whether it may be handed to a reader that calls itself for each level.
bool is_shallow(std::string_view json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepestJson) return false;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return true;
}

std::string text_of(const Json& json) {
  return json.is_string() ? fact(json.get_ref<const std::string&>()) : std::string();
}

std::string member(const Json& json, const char* name) {
  if (!json.is_object()) return "";
  const auto it = json.find(name);
  return it == json.end() ? std::string() : text_of(*it);
}

/// Of a name, a thing with a name, or several of either.
std::string names_of(const Json& json) {
  std::vector<std::string> names;
  const auto add = [&](const Json& one) {
    std::string name = one.is_string() ? text_of(one) : member(one, "name");
    if (web_address(name).empty()) names.push_back(std::move(name));
  };
  if (json.is_array()) {
    for (std::size_t i = 0; i < json.size() && i < 20; ++i) add(json[i]);
  } else {
    add(json);
  }
  return joined_names(names);
}

bool is_story(const Json& type) {
  if (type.is_array()) {
    return std::any_of(type.begin(), type.end(),
                       [](const Json& t) { return t.is_string() && is_story(t); });
  }
  if (!type.is_string()) return false;
  const auto& name = type.get_ref<const std::string&>();
  return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
}

void take_story(const Json& thing, PageFacts& facts) {
  fill(facts.headline, member(thing, "headline"));
  if (!facts.date) facts.date = day_of(member(thing, "datePublished"));
  if (!facts.date) facts.date = day_of(member(thing, "dateCreated"));
  if (const auto it = thing.find("author"); it != thing.end()) fill(facts.author, names_of(*it));
  if (const auto it = thing.find("publisher"); it != thing.end())
    fill(facts.publisher, names_of(*it));
  fill(facts.url, web_address(member(thing, "url")));
  if (const auto it = thing.find("mainEntityOfPage"); it != thing.end()) {
    fill(facts.url, web_address(it->is_string() ? text_of(*it) : member(*it, "@id")));
  }
  if (const auto it = thing.find("articleBody"); it != thing.end() && it->is_string()) {
    fill(facts.body, it->get<std::string>());
  }
}

void take_json_ld(std::string_view text, PageFacts& facts) {
  if (text.size() > kMostJson || !is_shallow(text)) return;
  const Json all = Json::parse(text, nullptr, false, true);
  if (all.is_discarded()) return;
  std::vector<const Json*> waiting{&all};
  for (std::size_t looked = 0; !waiting.empty() && looked < kMostThings; ++looked) {
    const Json& now = *waiting.back();
    waiting.pop_back();
    if (now.is_array()) {
      for (auto it = now.rbegin(); it != now.rend(); ++it) waiting.push_back(&*it);
    } else if (now.is_object()) {
      if (const auto type = now.find("@type"); type != now.end() && is_story(*type))
        take_story(now, facts);
      if (const auto graph = now.find("@graph"); graph != now.end()) waiting.push_back(&*graph);
    }
  }
}

/// What <meta> says, by the places that it is looked for in.
struct Meta {
  std::array<std::string, 3> headline;
  std::array<std::string, 2> publisher;
  std::array<std::string, 2> author;
  std::array<std::string, 2> url;
  std::array<std::optional<time::Days>, 3> date;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

void take_meta(const GumboElement& element, Meta& meta) {
  std::string name = base::lower_ascii(attribute(element, "property").substr(0, 80));
  if (name.empty()) name = base::lower_ascii(attribute(element, "name").substr(0, 80));
  const std::string prop = base::lower_ascii(attribute(element, "itemprop").substr(0, 80));
  if (name.empty()) name = prop;
  const std::string_view content = attribute(element, "content");
  if (name.empty() || content.empty()) return;
  const std::string words = fact(content);
  const auto day = [&](std::size_t i) {
    if (!meta.date.at(i)) meta.date.at(i) = day_of(words);
  };
  if (name == "og:title") fill(meta.headline[0], words);
  if (is_one_of(name, {"headline", "twitter:title", "sailthru.title", "parsely-title"}))
    fill(meta.headline[1], words);
  if (is_one_of(name, {"dc.title", "dcterms.title", "title"})) fill(meta.headline[2], words);
  if (name == "og:site_name") fill(meta.publisher[0], words);
  if (is_one_of(name,
                {"dc.publisher", "dcterms.publisher", "publisher", "application-name", "cre"})) {
    fill(meta.publisher[1], words);
  }
  if (is_one_of(name, {"author", "article:author", "parsely-author", "sailthru.author"}) &&
      web_address(words).empty()) {
    fill(meta.author[0], words);
  }
  if (is_one_of(name, {"dc.creator", "dcterms.creator", "byl"})) fill(meta.author[1], words);
  if (name == "og:url") fill(meta.url[0], web_address(words));
  if (name == "article:published_time" || name == "og:article:published_time" ||
      name == "datepublished")
    day(0);
  if (is_one_of(name, {"parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
                       "publish-date", "publication_date", "dc.date.issued", "dcterms.issued",
                       "article.published", "date.issued"})) {
    day(1);
  }
  if (is_one_of(name, {"date", "dc.date", "dcterms.date", "dcterms.created", "article:published"}))
    day(2);
}

class Facts {
 public:
  PageFacts take(const HtmlPage& page) {
    std::vector<const GumboNode*> waiting{&page.root()};
    while (!waiting.empty()) {
      const GumboNode& now = *waiting.back();
      waiting.pop_back();
      if (const GumboElement* element = element_of(now)) look_at(now, *element);
      if (const GumboVector* children = children_of(now)) {
        for (unsigned int i = children->length; i > 0; --i)
          waiting.push_back(&child(*children, i - 1));
      }
    }
    PageFacts out = std::move(linked_);
    for (const auto& s : meta_.headline) fill(out.headline, s);
    for (const auto& s : meta_.publisher) fill(out.publisher, s);
    for (const auto& s : meta_.author) fill(out.author, s);
    fill(out.author, author_);
    fill(out.url, canonical_);
    for (const auto& s : meta_.url) fill(out.url, s);
    for (const auto& d : meta_.date) {
      if (!out.date) out.date = d;
    }
    if (!out.date) out.date = marked_time_ ? marked_time_ : time_;
    out.title = title_;
    return out;
  }

 private:
  void look_at(const GumboNode& node, const GumboElement& element) {
    const std::string_view prop = attribute(element, "itemprop");
    if (element.tag == GUMBO_TAG_META) {
      take_meta(element, meta_);
    } else if (element.tag == GUMBO_TAG_TITLE && element.tag_namespace == GUMBO_NAMESPACE_HTML) {
      if (title_.empty()) title_ = fact(text_below(node, kLongestFact));
    } else if (element.tag == GUMBO_TAG_LINK &&
               base::lower_ascii(attribute(element, "rel")) == "canonical") {
      fill(canonical_, web_address(attribute(element, "href")));
    } else if (element.tag == GUMBO_TAG_SCRIPT &&
               base::lower_ascii(attribute(element, "type")) == "application/ld+json") {
      take_json_ld(text_below(node, kMostJson + 1), linked_);
    } else if (element.tag == GUMBO_TAG_TIME) {
      std::string_view said = attribute(element, "datetime");
      const std::string below = said.empty() ? text_below(node, 100) : std::string();
      if (said.empty()) said = below;
      if (!time_) time_ = day_of(said);
      if (!marked_time_ && (prop == "datePublished" || has_attribute(element, "pubdate")))
        marked_time_ = day_of(said);
    }
    if (author_.empty() && (prop == "author" || attribute(element, "rel") == "author") &&
        element.tag != GUMBO_TAG_META) {
      author_ = fact(text_below(node, 200));
      if (base::lower_ascii(author_).starts_with("by ")) author_.erase(0, 3);
    }
  }

  PageFacts linked_;
  Meta meta_;
  std::string canonical_;
  std::string title_;
  std::string author_;
  std::optional<time::Days> time_;         // the first on the page
  std::optional<time::Days> marked_time_;  // the one that says what it is
};

/// "Rebels take Tikrit | Northwire" is a title and a name.
std::string without_name(const std::string& title, const std::string& publisher) {
  for (const std::string_view mark :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ", " :: "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::string after = title.substr(at + mark.size());
    if (!publisher.empty() ? base::lower_ascii(after) == base::lower_ascii(publisher)
                           : mark == " | " && after.size() * 2 < at) {
      return title.substr(0, at);
    }
  }
  return title;
}

std::string headline_of(const PageFacts& facts, const PageText& text) {
  std::string told = facts.headline.empty() ? "" : without_name(facts.headline, facts.publisher);
  for (const std::string& h1 : text.headlines) {
    // The page itself may have its name in large letters above the story's.
    if (h1.size() > kLongestFact) continue;
    if (h1 == told || facts.title.starts_with(h1) || facts.headline.starts_with(h1)) return h1;
  }
  if (!told.empty()) return told;
  if (!text.headlines.empty()) return fact(text.headlines.front());
  return without_name(facts.title, facts.publisher);
}

std::size_t size_of(const std::vector<std::string>& paragraphs) {
  std::size_t out = 0;
  for (const auto& p : paragraphs) out += p.size();
  return out;
}

std::vector<std::string> paragraphs_of(std::string_view body) {
  std::vector<std::string> out;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    out.push_back(one_line(body.substr(0, end)));
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return out;
}

}  // namespace

PageFacts page_facts(const HtmlPage& page) { return Facts().take(page); }

base::Result<Article> article_of_page(std::string_view html, std::string_view name) {
  const auto page = HtmlPage::parse(html, name);
  if (!page) return page.error();
  PageFacts facts = page_facts(*page);
  PageText text = main_text(*page);
  Article out;
  out.title = headline_of(facts, text);
  // Pages that are drawn by scripts hold their text for search engines alone.
  if (size_of(text.paragraphs) * 2 < facts.body.size()) {
    text.paragraphs = paragraphs_of(facts.body);
    out.notes.emplace_back("the text is the one that the page holds for search engines");
  }
  out.text = laid_out(out.title, text.paragraphs);
  out.date = facts.date;
  out.publisher = std::move(facts.publisher);
  out.author = std::move(facts.author);
  out.url = std::move(facts.url);
  return out;
}

}  // namespace dateline::intake
