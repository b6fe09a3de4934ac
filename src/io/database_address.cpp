#include "io/database_address.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>

#include "base/utf8.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Settings = std::vector<std::pair<std::string, std::string>>;

constexpr std::array<std::string_view, 2> kSchemes{"postgresql:", "postgres:"};
constexpr const char* kForm = "Write it as postgresql://user@host:port/database?table=schema.name";

/// Nothing of the text is told: what is broken in it may be the password.
Error wrong(std::string message, std::string cure = kForm) {
  return {ErrorCode::usage, std::move(message), "the address of the database", std::move(cure)};
}

bool is_secret(std::string_view setting) {
  return setting.ends_with("password");  // password, sslpassword
}

std::string quoted(std::string_view text, char mark) {
  std::string out(1, mark);
  for (const char c : text) {
    if (c == mark) out += mark;
    out += c;
  }
  return out + mark;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const std::string_view digits = text.substr(i + 1, 2);
    unsigned value = 0;
    const auto [end, ec] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    const bool read = ec == std::errc() && digits.size() == 2 && end == digits.data() + 2;
    if (!read || value == 0) return std::nullopt;
    out += static_cast<char>(value);
    i += 2;
  }
  return out;
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

bool is_known(std::string_view setting) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> all(PQconndefaults(),
                                                                         &PQconninfoFree);
  for (const PQconninfoOption* o = all.get(); o != nullptr && o->keyword != nullptr; ++o) {
    if (setting == o->keyword) return true;
  }
  return setting == "ssl";  // of URLs for JDBC, which libpq takes
}

/// What libpq makes of a text of its own form.
Result<Settings> settings_of(const std::string& text) {
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
      PQconninfoParse(text.c_str(), &message), &PQconninfoFree);
  PQfreemem(message);
  if (parsed == nullptr) return wrong("cannot be read");
  Settings out;
  for (const PQconninfoOption* o = parsed.get(); o->keyword != nullptr; ++o) {
    if (o->val != nullptr) out.emplace_back(o->keyword, o->val);
  }
  return out;
}

/// Settings behind "?", those of ours apart.
Result<std::string> without_ours(std::string_view query, Settings& ours) {
  std::string rest;
  while (!query.empty()) {
    const std::string_view part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), part.size() + 1));
    const std::size_t equals = part.find('=');
    const std::string name(part.substr(0, equals));
    if (equals == std::string_view::npos) return wrong("cannot be read");
    if (name != "table" && name != "key") {
      if (!is_known(name)) return wrong(fmt::format("there is no setting \"{}\"", name));
      rest += rest.empty() ? '?' : '&';
      rest += part;
      continue;
    }
    auto value = decoded(part.substr(equals + 1));
    if (!value) return wrong("cannot be read");
    ours.emplace_back(name, std::move(*value));
  }
  return rest;
}

Result<Settings> from_url(std::string_view text, Settings& ours) {
  const std::size_t host = text.find("//") + 2;
  const std::size_t end_of_user = std::min(text.size(), text.find_first_of("@/", host));
  const std::size_t mark = text.find('?', end_of_user);
  const std::string_view before = text.substr(0, mark);
  // A password with one of the marks that part addresses would be taken for the name of a host, and
  // shown as such.
  const std::size_t at = before.find('@', host);
  if (at != std::string_view::npos &&
      (at != end_of_user || before.find('@', at + 1) != std::string_view::npos)) {
    return wrong("cannot be read", "Write @ in a password as %40, / as %2F and : as %3A");
  }
  auto query = without_ours(mark == std::string_view::npos ? "" : text.substr(mark + 1), ours);
  if (!query) return query.error();
  // libpq knows the scheme in small letters alone.
  return settings_of("postgresql:" + std::string(before.substr(host - 2)) + *query);
}

/// "host=... table=...": libpq's own form, quotes and all, with what is ours taken out of it.
Result<Settings> from_words(std::string_view text, Settings& ours) {
  Settings found;
  std::size_t i = 0;
  const auto skip = [&] { i = std::min(text.size(), text.find_first_not_of(" \t\r\n", i)); };
  for (skip(); i < text.size(); skip()) {
    const std::size_t equals = text.find('=', i);
    if (equals == std::string_view::npos) return wrong("cannot be read");
    std::string name(text.substr(i, equals - i));
    while (!name.empty() && name.back() == ' ') name.pop_back();
    i = equals + 1;
    skip();
    std::string value;
    const bool in_quotes = i < text.size() && text[i] == '\'';
    bool closed = !in_quotes;
    for (i += in_quotes ? 1 : 0; i < text.size(); ++i) {
      if (in_quotes ? text[i] == '\'' : text[i] == ' ') {
        closed = true;
        ++i;
        break;
      }
      if (text[i] == '\\' && i + 1 < text.size()) ++i;
      value += text[i];
    }
    if (!closed) return wrong("a quotation mark is missing in it");
    if (name == "table" || name == "key") {
      ours.emplace_back(std::move(name), std::move(value));
    } else if (is_known(name)) {
      found.emplace_back(std::move(name), std::move(value));
    } else {
      return wrong(name.find_first_of(" '@:/") == std::string::npos
                       ? fmt::format("there is no setting \"{}\"", name)
                       : "cannot be read");
    }
  }
  return found;
}

/// One name, plain or within quotation marks, off the front of "schema.name".
std::optional<std::string> name_off(std::string_view& text) {
  std::string out;
  if (!text.starts_with('"')) {
    out = text.substr(0, text.find('.'));
    text.remove_prefix(out.size());
    return out.empty() || out.find('"') != std::string::npos ? std::nullopt : std::optional(out);
  }
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      if (i + 1 == text.size() || text[i + 1] != '"') {
        text.remove_prefix(i + 1);
        return out.empty() ? std::nullopt : std::optional(out);
      }
      ++i;
    }
    out += text[i];
  }
  return std::nullopt;
}

/// What the server would cut, or could not write.
bool is_name(std::string_view name) {
  constexpr std::size_t kMost = 63;
  return name.size() <= kMost && !base::first_invalid_utf8(name) &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

Result<void> take_table(std::string_view text, DatabaseAddress& out) {
  const auto no_name = wrong("names no table that there can be",
                             "Name it as table=schema.name; a name with a dot in it in quotation "
                             "marks, no name longer than 63 bytes");
  auto first = name_off(text);
  if (!first) return no_name;
  if (text.empty()) {
    out.table = std::move(*first);
  } else {
    if (!text.starts_with('.')) return no_name;
    text.remove_prefix(1);
    auto second = name_off(text);
    if (!second || !text.empty()) return no_name;
    out.schema = std::move(*first);
    out.table = std::move(*second);
  }
  if (!is_name(out.schema) || !is_name(out.table)) return no_name;
  return {};
}

Result<void> check(const Settings& settings) {
  for (const auto& [name, value] : settings) {
    const bool number = std::ranges::all_of(
        value, [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == ' '; });
    if ((name == "port" || name == "connect_timeout") && !number) {
      return wrong(fmt::format("its {} is no number", name),
                   "Write / in a password as %2F and : as %3A");
    }
  }
  return {};
}

}  // namespace

bool names_database(std::string_view text) {
  const std::string scheme = base::lower_ascii(text.substr(0, text.find(':') + 1));
  return std::ranges::find(kSchemes, scheme) != kSchemes.end();
}

Result<DatabaseAddress> DatabaseAddress::parse(std::string_view text) {
  if (!names_database(text)) return wrong("names no database");
  if (text.find('\0') != std::string_view::npos) return wrong("cannot be read");
  const std::string_view rest = text.substr(text.find(':') + 1);
  Settings ours;
  auto settings = rest.starts_with("//") ? from_url(text, ours) : from_words(rest, ours);
  if (!settings) return settings.error();
  if (const auto ok = check(*settings); !ok) return ok.error();
  DatabaseAddress out;
  out.settings = std::move(*settings);
  out.schema = "public";
  for (const auto& [name, value] : ours) {
    if (name == "key") {
      if (!is_name(value)) return wrong("its key is no name of a column");
      out.key = value;
    } else if (const auto ok = take_table(value, out); !ok)
      return ok.error();
  }
  return out;
}

std::string DatabaseAddress::shown() const {
  const auto of = [this](std::string_view name) {
    const auto found = std::ranges::find(settings, name, &Settings::value_type::first);
    return found == settings.end() ? std::string() : found->second;
  };
  // Several hosts, sockets and whatever else has marks of its own stand among the settings.
  const bool plain = of("host").find_first_of("/,:") == std::string::npos &&
                     of("port").find_first_of(", ") == std::string::npos;
  std::string out = "postgresql://";
  if (!of("user").empty()) out += encoded(of("user")) + "@";
  if (plain) {
    out += encoded(of("host"));
    if (!of("port").empty()) out += ":" + of("port");
  }
  out += "/" + encoded(of("dbname"));
  char mark = '?';
  const auto add = [&](std::string_view name, std::string_view value) {
    out += fmt::format("{}{}={}", mark, name, value);
    mark = '&';
  };
  for (const auto& [name, value] : settings) {
    const bool said =
        name == "user" || name == "dbname" || (plain && (name == "host" || name == "port"));
    if (!said && !is_secret(name)) add(name, encoded(value));
  }
  if (!table.empty()) {
    const auto part = [](const std::string& name) {
      return name.find_first_of(".\"") == std::string::npos ? name : quoted_name(name);
    };
    add("table", encoded(part(schema) + "." + part(table)));
  }
  if (!key.empty()) add("key", encoded(key));
  return out;
}

std::string DatabaseAddress::identity() const {
  std::string out;
  for (const char* wanted : {"host", "hostaddr", "port", "dbname", "service"}) {
    for (const auto& [name, value] : settings) {
      if (name == wanted) out += value;
    }
    out += '\n';
  }
  return out + quoted_table();
}

std::vector<std::string> DatabaseAddress::secrets() const {
  std::vector<std::string> out;
  for (const auto& [name, value] : settings) {
    if (is_secret(name) && !value.empty()) out.push_back(value);
  }
  return out;
}

std::string DatabaseAddress::quoted_table() const {
  return quoted_name(schema) + "." + quoted_name(table);
}

std::string quoted_name(std::string_view name) { return quoted(name, '"'); }
std::string quoted_text(std::string_view text) { return quoted(text, '\''); }

}  // namespace dateline::io
