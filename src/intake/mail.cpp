#include "intake/mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "intake/dates.hpp"
#include "intake/html_page.hpp"
#include "intake/html_text.hpp"
#include "intake/mail_body.hpp"
#include "intake/mail_words.hpp"
#include "intake/prose.hpp"

namespace dateline::intake {
namespace {

using base::Error;
using base::ErrorCode;

/// "Jane Doe <jane@wire.example>" is Jane Doe.
std::string sender(std::string_view from) {
  // Names may hold anything, once they are decoded; what stands around them does not.
  const std::size_t open = from.rfind('<');
  if (open != std::string_view::npos) from = from.substr(0, open);
  std::string name = fact(decoded_words(from));
  std::erase(name, '"');
  const std::size_t bracket = name.find('(');
  if (name.find('@') != std::string::npos && bracket != std::string::npos && name.ends_with(')')) {
    name = name.substr(bracket + 1, name.size() - bracket - 2);
  }
  return name.find('@') == std::string::npos ? fact(name) : "";
}

std::string subject(std::string title) {
  for (bool again = true; again;) {
    again = false;
    const std::string low = base::lower_ascii(title.substr(0, 5));
    for (const std::string_view head : {"re:", "fw:", "fwd:", "aw:"}) {
      if (!low.starts_with(head)) continue;
      title = fact(title.substr(head.size()));
      again = true;
    }
  }
  return title;
}

/// Lines as they were typed, those that only go on joined.
std::vector<std::string> typed_paragraphs(std::string_view text, bool flowed) {
  std::vector<std::string> out(1);
  bool goes_on = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line == "-- " || line == "--") break;  // what follows is the sender's signature
    while (line.starts_with('>') || (line.starts_with(' ') && line.find('>') == 1))
      line.remove_prefix(1);
    if (flowed && line.starts_with(' ')) line.remove_prefix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      if (!out.back().empty()) out.emplace_back();
      goes_on = false;
      continue;
    }
    if (!out.back().empty()) out.back() += goes_on ? ' ' : '\n';
    out.back() += line;
    goes_on = flowed && line.ends_with(' ');
  }
  for (std::string& p : out) p = lines_of(p);
  return out;
}

}  // namespace

base::Result<Article> read_mail(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const MailHead head = MailHead::read(bytes);
  if (head.field("from").empty() && head.field("subject").empty() && head.field("date").empty()) {
    return Error{ErrorCode::bad_format, "is no e-mail: it has neither From nor Subject nor Date",
                 name + ":1",
                 "Save the mail from your mail program as .eml, or give the file the ending .txt"};
  }
  MailBody body = body_of(head, bytes);
  Article out;
  out.title = subject(fact(head.words("subject")));
  out.author = sender(head.field("from"));
  out.date = day_of(head.field("date"));
  if (!body.note.empty()) out.notes.push_back(body.note);
  if (body.attachments > 0) {
    out.notes.push_back(fmt::format("{} {} left out", body.attachments,
                                    body.attachments == 1 ? "attachment was" : "attachments were"));
  }
  if (body.too_many) out.notes.emplace_back("it has more parts than are looked at");
  std::vector<std::string> paragraphs;
  if (body.html) {
    const auto page = HtmlPage::parse(body.text, name);
    if (!page) return page.error();
    PageText text = whole_text(*page);
    paragraphs = std::move(text.paragraphs);
    paragraphs.insert(paragraphs.begin(), text.headlines.begin(), text.headlines.end());
  } else {
    paragraphs = typed_paragraphs(body.text, body.flowed);
  }
  if (std::ranges::all_of(paragraphs, [](const std::string& p) { return p.empty(); })) {
    return Error{ErrorCode::bad_format,
                 body.attachments > 0 ? "holds no text but in attachments" : "holds no text", name,
                 body.attachments > 0 ? "Save the attachment, and open that"
                                      : "Paste the story into a file that ends in .txt"};
  }
  out.text = laid_out(out.title, paragraphs);
  return out;
}

}  // namespace dateline::intake
