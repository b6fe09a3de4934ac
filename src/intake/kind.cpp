#include "intake/kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace dateline::intake {
namespace {

using base::Error;
using base::ErrorCode;

struct Ending {
  std::string_view ending;
  Kind kind;
};

constexpr auto kEndings = std::to_array<Ending>({{".txt", Kind::text},
                                                 {".md", Kind::markdown},
                                                 {".markdown", Kind::markdown},
                                                 {".html", Kind::html},
                                                 {".htm", Kind::html},
                                                 {".xhtml", Kind::html},
                                                 {".pdf", Kind::pdf},
                                                 {".docx", Kind::docx},
                                                 {".odt", Kind::odt},
                                                 {".eml", Kind::mail},
                                                 {".rss", Kind::feed},
                                                 {".atom", Kind::feed},
                                                 {".xml", Kind::feed}});

std::string_view ending_for(Kind kind) {
  const auto* const found = std::ranges::find(kEndings, kind, &Ending::kind);
  return found->ending;
}

std::string_view words_for(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "plain text";
    case Kind::markdown:
      return "Markdown";
    case Kind::html:
      return "a web page (HTML)";
    case Kind::pdf:
      return "a PDF document";
    case Kind::docx:
      return "a Word document (.docx)";
    case Kind::odt:
      return "an OpenDocument text (.odt)";
    case Kind::mail:
      return "an e-mail";
    case Kind::feed:
      return "a feed (RSS or Atom)";
  }
  return "";
}

Content is(Kind kind) { return {words_for(kind), kind, ""}; }

Content other(std::string_view words,
              std::string_view cure = "Save its text as a file that ends in .txt") {
  return {words, std::nullopt, cure};
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> heads) {
  return std::ranges::any_of(heads, [&](std::string_view h) { return text.starts_with(h); });
}

Content zip_content(std::string_view bytes) {
  // Names of members stand uncompressed in the list at the end, and before each one.
  const auto holds = [&](std::string_view name) {
    return bytes.substr(0, 1U << 16U).find(name) != std::string_view::npos ||
           bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 1U << 18U)).find(name) !=
               std::string_view::npos;
  };
  if (holds("word/document.xml")) return is(Kind::docx);
  if (holds("application/vnd.oasis.opendocument.text")) return is(Kind::odt);
  if (holds("xl/workbook"))
    return other("an Excel workbook", "Give it the ending .xlsx, and open it as a table");
  if (holds("application/vnd.oasis.opendocument.spreadsheet")) {
    return other("an OpenDocument spreadsheet", "Give it the ending .ods, and open it as a table");
  }
  if (holds("ppt/presentation")) return other("a presentation");
  return other("a ZIP archive", "Unpack it and open what is in it");
}

Content text_content(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string head;
  for (const char c : bytes.substr(0, 4096)) {
    if (c != '\0') head += c;  // UTF-16
  }
  head = base::lower_ascii(head);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) head.erase(0, 2);
  std::string_view rest = head;
  // Past declarations and comments to the first element.
  for (int i = 0; i < 50; ++i) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    if (rest.starts_with("<!doctype html")) return is(Kind::html);
    if (rest.starts_with("<?")) {
      rest.remove_prefix(std::min(rest.find("?>"), rest.size() - 2) + 2);
    } else if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("-->");
      if (end == std::string_view::npos) return {};
      rest.remove_prefix(end + 3);
    } else if (rest.starts_with("<!")) {
      // A document type may hold brackets with declarations of its own.
      const std::size_t end = std::min(rest.find('>'), rest.find('['));
      if (end == std::string_view::npos) return {};
      const std::size_t close = rest[end] == '[' ? rest.find("]>") : end;
      if (close == std::string_view::npos) return {};
      rest.remove_prefix(std::min(close + (rest[end] == '[' ? 2 : 1), rest.size()));
    } else {
      break;
    }
  }
  if (starts_with_any(rest, {"<html", "<head", "<body"})) return is(Kind::html);
  if (starts_with_any(rest, {"<rss", "<feed", "<rdf:rdf", "<atom:feed"})) return is(Kind::feed);
  return {};
}

}  // namespace

std::optional<Kind> kind_by_name(const std::filesystem::path& path) {
  const std::string ending = base::lower_ascii(path.extension().string());
  const auto* const found = std::ranges::find(kEndings, std::string_view(ending), &Ending::ending);
  if (found == kEndings.end()) return std::nullopt;
  return found->kind;
}

bool is_feed(const std::filesystem::path& path) { return kind_by_name(path) == Kind::feed; }

std::string_view endings() {
  return ".txt .md .markdown .html .htm .xhtml .pdf .docx .odt .eml .rss .atom .xml";
}

Content content_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  // Some programs write a few bytes of their own before it; a text may speak of it.
  const std::size_t pdf = bytes.substr(0, 1024).find("%PDF-");
  if (pdf == 0 ||
      (pdf != std::string_view::npos && base::first_invalid_utf8(bytes.substr(0, 4096)))) {
    return is(Kind::pdf);
  }
  if (starts_with_any(bytes, {"PK\3\4"sv, "PK\5\6"sv})) return zip_content(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    return other("a document of an old Office (.doc, .xls or .msg)", "Save it as .docx or .txt");
  }
  if (bytes.starts_with("{\\rtf")) return other("a document in RTF", "Save it as .docx or .txt");
  if (starts_with_any(bytes, {"\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF8"sv, "II*\0"sv, "MM\0*"sv})) {
    return other("a picture", "Read its text off with a program that recognises letters");
  }
  if (bytes.starts_with("RIFF") && bytes.find("WEBP") == 8) {
    return other("a picture", "Read its text off with a program that recognises letters");
  }
  if (bytes.starts_with("\x1F\x8B")) return other("compressed (gzip)", "Unpack it first");
  if (starts_with_any(bytes, {"7z\xBC\xAF"sv, "Rar!"sv, "BZh9"sv,
                              "\xFD"
                              "7zXZ"sv,
                              "\x28\xB5\x2F\xFD"sv})) {
    return other("a compressed archive", "Unpack it first");
  }
  if (starts_with_any(bytes, {"\x7F"
                              "ELF"sv,
                              "MZ\x90\0"sv}))
    return other("a program");
  if (starts_with_any(bytes, {"ID3"sv, "OggS"sv, "fLaC"sv}) ||
      bytes.substr(0, 8).ends_with("ftyp")) {
    return other("a recording", "Write down what is said in it");
  }
  return text_content(bytes);
}

base::Result<Kind> kind_of(const std::filesystem::path& path, std::string_view bytes) {
  const std::optional<Kind> named = kind_by_name(path);
  const Content content = content_of(bytes);
  if (!named) {
    if (content.words.empty()) return Kind::text;
    if (content.kind && *content.kind != Kind::feed) return *content.kind;
    return Error{ErrorCode::unsupported, fmt::format("is {}, not plain text", content.words),
                 path.string(),
                 content.kind ? "Give it the ending .rss" : std::string(content.cure)};
  }
  const auto differs = [&] {
    return Error{
        ErrorCode::bad_format,
        fmt::format("is {}, not {}, whatever its name says",
                    content.words.empty() ? "something else" : content.words, words_for(*named)),
        path.string(),
        content.kind            ? fmt::format("Give it the ending {}", ending_for(*content.kind))
        : content.words.empty() ? "Save it again, or give it the ending of what it is"
                                : std::string(content.cure)};
  };
  const bool binary = content.kind != Kind::html && content.kind != Kind::feed;
  switch (*named) {
    case Kind::text:
    case Kind::markdown:
    case Kind::mail:
      // A story may well begin with a tag; what is no text at all cannot be one.
      if (!content.words.empty() && binary) {
        return Error{ErrorCode::bad_format, fmt::format("is {}, not plain text", content.words),
                     path.string(),
                     content.kind ? fmt::format("Give it the ending {}", ending_for(*content.kind))
                                  : std::string(content.cure)};
      }
      return *named;
    case Kind::html:
      if (!content.words.empty() && content.kind != Kind::html) return differs();
      return *named;
    case Kind::feed:
    case Kind::pdf:
    case Kind::docx:
    case Kind::odt:
      if (content.kind != named) return differs();
      return *named;
  }
  return *named;
}

}  // namespace dateline::intake
