#include "intake/mail_body.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "intake/charset.hpp"

namespace dateline::intake {
namespace {

constexpr std::size_t kMostParts = 500;
constexpr std::size_t kDeepest = 20;

struct Part {
  MailHead head;
  std::string_view bytes;
  std::size_t depth = 0;
};

/// The parts between the boundaries, as far as they are wanted.
std::vector<Part> cut(std::string_view bytes, const std::string& boundary, std::size_t depth,
                      std::size_t most) {
  std::vector<Part> out;
  const std::string mark = "--" + boundary;
  std::optional<std::size_t> begin;
  for (std::size_t line = 0; line < bytes.size();) {
    const std::size_t next = std::min(bytes.find('\n', line), bytes.size() - 1) + 1;
    const std::string_view here = bytes.substr(line, next - line);
    if (here.starts_with(mark)) {
      const std::string_view after = here.substr(mark.size());
      const bool last = after.starts_with("--");
      if (last || after.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        if (begin) {
          std::string_view part = bytes.substr(*begin, line - *begin);
          Part found{MailHead::read(part), part, depth};
          out.push_back(std::move(found));
        }
        if (last || out.size() > most) return out;
        begin = next;
      }
    }
    line = next;
  }
  // Cut short: what is there is read.
  if (begin) {
    std::string_view part = bytes.substr(*begin);
    Part found{MailHead::read(part), part, depth};
    out.push_back(std::move(found));
  }
  return out;
}

std::string unpacked(const Part& part) {
  const std::string how = bare_value(part.head.field("content-transfer-encoding"));
  if (how == "base64") return from_base64(part.bytes);
  if (how == "quoted-printable") return from_quoted(part.bytes, false);
  return std::string(part.bytes);
}

class Search {
 public:
  MailBody find(const MailHead& head, std::string_view bytes) {
    std::vector<Part> waiting{{head, bytes, 0}};
    while (!waiting.empty()) {
      const Part part = std::move(waiting.back());
      waiting.pop_back();
      if (++looked_ > kMostParts) {
        body_.too_many = true;
        break;
      }
      look_at(part, waiting);
    }
    const std::optional<Part>& best = plain_ ? plain_ : html_;
    if (best) take(*best, !plain_);
    return std::move(body_);
  }

 private:
  void look_at(const Part& part, std::vector<Part>& waiting) {
    const std::string_view type = part.head.field("content-type");
    const std::string bare = type.empty() ? "text/plain" : bare_value(type);
    if (bare.starts_with("multipart/")) {
      const std::string boundary = parameter(type, "boundary");
      if (boundary.empty() || boundary.size() > 200) return;
      if (part.depth >= kDeepest) {
        body_.too_many = true;
        return;
      }
      std::vector<Part> parts = cut(part.bytes, boundary, part.depth + 1, kMostParts);
      for (; !parts.empty(); parts.pop_back()) waiting.push_back(std::move(parts.back()));
      return;
    }
    const bool attached =
        bare_value(part.head.field("content-disposition")) == "attachment" && part.depth > 0;
    if (attached || (bare != "text/plain" && bare != "text/html")) {
      ++body_.attachments;
    } else if (bare == "text/plain") {
      if (!plain_ && part.bytes.find_first_not_of(" \t\r\n") != std::string_view::npos)
        plain_ = part;
    } else if (!html_) {
      html_ = part;
    }
  }

  void take(const Part& part, bool html) {
    const std::string_view type = part.head.field("content-type");
    const std::string bytes = unpacked(part);
    std::string charset = parameter(type, "charset");
    if (charset.empty() && html) charset = declared_in_html(bytes);
    Decoded text = decoded(bytes, charset);
    body_.text = std::move(text.text);
    body_.note = std::move(text.note);
    body_.html = html;
    body_.flowed = base::lower_ascii(parameter(type, "format")) == "flowed";
  }

  MailBody body_;
  std::optional<Part> plain_;
  std::optional<Part> html_;
  std::size_t looked_ = 0;
};

}  // namespace

MailBody body_of(const MailHead& head, std::string_view bytes) {
  return Search().find(head, bytes);
}

}  // namespace dateline::intake
