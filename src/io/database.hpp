#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/stop_check.hpp"
#include "io/database_address.hpp"

// libpq's own; its header stays in the sources.
struct pg_conn;
struct pg_result;

namespace dateline::io {

/// Rows that a statement has given. Moves only.
class DatabaseRows {
 public:
  explicit DatabaseRows(pg_result* result);
  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] std::size_t columns() const;
  /// Text of a cell, "" for NULL; valid as long as this lives. REQUIRES both in range.
  [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool is_null(std::size_t row, std::size_t column) const;

 private:
  struct Clear {
    void operator()(pg_result* result) const;
  };
  std::unique_ptr<pg_result, Clear> result_;
};

/// A connection to a PostgreSQL database that its user has named: the only thing of this program
/// that opens the network. Nothing waits without an end: connecting takes ten seconds at most (or
/// the address's connect_timeout), and a server that says nothing for longer than kMostSilence is
/// given up. Stopping closes the connection; the server, which looks for that each second, gives up
/// too. Errors name the address without passwords; their cause is known by the server's SQLSTATE,
/// so in every language: unreadable (no server, no permission, lost, wrong password), not_found (no
/// such database or table), cancelled, unsupported, bad_value. For one thread at a time.
class Database {
 public:
  enum class Use { reading, writing };
  /// Connects; for reading every transaction is read-only. `search_path` is pg_catalog alone, so
  /// that no table or function of others is taken for the server's own; times are in UTC.
  [[nodiscard]] static base::Result<Database> connect(const DatabaseAddress& address, Use use,
                                                      base::StopCheck stop = {});

  /// Runs one statement with its parameters ($1 ...), nullopt for NULL.
  using Parameters = std::vector<std::optional<std::string>>;
  [[nodiscard]] base::Result<DatabaseRows> ask(const std::string& statement,
                                               const Parameters& parameters = {});
  /// Runs statements parted by semicolons, without parameters and answers.
  [[nodiscard]] base::Result<void> run(const std::string& statements);
  /// COPY ... FROM STDIN, with what `lot` writes into an empty text until it gives false.
  [[nodiscard]] base::Result<void> copy_in(const std::string& statement,
                                           const std::function<bool(std::string&)>& lot);

  [[nodiscard]] const DatabaseAddress& address() const { return address_; }
  /// The schema in which PostGIS is installed. Errors: unsupported where it is not.
  [[nodiscard]] base::Result<std::string> postgis();
  /// Of this connection, as the address's name in errors.
  [[nodiscard]] base::Error error(base::ErrorCode code, std::string message,
                                  std::string cure) const;

 private:
  struct Close {
    void operator()(pg_conn* connection) const;
  };
  Database(DatabaseAddress address, base::StopCheck stop)
      : address_(std::move(address)), stop_(std::move(stop)) {}
  base::Result<void> open(Use use);
  base::Result<void> wait(bool for_writing, double seconds);
  base::Result<void> flush();
  base::Result<DatabaseRows> answer(bool may_copy = false);
  base::Error failed(const pg_result* result);
  base::Error lost();
  base::Error stopped();

  DatabaseAddress address_;
  base::StopCheck stop_;
  std::unique_ptr<pg_conn, Close> connection_;
  bool open_ = false;  ///< or was: the server has let us in
};

/// An array of texts as a parameter: $1::text[].
[[nodiscard]] std::string array_of(const std::vector<std::string>& texts);

}  // namespace dateline::io
