#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace dateline::io {

/// Whether a text is meant as the address of a database: it begins with "postgresql:" or
/// "postgres:".
[[nodiscard]] bool names_database(std::string_view text);

/// A table of a PostgreSQL database, by
///   postgresql://user@host:port/database?table=schema.name&sslmode=require
///   postgresql:host=... dbname=... table=schema.name
/// with all settings that libpq knows. What is left out comes from libpq's environment (PGHOST,
/// PGPASSWORD, ~/.pgpass, services). A plain value.
struct DatabaseAddress {
  std::vector<std::pair<std::string, std::string>> settings;  ///< of libpq, secrets among them
  std::string schema;  ///< as the server writes it, unquoted; "public" where none is named
  std::string table;   ///< likewise; "" where none is named
  std::string key;     ///< a column that no two rows share, for tables without a primary key; ""

  /// Errors usage, which hold nothing of the text but names of settings, as it may hold a password.
  [[nodiscard]] static base::Result<DatabaseAddress> parse(std::string_view text);

  /// As a URL without passwords, which parse() reads again: for people and for projects.
  [[nodiscard]] std::string shown() const;
  /// What must never be shown or kept: the values of all settings that are secrets.
  [[nodiscard]] std::vector<std::string> secrets() const;
  /// What no other table is, whoever reads it: not for people.
  [[nodiscard]] std::string identity() const;
  /// `"schema"."table"`, as SQL has it.
  [[nodiscard]] std::string quoted_table() const;

  friend bool operator==(const DatabaseAddress&, const DatabaseAddress&) = default;
};

/// A name as SQL quotes it, whatever stands in it.
[[nodiscard]] std::string quoted_name(std::string_view name);
/// A text as SQL quotes it where no parameter can stand. REQUIRES standard_conforming_strings.
[[nodiscard]] std::string quoted_text(std::string_view text);

}  // namespace dateline::io
