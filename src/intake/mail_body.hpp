#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "intake/mail_words.hpp"

namespace dateline::intake {

/// The part of a mail that is its text.
struct MailBody {
  std::string text;  ///< UTF-8, as typed or HTML; "" where there is none
  bool html = false;
  bool flowed = false;          ///< lines that end in a blank go on (RFC 3676)
  std::string note;             ///< what was guessed of its encoding
  std::size_t attachments = 0;  ///< parts that were left out, forwarded mails among them
  bool too_many = false;        ///< more parts than are looked at, or nested deeper
};

/// Finds it below a head: the plain text, else the HTML, that is no attachment and comes first.
/// Looks at 500 parts, nested 20 deep, and does not go into mails that are attached.
[[nodiscard]] MailBody body_of(const MailHead& head, std::string_view bytes);

}  // namespace dateline::intake
