// Stories in other formats than plain text: any bytes under any ending are an article with clean
// text, or a clear error. The first byte says which ending.
#include <array>
#include <string>

#include "base/utf8.hpp"
#include "fuzz/fuzz.hpp"
#include "intake/feed.hpp"
#include "intake/pdf_layout.hpp"
#include "intake/read_article.hpp"

using namespace dateline;

namespace {

void check(const base::Result<intake::Article>& read, bool plain) {
  if (!read) {
    fuzz::require(!read.error().message.empty(), "an error says what is wrong");
    fuzz::require(read.error().where.starts_with("input"), "an error says where");
    return;
  }
  for (const std::string* fact : {&read->title, &read->author, &read->publisher, &read->url}) {
    fuzz::require(!base::first_invalid_utf8(*fact), "facts are UTF-8");
    fuzz::require(fact->size() <= intake::kLongestFact, "facts are short");
    fuzz::require(fact->find('\n') == std::string::npos, "facts are of one line");
  }
  // Plain text is as it is in the file; what is wrong with it its own reader says.
  if (plain) return;
  fuzz::require(!base::first_invalid_utf8(read->text), "text is UTF-8");
  for (const char c : read->text) {
    fuzz::require(c == '\n' || static_cast<unsigned char>(c) >= 0x20,
                  "text has no control characters");
  }
  fuzz::require(read->text.starts_with(read->title), "the title stands first");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr auto kNames = std::to_array<const char*>(
      {"input.html", "input.md", "input.eml", "input.docx", "input.odt", "input.txt", "input"});
  const std::size_t which = data[0] % (kNames.size() + 2);
  const std::string bytes(fuzz::text(data, size).substr(1));
  if (which == kNames.size()) {
    const auto read =
        intake::read_feed(bytes, "input.rss", [](base::Result<intake::Article> article) {
          check(article, false);
          return true;
        });
    if (!read) fuzz::require(read.error().where.starts_with("input"), "an error says where");
  } else if (which == kNames.size() + 1) {
    check(intake::pdf_article(bytes, "input.pdf"), false);
  } else {
    check(intake::read_article(bytes, kNames.at(which)), which >= 5);
  }
  return 0;
}
