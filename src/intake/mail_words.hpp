#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::intake {

/// The fields at the head of a mail or of one of its parts, unfolded, in their order.
class MailHead {
 public:
  /// Reads up to the empty line that ends the head, and takes it off `bytes`.
  [[nodiscard]] static MailHead read(std::string_view& bytes);

  /// As it stands there, "" for none; the name in lower case.
  [[nodiscard]] std::string_view field(std::string_view name) const;
  /// With encoded words (RFC 2047) read.
  [[nodiscard]] std::string words(std::string_view name) const;
  [[nodiscard]] bool empty() const { return fields_.empty(); }

 private:
  struct Field {
    std::string name;
    std::string value;
  };
  std::vector<Field> fields_;
};

/// "=?utf-8?Q?caf=C3=A9?=" as "caf\u00E9"; what is in none stays, as UTF-8 or windows-1252.
[[nodiscard]] std::string decoded_words(std::string_view text);
/// A parameter of a field: `boundary` of "multipart/mixed; boundary=x"; "" for none.
[[nodiscard]] std::string parameter(std::string_view field, std::string_view name);
/// The value before the parameters, in lower case.
[[nodiscard]] std::string bare_value(std::string_view field);

[[nodiscard]] std::string from_base64(std::string_view text);
/// `underscores`: as encoded words have it, where "_" is a blank.
[[nodiscard]] std::string from_quoted(std::string_view text, bool underscores);

}  // namespace dateline::intake
