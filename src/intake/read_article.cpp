#include "intake/read_article.hpp"

#include <utility>

#include "base/file.hpp"
#include "intake/charset.hpp"
#include "intake/feed.hpp"
#include "intake/html_facts.hpp"
#include "intake/kind.hpp"
#include "intake/mail.hpp"
#include "intake/markdown.hpp"
#include "intake/office.hpp"
#include "intake/pdf.hpp"
#include "text/story.hpp"

namespace dateline::intake {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;

Result<std::string> bytes_of(const fs::path& path) {
  const bool plain = kind_by_name(path) == Kind::text;
  return base::read_file(path, plain ? text::kMaxStoryBytes : kMostFileBytes);
}

Result<Article> with_note(Result<Article> article, std::string note) {
  if (article && !note.empty()) article->notes.insert(article->notes.begin(), std::move(note));
  return article;
}

Result<Article> article_of(Kind kind, std::string bytes, const fs::path& path) {
  const std::string name = path.string();
  switch (kind) {
    case Kind::text: {
      auto text = decoded_plain(std::move(bytes), name);
      if (!text) return text.error();
      Article out;
      out.text = std::move(text->text);
      return with_note(std::move(out), std::move(text->note));
    }
    case Kind::markdown: {
      auto text = decoded_plain(std::move(bytes), name);
      if (!text) return text.error();
      return with_note(read_markdown(text->text), std::move(text->note));
    }
    case Kind::html: {
      Decoded text = decoded(bytes, declared_in_html(bytes));
      return with_note(article_of_page(text.text, name), std::move(text.note));
    }
    case Kind::docx:
      return read_docx(bytes, name);
    case Kind::odt:
      return read_odt(bytes, name);
    case Kind::mail:
      return read_mail(bytes, name);
    case Kind::pdf:
      return Error{ErrorCode::unsupported, "is a PDF document that is no file", name,
                   "Save it first"};
    case Kind::feed:
      return Error{ErrorCode::unsupported, "is a feed, which holds many stories", name,
                   "Add it to a project"};
  }
  return Error{ErrorCode::internal, "has no reader", name, ""};
}

Result<Article> named(Result<Article> article, const fs::path& path) {
  if (!article) return article;
  if (article->where.empty()) article->where = path.string();
  // What a story's reader would say of plain text: where nothing was found in a page, say so.
  if (article->text.empty() && kind_by_name(path).value_or(Kind::text) != Kind::text) {
    return Error{ErrorCode::bad_format, "holds no text", path.string(),
                 "Paste the story into a file that ends in .txt"};
  }
  return article;
}

}  // namespace

Result<Article> read_article(std::string bytes, const fs::path& name) {
  const auto kind = kind_of(name, bytes);
  if (!kind) return kind.error();
  return named(article_of(*kind, std::move(bytes), name), name);
}

Result<Article> read_article(const fs::path& path) {
  auto bytes = bytes_of(path);
  if (!bytes) return bytes.error();
  const auto kind = kind_of(path, *bytes);
  if (!kind) return kind.error();
  if (*kind == Kind::pdf) return named(read_pdf(path), path);
  return named(article_of(*kind, std::move(*bytes), path), path);
}

Result<void> read_articles(const fs::path& path, const std::function<bool(Result<Article>)>& each) {
  if (!is_feed(path)) {
    (void)each(read_article(path));
    return {};
  }
  const auto bytes = bytes_of(path);
  if (!bytes) return bytes.error();
  if (const auto kind = kind_of(path, *bytes); !kind) return kind.error();
  return read_feed(*bytes, path.string(), each);
}

Result<Article> pasted_article(std::string text) {
  if (content_of(text).kind == Kind::html) return article_of_page(text, "pasted text");
  Article out;
  out.text = std::move(text);
  return out;
}

}  // namespace dateline::intake
