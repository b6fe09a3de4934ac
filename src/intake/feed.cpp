#include "intake/feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/checksum.hpp"
#include "intake/dates.hpp"
#include "intake/html_page.hpp"
#include "intake/html_text.hpp"
#include "intake/prose.hpp"
#include "intake/xml.hpp"

namespace dateline::intake {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t kMostContent = 16U << 20U;
constexpr std::size_t kLongestId = 180;  // bytes: projects allow 200, and may add a number

bool is_item(const pugi::xml_node& node) {
  const std::string_view name = local_name(node);
  return name == "item" || name == "entry";
}

/// What a construct of Atom holds, or an element of RSS: HTML as text, or as elements of its own.
std::string markup_of(const pugi::xml_node& node) {
  if (std::string_view(node.attribute("type").value()) != "xhtml")
    return xml_text(node, kMostContent);
  struct Writer : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override {
      out.append(static_cast<const char*>(data), size);
    }
  } writer;
  // Printing goes down by a loop, too. Namespaces would hide the elements' names.
  for (pugi::xml_node n = node.first_child(); n; n = n.next_sibling())
    n.print(writer, "", pugi::format_raw);
  return std::move(writer.out);
}

Result<std::vector<std::string>> paragraphs_of(const pugi::xml_node& node,
                                               const std::string& where) {
  const std::string markup = markup_of(node);
  if (markup.find('<') == std::string::npos && markup.find('&') == std::string::npos) {
    return std::vector{one_line(markup)};
  }
  const auto page = HtmlPage::parse(markup, where);
  if (!page) return page.error();
  PageText text = whole_text(*page);
  if (text.paragraphs.empty()) return std::move(text.headlines);
  return std::move(text.paragraphs);
}

std::string plain(const pugi::xml_node& node) {
  std::string words = fact(xml_text(node, 16'000));
  if (words.find('<') == std::string::npos && words.find('&') == std::string::npos) return words;
  const auto page = HtmlPage::parse(words, "");
  return page ? fact(text_below(page->root(), 16'000)) : words;
}

std::string link_of(const pugi::xml_node& item) {
  std::string out;
  for (pugi::xml_node n = item.first_child(); n; n = n.next_sibling()) {
    if (local_name(n) != "link") continue;
    const std::string_view rel = n.attribute("rel").value();
    if (!rel.empty() && rel != "alternate") continue;
    const std::string_view href = n.attribute("href").value();
    out = web_address(href.empty() ? fact(xml_text(n, 16'000)) : std::string(href));
    if (!out.empty()) break;
  }
  return out;
}

std::string author_of(const pugi::xml_node& node) {
  std::vector<std::string> names;
  for (pugi::xml_node n = node.first_child(); n && names.size() < 20; n = n.next_sibling()) {
    const std::string_view name = n.name();
    if (name == "dc:creator" || name == "itunes:author") names.push_back(plain(n));
    if (name != "author") continue;
    const pugi::xml_node called = n.child("name");
    std::string said = called ? child_fact(n, "name") : plain(n);
    // "jane@wire.example (Jane Doe)"
    const std::size_t open = said.find('(');
    if (!called && said.find('@') != std::string::npos && open != std::string::npos &&
        said.ends_with(')')) {
      said = said.substr(open + 1, said.size() - open - 2);
    }
    if (said.find('@') == std::string::npos) names.push_back(std::move(said));
  }
  return joined_names(names);
}

std::optional<time::Days> day_in(const pugi::xml_node& item) {
  for (const char* name : {"published", "pubDate", "dc:date", "dcterms:issued", "issued", "updated",
                           "dcterms:modified"}) {
    if (const auto day = day_of(child_fact(item, name))) return day;
  }
  return std::nullopt;
}

std::string id_of(const pugi::xml_node& item, const std::string& url) {
  std::string id = child_fact(item, "guid");
  if (id.empty()) id = child_fact(item, "id");
  if (id.empty()) id = fact(item.attribute("rdf:about").value());
  if (id.empty()) id = url;
  if (id.empty()) return "";
  // "42" may stand for something in many a feed.
  if (id.find("://") == std::string::npos && !id.starts_with("urn:") && !id.starts_with("tag:") &&
      !url.empty())
    id = url;
  return id.size() <= kLongestId && id != "notes" ? id : fmt::format("f{:016x}", base::fnv1a(id));
}

Result<Article> article_of(const pugi::xml_node& item, const std::string& where) {
  Article out;
  out.where = where;
  out.title = plain(child_named(item, "title"));
  out.url = link_of(item);
  out.id = id_of(item, out.url);
  out.author = author_of(item);
  out.date = day_in(item);
  std::vector<std::string> best;
  std::size_t most = 0;
  for (const char* name : {"content:encoded", "content", "description", "summary", "fulltext"}) {
    const pugi::xml_node node = item.child(name);
    if (!node) continue;
    auto paragraphs = paragraphs_of(node, where);
    if (!paragraphs) return paragraphs.error();
    std::size_t size = 0;
    for (const auto& p : *paragraphs) size += p.size();
    if (size > most) {
      most = size;
      best = std::move(*paragraphs);
    }
  }
  out.text = laid_out(out.title, best);
  if (out.text.empty()) {
    return Error{ErrorCode::bad_format, "holds no text", where,
                 "Open the page that it points to, and save that"};
  }
  return out;
}

}  // namespace

Result<void> read_feed(std::string_view bytes, const std::string& name,
                       const std::function<bool(Result<Article>)>& each) {
  pugi::xml_document document;
  if (auto parsed = parse_xml(bytes, name, document); !parsed) return parsed.error();
  const pugi::xml_node root = document.document_element();
  const std::string_view kind = local_name(root);
  if (kind != "rss" && kind != "feed" && kind != "RDF") {
    return Error{ErrorCode::bad_format,
                 fmt::format("is XML, but no feed: its first element is <{}>",
                             fact(root.name()).substr(0, 40)),
                 name, "Open an RSS or Atom feed"};
  }
  const pugi::xml_node channel = kind == "feed" ? root : child_named(root, "channel");
  const std::string publisher = plain(child_named(channel, "title"));
  const std::string author = kind == "feed" ? author_of(channel) : "";
  // In RSS 1.0 the items stand beside the channel.
  const pugi::xml_node holder = kind == "RDF" ? root : channel;
  std::size_t number = 0;
  for (pugi::xml_node n = holder.first_child(); n; n = n.next_sibling()) {
    if (!is_item(n)) continue;
    if (++number > kMostArticles) {
      return Error{ErrorCode::too_large, fmt::format("holds more than {} stories", kMostArticles),
                   name, "Split it"};
    }
    auto article = article_of(n, fmt::format("{}: item {}", name, number));
    if (article) {
      article->publisher = publisher;
      if (article->author.empty()) article->author = author;
    }
    if (!each(std::move(article))) return {};
  }
  return {};
}

}  // namespace dateline::intake
