#pragma once

#include <filesystem>
#include <string>

namespace dateline::project {

/// What is left out of events that go out to others, and how coarse their places are.
struct ExportLeaves {
  double coarsen_km = 0;   ///< width of the grid that places are moved to the middles of; 0: none
  bool names = false;      ///< who did it, to whom, and who said it, with the words of stories
  bool sources = false;    ///< titles, publishers and addresses
  bool sentences = false;  ///< the words of stories

  [[nodiscard]] bool nothing() const { return coarsen_km <= 0 && !names && !sources && !sentences; }
};

// What a user can do with the events that the filters show. The program that has the window carries
// these out.

/// Into a file of another program, by its ending; what is there is written over.
struct ExportEvents {
  std::filesystem::path path;
  ExportLeaves leaves = {};
};
/// Into a table of a database.
struct ExportToDatabase {
  std::string address;  ///< may hold a password: it goes no further than to the server
  /// What the export is called where something is left out of it; else "".
  std::string set;
  ExportLeaves leaves = {};
};

}  // namespace dateline::project
