#include "base/po_file.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/table.hpp"
#include "base/utf8.hpp"

namespace dateline::base {
namespace {

/// What stands between the quotation marks of a line; nullopt where it is not closed, or something
/// stands behind it.
std::optional<std::string> unquoted(std::string_view text) {
  text = trim(text);
  if (text.size() < 2 || text.front() != '"') return std::nullopt;
  std::string out;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') return i + 1 == text.size() ? std::optional(out) : std::nullopt;
    if (c != '\\') {
      out += c;
      continue;
    }
    if (++i == text.size()) return std::nullopt;
    switch (text[i]) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case 'r':
        out += '\r';
        break;
      case '"':
      case '\\':
        out += text[i];
        break;
      default:
        return std::nullopt;  // nothing that a window could show
    }
  }
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(const std::string& name) : name_(name) {}

  Result<void> line(std::string_view line) {
    ++number_;
    line = trim(line);
    if (line.empty()) return {};
    if (line.starts_with('#')) {
      // An obsolete message is none, and what is said of it goes with it.
      if (line.starts_with("#~")) {
        finish_if_full();
        if (!has_id_) fuzzy_ = false;
      }
      if (line.starts_with("#,")) {
        finish_if_full();
        fuzzy_ = fuzzy_ || line.find("fuzzy") != std::string_view::npos;
      }
      return {};
    }
    if (line.front() == '"') {
      if (into_ == nullptr) return fail("a text without a keyword");
      return add(line);
    }
    const std::size_t end = std::min(line.find_first_of(" \t\""), line.size());
    const std::string_view keyword = line.substr(0, end);
    if (keyword == "msgctxt") {
      finish_if_full();
      if (has_id_) return fail("the message before has no msgstr");
      into_ = &now_.context;
    } else if (keyword == "msgid") {
      finish_if_full();
      if (has_id_) return fail("the message before has no msgstr");
      now_.line = number_;
      has_id_ = true;
      into_ = &now_.id;
    } else if (keyword == "msgid_plural" && has_id_ && now_.texts.empty()) {
      into_ = &now_.plural;
    } else if (keyword.starts_with("msgstr") && has_id_) {
      // Forms come in their order.
      const std::string expected = "msgstr[" + std::to_string(now_.texts.size()) + "]";
      const bool fits = now_.plural.empty() ? keyword == "msgstr" && now_.texts.empty()
                                            : keyword == expected && now_.texts.size() < 16;
      if (!fits) return fail("\"" + std::string(keyword) + "\" is not what comes next here");
      now_.texts.emplace_back();
      into_ = &now_.texts.back();
    } else {
      return fail("there is no keyword \"" + std::string(keyword) + "\" here");
    }
    into_->clear();
    return add(line.substr(end));
  }

  Result<PoFile> finish() {
    finish_if_full();
    if (has_id_) return fail("the last message has no msgstr");
    return std::move(file_);
  }

 private:
  Result<void> add(std::string_view quoted) {
    const auto text = unquoted(quoted);
    if (!text) return fail("a text is not closed, or has an escape other than \\n \\t \\\" \\\\");
    into_->append(*text);
    return {};
  }

  void finish_if_full() {
    if (now_.texts.empty()) return;
    now_.fuzzy = fuzzy_;
    if (now_.id.empty() && now_.context.empty()) {
      file_.header = now_.texts.front();
    } else {
      file_.messages.push_back(std::move(now_));
    }
    now_ = {};
    into_ = nullptr;
    fuzzy_ = false;
    has_id_ = false;
  }

  Error fail(std::string message) const {
    return Error{ErrorCode::bad_format, std::move(message), name_ + ":" + std::to_string(number_),
                 "Check the file with msgfmt -c"};
  }

  const std::string& name_;
  std::size_t number_ = 0;
  PoFile file_;
  PoMessage now_;
  std::string* into_ = nullptr;
  bool fuzzy_ = false;
  bool has_id_ = false;
};

}  // namespace

std::string_view PoFile::field(std::string_view name) const {
  std::string_view rest = header;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    if (line.size() > name.size() && line.starts_with(name) && line[name.size()] == ':') {
      return trim(line.substr(name.size() + 1));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return "";
}

Result<PoFile> PoFile::parse(std::string_view text, const std::string& name) {
  if (text.size() > kMostBytes) {
    return Error{ErrorCode::too_large, "is larger than a file of translations can be", name, ""};
  }
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  if (first_invalid_utf8(text) || text.find('\0') != std::string_view::npos) {
    return Error{ErrorCode::bad_encoding, "is not UTF-8 text", name,
                 "Convert it with msgconv --to-code=UTF-8"};
  }
  Reader reader(name);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (auto read = reader.line(line); !read) return read.error();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  auto file = reader.finish();
  if (!file) return file.error();
  const std::string type = lower_ascii(file->field("Content-Type"));
  const std::size_t charset = type.find("charset=");
  if (charset != std::string::npos && !type.substr(charset + 8).starts_with("utf-8")) {
    return Error{ErrorCode::bad_encoding, "says that it is not UTF-8", name,
                 "Convert it with msgconv --to-code=UTF-8"};
  }
  return file;
}

}  // namespace dateline::base
