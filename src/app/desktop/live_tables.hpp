#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "app/desktop/project_files.hpp"
#include "app/desktop/table_previews.hpp"

namespace dateline::desktop {

/// Tables of databases as a source that goes on: opened by their address, read again, and read
/// where the map goes. Knows passwords that were typed for as long as the program runs; a project
/// keeps its addresses, and what was said of the columns. Nothing connects but what the user asks
/// for. Belongs to the main thread.
class LiveTables {
 public:
  using Send = std::function<void(const project::Command&)>;

  LiveTables(ProjectFiles& files, TablePreviews& previews, Send send)
      : files_(files), previews_(previews), send_(std::move(send)) {}

  /// Carries out what is asked of databases; false for commands of other kinds.
  bool handle(const project::Command& command, const project::Project& project);
  /// Begins what waits, and reads what the map has come to show.
  void tick(const project::Project& project);
  /// Seconds until tick() has something to do; nullopt for never.
  [[nodiscard]] std::optional<double> due() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Known {
    io::DatabaseAddress address;
    std::optional<tabular::Mapping> mapping;
    bool in_part = false;                    ///< was opened for what the map shows alone
    std::vector<std::string> headings = {};  ///< of which the mapping speaks, once they are known
  };

  void open(const project::OpenDatabase& command);
  void import(const project::ImportTable& command, const project::Project& project);
  void refresh(const project::Project& project);
  void follow(bool on);
  void look_again(const std::string& shown);
  /// By what the project keeps where this run of the program has not asked yet; nullptr where the
  /// user must be asked.
  [[nodiscard]] const Known* find_known(const std::string& shown);
  enum class By : std::uint8_t { user, map };
  void read(const Known& known, bool in_part, const project::Project& project, By by = By::user);
  [[nodiscard]] static store::Filter seen(const project::Project& project);

  ProjectFiles& files_;
  TablePreviews& previews_;
  Send send_;
  std::map<std::string, Known> known_;  ///< by the address without passwords
  std::deque<ProjectFiles::DatabaseRead> waiting_;
  bool follows_ = false;
  bool following_ = false;             ///< what is being read now was asked for by the map
  std::optional<store::Filter> last_;  ///< that was read
  std::optional<store::Filter> moving_;
  Clock::time_point moved_at_;
};

}  // namespace dateline::desktop
