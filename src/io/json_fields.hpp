#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace dateline::io {

/// The first thing that is wrong in a file of JSON: bad_format or bad_value, with the way to it
/// ("corrections[3].event.span").
struct JsonProblem {
  std::optional<base::Error> error;

  void tell(base::ErrorCode code, std::string_view path, std::string message, std::string cure);
  [[nodiscard]] bool any() const { return error.has_value(); }
};

/// The fields of one JSON object, taken one by one with what each may hold. What is missing or
/// wrong is told to the JsonProblem, and a default is given: whoever reads looks there once, at the
/// end. Views the object and the problem.
class JsonFields {
 public:
  using Json = nlohmann::json;
  /// Bytes, as many as a story may have: no text that was written must be too long to be read.
  static constexpr std::size_t kMostText = std::size_t{16} << 20U;

  JsonFields(const Json& value, std::string path, JsonProblem& problem);

  [[nodiscard]] bool has(const char* field) const;
  [[nodiscard]] std::string text(const char* field, std::size_t most = kMostText);
  [[nodiscard]] std::string text_or(const char* field, std::string_view otherwise,
                                    std::size_t most = kMostText);
  [[nodiscard]] std::int64_t integer(const char* field, std::int64_t least, std::int64_t most);
  [[nodiscard]] std::optional<std::int64_t> integer_if(const char* field, std::int64_t least,
                                                       std::int64_t most);
  [[nodiscard]] double number(const char* field, double least, double most);
  [[nodiscard]] bool boolean_or(const char* field, bool otherwise);
  /// 16 hexadecimal digits: numbers that JSON readers may round are written so.
  [[nodiscard]] std::uint64_t hex(const char* field);
  /// A word that `from` knows; it gives nullopt for others.
  template <class From>
  [[nodiscard]] auto word(const char* field, const From& from) {
    const std::string text = this->text(field);
    auto value = from(std::string_view(text));
    if (!value && !problem_->any()) {
      bad(field, "\"" + text.substr(0, 40) + "\" is not known here", "Write what the manual lists");
    }
    return value.value_or(typename decltype(value)::value_type{});
  }
  /// An object in this one; of nothing where it is missing, which is told.
  [[nodiscard]] JsonFields object(const char* field);
  /// Calls `each` for the items of a list, with the way to each; a missing list has none.
  void list(const char* field, std::size_t most,
            const std::function<void(const Json&, const std::string&)>& each);
  /// The same for a list of objects.
  void objects(const char* field, std::size_t most, const std::function<void(JsonFields)>& each);

  /// Fields that nobody took are slips of the pen, or of a later version.
  void finish();

  void bad(const char* field, std::string message, std::string cure);
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] JsonProblem& problem() { return *problem_; }

 private:
  /// nullptr where there is none.
  const Json* take(const char* field, bool needed);
  [[nodiscard]] std::string way(const char* field) const;

  const Json* value_;
  std::string path_;
  JsonProblem* problem_;
  std::set<std::string, std::less<>> taken_;
};

/// Bytes as JSON. Errors: bad_encoding (not UTF-8), bad_format (no JSON, with the line; nested over
/// `deepest` levels). `name` stands for the file.
[[nodiscard]] base::Result<nlohmann::json> parse_json(std::string_view bytes, std::string_view name,
                                                      int deepest);

/// How JsonFields::hex() is written.
[[nodiscard]] std::string to_hex(std::uint64_t value);

}  // namespace dateline::io
