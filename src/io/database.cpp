#include "io/database.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <limits>
#include <utility>

#include "base/descriptor_wait.hpp"
#include "io/database_errors.hpp"
#include "io/gdal_text.hpp"

namespace dateline::io {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Clock = std::chrono::steady_clock;

constexpr double kConnectSeconds = 10;
// Longer than the server's own limit for a statement: it stops what it does before we give it up.
constexpr double kMostSilence = 150;
constexpr const char* kStatementTimeout = "120s";
constexpr const char* kLockTimeout = "30s";
constexpr std::size_t kMostSaid = 300;

double connect_seconds(const DatabaseAddress& address) {
  for (const auto& [name, value] : address.settings) {
    int seconds = 0;
    if (name != "connect_timeout") continue;
    std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (seconds > 0) return seconds;
  }
  return kConnectSeconds;
}

const char* text_of(const char* text) { return text == nullptr ? "" : text; }

}  // namespace

DatabaseRows::DatabaseRows(pg_result* result) : result_(result) {}
void DatabaseRows::Clear::operator()(pg_result* result) const { PQclear(result); }
std::size_t DatabaseRows::rows() const {
  return static_cast<std::size_t>(PQntuples(result_.get()));
}
std::size_t DatabaseRows::columns() const {
  return static_cast<std::size_t>(PQnfields(result_.get()));
}
std::string_view DatabaseRows::at(std::size_t row, std::size_t column) const {
  const int r = static_cast<int>(row);
  const int c = static_cast<int>(column);
  return {PQgetvalue(result_.get(), r, c),
          static_cast<std::size_t>(PQgetlength(result_.get(), r, c))};
}
bool DatabaseRows::is_null(std::size_t row, std::size_t column) const {
  return PQgetisnull(result_.get(), static_cast<int>(row), static_cast<int>(column)) != 0;
}

void Database::Close::operator()(pg_conn* connection) const { PQfinish(connection); }

Result<Database> Database::connect(const DatabaseAddress& address, Use use, base::StopCheck stop) {
  Database out(address, std::move(stop));
  if (const auto ok = out.open(use); !ok) return ok.error();
  return out;
}

Error Database::error(ErrorCode code, std::string message, std::string cure) const {
  return {code, std::move(message), address_.shown(), std::move(cure)};
}

Error Database::stopped() {
  connection_.reset();
  return error(ErrorCode::cancelled, "was stopped", "");
}

/// What libpq says of the connection, which is over.
Error Database::lost() {
  std::string said = clean_text(PQerrorMessage(connection_.get()));
  const bool wants_password = PQconnectionNeedsPassword(connection_.get()) != 0;
  const std::string state = state_in(said);
  // No server and no library repeats a password. Should one do so, it is not passed on.
  for (const std::string& secret : address_.secrets()) {
    if (said.find(secret) != std::string::npos) said.clear();
  }
  shorten(said, kMostSaid);
  connection_.reset();
  if (wants_password) {
    return error(ErrorCode::unreadable, "the server asks for a password",
                 "Keep it in ~/.pgpass, or set PGPASSWORD");
  }
  if (!state.empty()) return database_error(state, said, address_.shown());
  return database_error(open_ ? "57" : "08", said, address_.shown());
}

Error Database::failed(const pg_result* result) {
  const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  if (state == nullptr) return lost();
  std::string said = clean_text(text_of(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
  std::ranges::replace(said, '\n', ' ');
  shorten(said, kMostSaid);
  return database_error(state, said, address_.shown());
}

/// Until the socket is ready: in short waits, so that a stop is heard.
Result<void> Database::wait(bool for_writing, double seconds) {
  constexpr std::chrono::milliseconds kSlice{50};
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  const int socket = PQsocket(connection_.get());
  if (socket < 0) return lost();
  // What is written may wait for the server to be read: it tells why it takes no more.
  const auto what = for_writing ? base::WaitFor::either : base::WaitFor::reading;
  while (!base::wait_for_descriptor(socket, what, kSlice)) {
    if (stop_.stopped()) return stopped();
    if (Clock::now() >= end) {
      connection_.reset();
      return error(ErrorCode::unreadable, "the server does not answer",
                   "Check that it runs, and its name and port");
    }
  }
  return {};
}

Result<void> Database::open(Use use) {
  std::vector<const char*> names;
  std::vector<const char*> values;
  const auto set = [&](const char* name, const char* value) {
    names.push_back(name);
    values.push_back(value);
  };
  set("fallback_application_name", "dateline");
  set("client_encoding", "UTF8");
  // A server that has gone is noticed in a minute, not in hours.
  set("keepalives_idle", "20");
  set("keepalives_interval", "10");
  set("keepalives_count", "3");
  set("tcp_user_timeout", "60000");
  for (const auto& [name, value] : address_.settings) {
    if (name != "client_encoding") set(name.c_str(), value.c_str());
  }
  set(nullptr, nullptr);
  connection_.reset(PQconnectStartParams(names.data(), values.data(), 0));
  if (connection_ == nullptr) return error(ErrorCode::internal, "no memory for it", "");
  // So that errors tell their SQLSTATE: their words are in the server's language.
  PQsetErrorVerbosity(connection_.get(), PQERRORS_VERBOSE);
  const auto end = Clock::now() + std::chrono::duration<double>(connect_seconds(address_));
  auto state =
      PQstatus(connection_.get()) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
  while (state != PGRES_POLLING_OK) {
    if (state == PGRES_POLLING_FAILED) return lost();
    // Ready at once for what it neither reads nor writes: the next host is tried.
    const std::chrono::duration<double> left = end - Clock::now();
    const bool writing = state == PGRES_POLLING_WRITING;
    // A socket that has yet to connect would be taken for one that can be read.
    constexpr std::chrono::milliseconds kSlice{50};
    const int socket = PQsocket(connection_.get());
    if (socket < 0) return lost();
    if (!base::wait_for_descriptor(
            socket, writing ? base::WaitFor::writing : base::WaitFor::reading, kSlice)) {
      if (stop_.stopped()) return stopped();
      if (left.count() > 0) continue;
      connection_.reset();
      return error(ErrorCode::unreadable, "the server does not answer",
                   "Check that it runs, and its name and port");
    }
    state = PQconnectPoll(connection_.get());
  }
  open_ = true;
  PQsetnonblocking(connection_.get(), 1);
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  // Servers before 14 do not look whether we are still there.
  return run(fmt::format(
      "SELECT pg_catalog.set_config(s.name, w.value, false) FROM (VALUES"
      " ('search_path', 'pg_catalog'), ('statement_timeout', '{}'), ('lock_timeout', '{}'),"
      " ('client_connection_check_interval', '1s'), ('standard_conforming_strings', 'on'),"
      " ('datestyle', 'ISO, YMD'), ('timezone', 'UTC'), ('bytea_output', 'hex'),"
      " ('default_transaction_read_only', '{}')) AS w(name, value)"
      " JOIN pg_catalog.pg_settings s ON pg_catalog.lower(s.name) OPERATOR(pg_catalog.=) w.name",
      kStatementTimeout, kLockTimeout, use == Use::reading ? "on" : "off"));
}

Result<void> Database::flush() {
  for (;;) {
    const int left = PQflush(connection_.get());
    if (left < 0) return lost();
    if (left == 0) return {};
    if (auto ok = wait(true, kMostSilence); !ok) return ok;
    if (PQconsumeInput(connection_.get()) == 0) return lost();
  }
}

/// The last result of what was sent; the first that is an error, where one is.
Result<DatabaseRows> Database::answer(bool may_copy) {
  if (auto ok = flush(); !ok) return ok.error();
  std::unique_ptr<PGresult, decltype(&PQclear)> last(nullptr, &PQclear);
  std::optional<Error> wrong;
  for (;;) {
    while (PQisBusy(connection_.get()) != 0) {
      if (auto ok = wait(false, kMostSilence); !ok) return ok.error();
      if (PQconsumeInput(connection_.get()) == 0) return lost();
    }
    std::unique_ptr<PGresult, decltype(&PQclear)> next(PQgetResult(connection_.get()), &PQclear);
    if (next == nullptr) break;
    const ExecStatusType status = PQresultStatus(next.get());
    if (status == PGRES_COPY_IN && may_copy) return DatabaseRows(next.release());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && !wrong) {
      wrong = failed(next.get());
      if (connection_ == nullptr) return *wrong;
    }
    last = std::move(next);
  }
  if (wrong) return *wrong;
  if (last == nullptr) return lost();
  return DatabaseRows(last.release());
}

Result<DatabaseRows> Database::ask(const std::string& statement, const Parameters& parameters) {
  if (connection_ == nullptr) return error(ErrorCode::unreadable, "the connection is closed", "");
  if (stop_.stopped()) return stopped();
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const auto& p : parameters) values.push_back(p ? p->c_str() : nullptr);
  if (PQsendQueryParams(connection_.get(), statement.c_str(), static_cast<int>(values.size()),
                        nullptr, values.data(), nullptr, nullptr, 0) == 0) {
    return lost();
  }
  return answer();
}

Result<void> Database::run(const std::string& statements) {
  if (connection_ == nullptr) return error(ErrorCode::unreadable, "the connection is closed", "");
  if (stop_.stopped()) return stopped();
  if (PQsendQuery(connection_.get(), statements.c_str()) == 0) return lost();
  const auto done = answer();
  if (!done) return done.error();
  return {};
}

Result<void> Database::copy_in(const std::string& statement,
                               const std::function<bool(std::string&)>& lot) {
  if (connection_ == nullptr) return error(ErrorCode::unreadable, "the connection is closed", "");
  if (PQsendQuery(connection_.get(), statement.c_str()) == 0) return lost();
  if (const auto ready = answer(true); !ready) return ready.error();
  std::string bytes;
  for (bool more = true; more;) {
    bytes.clear();
    more = lot(bytes);
    if (stop_.stopped()) return stopped();
    int put = 0;
    while (put == 0) {
      put = PQputCopyData(connection_.get(), bytes.data(), static_cast<int>(bytes.size()));
      if (put < 0) break;
      if (auto ok = flush(); !ok) return ok;
    }
    // The server refuses what it was given, and says why below.
    if (put < 0) break;
  }
  int ended = 0;
  while (ended == 0) {
    ended = PQputCopyEnd(connection_.get(), nullptr);
    if (ended < 0) break;
    if (auto ok = flush(); !ok) return ok;
  }
  const auto done = answer();
  if (!done) return done.error();
  return {};
}

Result<std::string> Database::postgis() {
  const auto found =
      ask("SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
          " WHERE e.extname = 'postgis'");
  if (!found) return found.error();
  if (found->rows() == 0) {
    return error(ErrorCode::unsupported, "the database has no PostGIS",
                 "Let one who may do so say in it: CREATE EXTENSION postgis");
  }
  return std::string(found->at(0, 0));
}

std::string array_of(const std::vector<std::string>& texts) {
  std::string out = "{";
  for (const std::string& text : texts) {
    out += out.size() > 1 ? ",\"" : "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  return out + "}";
}

}  // namespace dateline::io
