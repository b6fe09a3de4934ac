#include "io/database_errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dateline::io {
namespace {

using base::Error;
using base::ErrorCode;

struct Known {
  std::string_view state;  ///< the beginning of a SQLSTATE
  ErrorCode code;
  std::string_view message;
  std::string_view cure;
};

// https://www.postgresql.org/docs/15/errcodes-appendix.html; the longer beginning first.
constexpr std::array kKnown{
    Known{"28P01", ErrorCode::unreadable, "the server does not take the password",
          "Check PGPASSWORD, ~/.pgpass or the password in the address"},
    Known{"28", ErrorCode::unreadable, "the server does not let this user in",
          "Check user and password, and ask who runs the server"},
    Known{"3D000", ErrorCode::not_found, "the server has no such database",
          "Check its name, or make it with createdb"},
    Known{"3F000", ErrorCode::not_found, "the database has no such schema", "Check its name"},
    Known{"42P01", ErrorCode::not_found, "the database has no such table", "Check its name"},
    Known{"42703", ErrorCode::bad_value, "the table no longer has a column that it had",
          "Open it again, and say what its columns mean"},
    Known{"42501", ErrorCode::unreadable, "this user may not do that there",
          "Ask who runs the server to grant it"},
    Known{"25006", ErrorCode::unreadable, "the server takes no changes",
          "Name the server that does, not a copy of it"},
    Known{"53100", ErrorCode::unreadable, "the disk of the server is full",
          "Ask who runs the server"},
    Known{"53", ErrorCode::unreadable, "the server has no room for another", "Try it later"},
    Known{"55P03", ErrorCode::unreadable, "another holds the table for too long",
          "Try it again when the other is done"},
    Known{"40", ErrorCode::unreadable, "the server has given up for the sake of another",
          "Try it again"},
    Known{"57014", ErrorCode::unreadable, "the server has stopped it, as it took too long",
          "Ask for less at once"},
    Known{"57", ErrorCode::unreadable, "the server has ended the connection",
          "Try it again when the server is back"},
    Known{"22P05", ErrorCode::unsupported, "the database has no room for some letters",
          "Make a database of the encoding UTF8"},
    Known{"08", ErrorCode::unreadable, "the server cannot be reached",
          "Check that it runs, and its name and port"},
};

}  // namespace

Error database_error(std::string_view state, std::string_view said, std::string where) {
  const auto known = std::ranges::find_if(
      kKnown, [&](const Known& k) { return !state.empty() && state.starts_with(k.state); });
  const std::string more =
      said.empty() ? "" : fmt::format(" ({}{}{})", said, state.empty() ? "" : ", ", state);
  if (known == kKnown.end()) {
    return {ErrorCode::unreadable, "the database refuses it" + more, std::move(where),
            "Ask who runs the server"};
  }
  return {known->code, std::string(known->message) + more, std::move(where),
          std::string(known->cure)};
}

std::string state_in(std::string& said) {
  const auto is_state = [](std::string_view text) {
    return text.size() == 5 && std::ranges::all_of(text, [](char c) {
             return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
           });
  };
  constexpr std::size_t kState = 5;
  std::string state;
  for (std::size_t at = said.find("  "); at != std::string::npos; at = said.find("  ", at + 1)) {
    const std::string_view rest = std::string_view(said).substr(at + 2);
    if (rest.size() > kState && rest[kState] == ':' && is_state(rest.substr(0, kState))) {
      state = rest.substr(0, kState);
      said = said.substr(std::min(said.size(), at + 2 + kState + 2));
      break;
    }
  }
  said = said.substr(0, said.find('\n'));
  return state;
}

}  // namespace dateline::io
