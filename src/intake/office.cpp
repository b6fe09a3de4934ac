#include "intake/office.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "intake/dates.hpp"
#include "intake/prose.hpp"
#include "intake/xml.hpp"
#include "intake/zip_file.hpp"

namespace dateline::intake {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t kMostText = 32U << 20U;  // bytes; the story's reader has its own limit

/// A member as XML. Errors: bad_format where there is none.
Result<void> open_member(ZipFile& zip, const std::string& member, const std::string& name,
                         pugi::xml_document& xml) {
  auto bytes = zip.read(member);
  if (!bytes) return bytes.error();
  if (!*bytes) {
    return Error{ErrorCode::bad_format, "holds no " + member, name,
                 "Save it again with the program that wrote it"};
  }
  return parse_xml(**bytes, name + ": " + member, xml);
}

/// The same where nothing is lost without it.
bool has_member(ZipFile& zip, const std::string& member, pugi::xml_document& xml) {
  const auto bytes = zip.read(member);
  return bytes && *bytes && parse_xml(**bytes, member, xml);
}

struct Paragraph {
  std::string text;
  bool title = false;
};

/// Puts a document together: the title stands at its head, once.
Article put_together(const std::vector<Paragraph>& paragraphs, std::string title) {
  Article out;
  std::vector<std::string> texts;
  for (const Paragraph& p : paragraphs) texts.push_back(p.text);
  const auto first =
      std::ranges::find_if(paragraphs, [](const Paragraph& p) { return !p.text.empty(); });
  if (first != paragraphs.end() && first->title && first->text.find('\n') == std::string::npos &&
      first->text.size() <= kLongestFact) {
    title = first->text;
  }
  // What the program called it before it had a name.
  const std::string low = base::lower_ascii(title);
  if (low.starts_with("microsoft word") || low.starts_with("document") ||
      low.starts_with("untitled"))
    title.clear();
  out.title = std::move(title);
  out.text = laid_out(out.title, texts);
  return out;
}

/// <w:p> and what is in it. Works its way without calling itself: files may be nested without end.
std::vector<Paragraph> docx_paragraphs(const pugi::xml_node& body) {
  constexpr std::array<std::string_view, 6> kLeftOut = {"del",       "moveFrom", "Fallback",
                                                        "instrText", "delText",  "rPr"};
  std::vector<Paragraph> out;
  Paragraph now;
  std::size_t bytes = 0;
  const auto close = [&] {
    now.text = lines_of(now.text);
    bytes += now.text.size();
    if (!now.text.empty()) out.push_back(std::move(now));
    now = {};
  };
  for (pugi::xml_node n = body.first_child(); n && bytes < kMostText;) {
    const std::string_view tag = local_name(n);
    const bool leave = std::ranges::find(kLeftOut, tag) != kLeftOut.end();
    if (tag == "p") {
      close();
    } else if (tag == "tab") {
      now.text += ' ';
    } else if (tag == "br" || tag == "cr") {
      now.text += '\n';
    } else if (tag == "noBreakHyphen") {
      now.text += '-';
    } else if (tag == "pStyle") {
      const std::string style =
          base::lower_ascii(std::string_view(n.attribute("w:val").value()).substr(0, 40));
      now.title = style == "title" || style == "heading1";
    } else if (n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata) {
      if (local_name(n.parent()) == "t") now.text += n.value();
    }
    n = next_in(n, body, !leave);
  }
  close();
  return out;
}

std::vector<Paragraph> odt_paragraphs(const pugi::xml_node& body) {
  constexpr std::array<std::string_view, 5> kLeftOut = {"tracked-changes", "note", "annotation",
                                                        "sequence-decls", "forms"};
  std::vector<Paragraph> out;
  Paragraph now;
  std::size_t bytes = 0;
  const auto close = [&] {
    now.text = lines_of(now.text);
    bytes += now.text.size();
    if (!now.text.empty()) out.push_back(std::move(now));
    now = {};
  };
  for (pugi::xml_node n = body.first_child(); n && bytes < kMostText;) {
    const std::string_view tag = local_name(n);
    const bool leave = std::ranges::find(kLeftOut, tag) != kLeftOut.end();
    if (tag == "p" || tag == "h") {
      close();
      const std::string_view style = n.attribute("text:style-name").value();
      now.title =
          style == "Title" ||
          (tag == "h" && std::string_view(n.attribute("text:outline-level").value()) == "1");
    } else if (tag == "s" || tag == "tab") {
      now.text += ' ';
    } else if (tag == "line-break") {
      now.text += '\n';
    } else if (n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata) {
      // White space between elements of the file is none of the text.
      const std::string_view parent = local_name(n.parent());
      if (parent == "p" || parent == "h" || parent == "span" || parent == "a")
        now.text += n.value();
    }
    n = next_in(n, body, !leave);
  }
  close();
  return out;
}

}  // namespace

Result<Article> read_docx(std::string_view bytes, const std::string& name) {
  auto zip = ZipFile::open(bytes, name);
  if (!zip) return zip.error();
  pugi::xml_document document;
  if (auto opened = open_member(*zip, "word/document.xml", name, document); !opened)
    return opened.error();
  const pugi::xml_node body = child_named(child_named(document, "document"), "body");
  if (!body)
    return Error{ErrorCode::bad_format, "holds no text of a document", name, "Save it again"};
  pugi::xml_document core;
  std::string title;
  std::string author;
  std::optional<time::Days> made;
  if (has_member(*zip, "docProps/core.xml", core)) {
    const pugi::xml_node facts = core.first_child();
    title = child_fact(facts, "dc:title");
    author = child_fact(facts, "dc:creator");
    made = day_of(child_fact(facts, "dcterms:created"));
    if (!made) made = day_of(child_fact(facts, "dcterms:modified"));
  }
  Article out = put_together(docx_paragraphs(body), std::move(title));
  out.author = std::move(author);
  out.made = made;
  return out;
}

Result<Article> read_odt(std::string_view bytes, const std::string& name) {
  auto zip = ZipFile::open(bytes, name);
  if (!zip) return zip.error();
  pugi::xml_document document;
  if (auto opened = open_member(*zip, "content.xml", name, document); !opened)
    return opened.error();
  const pugi::xml_node body =
      child_named(child_named(child_named(document, "document-content"), "body"), "text");
  if (!body)
    return Error{ErrorCode::bad_format, "holds no text of a document", name, "Save it again"};
  pugi::xml_document meta;
  std::string title;
  std::string author;
  std::optional<time::Days> made;
  if (has_member(*zip, "meta.xml", meta)) {
    const pugi::xml_node facts = child_named(meta.first_child(), "meta");
    title = child_fact(facts, "dc:title");
    author = child_fact(facts, "meta:initial-creator");
    if (author.empty()) author = child_fact(facts, "dc:creator");
    made = day_of(child_fact(facts, "meta:creation-date"));
    if (!made) made = day_of(child_fact(facts, "dc:date"));
  }
  Article out = put_together(odt_paragraphs(body), std::move(title));
  out.author = std::move(author);
  out.made = made;
  return out;
}

}  // namespace dateline::intake
