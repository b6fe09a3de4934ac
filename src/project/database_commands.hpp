#pragma once

#include <string>

namespace dateline::project {

// What a user can do with databases. The program that has the window carries these out.

/// Asks what the columns of a table of a database mean, once its beginning has been looked at.
struct OpenDatabase {
  std::string address;   ///< may hold a password: it goes no further than to the server
  bool follows = false;  ///< only what the map shows is read, and more as it moves
};
struct RefreshDatabases {};  ///< reads anew what they hold
struct FollowDatabases {     ///< reads what the map shows, as it moves
  bool on = true;
};

}  // namespace dateline::project
