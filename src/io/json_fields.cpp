#include "io/json_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace dateline::io {

using base::Error;
using base::ErrorCode;
using Json = nlohmann::json;

void JsonProblem::tell(ErrorCode code, std::string_view path, std::string message,
                       std::string cure) {
  if (error) return;
  error = Error{code, fmt::format("{}: {}", path.empty() ? "the file" : path, message), "",
                std::move(cure)};
}

JsonFields::JsonFields(const Json& value, std::string path, JsonProblem& problem)
    : value_(&value), path_(std::move(path)), problem_(&problem) {
  if (!value.is_object()) {
    problem.tell(ErrorCode::bad_format, path_, "is no object", "Write { ... }");
  }
}

std::string JsonFields::way(const char* field) const {
  return path_.empty() ? field : path_ + "." + field;
}

void JsonFields::bad(const char* field, std::string message, std::string cure) {
  problem_->tell(ErrorCode::bad_value, way(field), std::move(message), std::move(cure));
}

bool JsonFields::has(const char* field) const {
  return value_->is_object() && value_->contains(field);
}

const Json* JsonFields::take(const char* field, bool needed) {
  taken_.insert(field);
  if (has(field)) return &(*value_)[field];
  if (needed) {
    problem_->tell(ErrorCode::bad_format, path_, fmt::format("has no \"{}\"", field),
                   "Write it, or take the whole entry out");
  }
  return nullptr;
}

std::string JsonFields::text(const char* field, std::size_t most) {
  const Json* v = take(field, true);
  if (v == nullptr) return "";
  if (!v->is_string() || v->get_ref<const std::string&>().size() > most) {
    bad(field, fmt::format("is no text of at most {} bytes", most), "Write it in quotes");
    return "";
  }
  return v->get<std::string>();
}

std::string JsonFields::text_or(const char* field, std::string_view otherwise, std::size_t most) {
  if (has(field)) return text(field, most);
  take(field, false);
  return std::string(otherwise);
}

std::int64_t JsonFields::integer(const char* field, std::int64_t least, std::int64_t most) {
  const Json* v = take(field, true);
  if (v == nullptr) return least;
  const bool fits = v->is_number_unsigned()
                        ? v->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX)
                        : v->is_number_integer();
  if (fits) {
    const auto n = v->get<std::int64_t>();
    if (n >= least && n <= most) return n;
  }
  bad(field, fmt::format("is no whole number from {} to {}", least, most), "Write one");
  return least;
}

std::optional<std::int64_t> JsonFields::integer_if(const char* field, std::int64_t least,
                                                   std::int64_t most) {
  if (has(field)) return integer(field, least, most);
  take(field, false);
  return std::nullopt;
}

double JsonFields::number(const char* field, double least, double most) {
  const Json* v = take(field, true);
  if (v == nullptr) return least;
  if (v->is_number()) {
    const auto n = v->get<double>();
    if (std::isfinite(n) && n >= least && n <= most) return n;
  }
  bad(field, fmt::format("is no number from {} to {}", least, most), "Write one");
  return least;
}

bool JsonFields::boolean_or(const char* field, bool otherwise) {
  const Json* v = take(field, false);
  if (v == nullptr) return otherwise;
  if (v->is_boolean()) return v->get<bool>();
  bad(field, "is neither true nor false", "Write one of them, without quotes");
  return otherwise;
}

std::uint64_t JsonFields::hex(const char* field) {
  constexpr std::size_t kDigits = 16;
  const std::string digits = text(field);
  std::uint64_t value = 0;
  const auto nibble = [](char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  const bool fits = digits.size() == kDigits &&
                    std::ranges::all_of(digits, [&](char c) { return nibble(c) >= 0; });
  if (!fits) {
    bad(field, "is no number of 16 hexadecimal digits", "Write it as the program does");
    return 0;
  }
  for (const char c : digits) value = value << 4U | static_cast<std::uint64_t>(nibble(c));
  return value;
}

JsonFields JsonFields::object(const char* field) {
  static const Json kNothing = Json::object();
  const Json* v = take(field, true);
  return {v == nullptr ? kNothing : *v, way(field), *problem_};
}

void JsonFields::list(const char* field, std::size_t most,
                      const std::function<void(const Json&, const std::string&)>& each) {
  const Json* v = take(field, false);
  if (v == nullptr) return;
  if (!v->is_array() || v->size() > most) {
    bad(field, fmt::format("is no list of at most {} entries", most), "Write [ ... ]");
    return;
  }
  for (std::size_t i = 0; i < v->size() && !problem_->any(); ++i) {
    each((*v)[i], fmt::format("{}[{}]", way(field), i));
  }
}

void JsonFields::objects(const char* field, std::size_t most,
                         const std::function<void(JsonFields)>& each) {
  list(field, most,
       [&](const Json& v, const std::string& path) { each(JsonFields(v, path, *problem_)); });
}

void JsonFields::finish() {
  if (!value_->is_object() || problem_->any()) return;
  for (const auto& [key, value] : value_->items()) {
    if (taken_.contains(key)) continue;
    problem_->tell(ErrorCode::bad_format, path_,
                   fmt::format("\"{}\" is no field of it", key.substr(0, 40)),
                   "Take it out, or open the file with the program that wrote it");
    return;
  }
}

base::Result<Json> parse_json(std::string_view bytes, std::string_view name, int deepest) {
  const auto line_of = [&](std::size_t at) {
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at, bytes.size()));
    return fmt::format("{}:{}", name, 1 + std::count(bytes.begin(), end, '\n'));
  };
  if (const auto bad = base::first_invalid_utf8(bytes)) {
    return Error{ErrorCode::bad_encoding, "is not UTF-8 text", line_of(*bad), "Save it as UTF-8"};
  }
  // Before anything is built of it: what is nested too deeply is no file of ours.
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = quoted && c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest) {
        return Error{ErrorCode::bad_format, "is nested too deeply", line_of(i),
                     "Restore it from a backup"};
      }
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  try {
    return Json::parse(bytes);
  } catch (const Json::parse_error& e) {
    return Error{ErrorCode::bad_format, "is no JSON", line_of(e.byte),
                 "Restore it from a backup, or mend it in an editor"};
  } catch (const Json::out_of_range&) {
    // It does not say where: of all that is JSON only a number can be out of range.
    return Error{ErrorCode::bad_format, "holds a number that is too large", std::string(name),
                 "Restore it from a backup, or mend it in an editor"};
  }
}

std::string to_hex(std::uint64_t value) { return fmt::format("{:016x}", value); }

}  // namespace dateline::io
