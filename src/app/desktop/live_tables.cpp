#include "app/desktop/live_tables.hpp"

#include <algorithm>
#include <utility>

#include "base/translate.hpp"
#include "project/camera.hpp"

namespace dateline::desktop {
namespace {

// A map that has stood so long is looked at.
constexpr std::chrono::milliseconds kStill{600};

}  // namespace

bool LiveTables::handle(const project::Command& command, const project::Project& project) {
  if (const auto* opened = command.as<project::OpenDatabase>()) {
    open(*opened);
  } else if (const auto* table = command.as<project::ImportTable>();
             table != nullptr && io::names_database(table->path.string())) {
    import(*table, project);
  } else if (command.is<project::RefreshDatabases>()) {
    refresh(project);
  } else if (const auto* on = command.as<project::FollowDatabases>()) {
    follow(on->on);
  } else {
    return false;
  }
  return true;
}

void LiveTables::open(const project::OpenDatabase& command) {
  auto address = io::DatabaseAddress::parse(command.address);
  if (!address) return send_(project::ShowError{address.error()});
  if (address->table.empty()) {
    return send_(project::ShowError{{base::ErrorCode::usage, base::tr("names no table"),
                                     address->shown(), base::tr("End it in ?table=schema.name")}});
  }
  Known& known = known_[address->shown()];
  known.address = *address;
  known.in_part = command.follows;
  previews_.look(*address);
}

void LiveTables::import(const project::ImportTable& command, const project::Project& project) {
  const auto known = known_.find(command.path.string());
  if (known == known_.end()) return;  // its dialog is older than what is known
  known->second.mapping = command.mapping;
  known->second.headings.clear();
  if (known->second.in_part) follow(true);
  read(known->second, known->second.in_part, project);
}

void LiveTables::look_again(const std::string& shown) {
  const auto known = known_.find(shown);
  if (known != known_.end()) return previews_.look(known->second.address);
  if (auto address = io::DatabaseAddress::parse(shown)) {
    known_[shown].address = *address;
    previews_.look(*address);
  } else {
    send_(project::ShowError{address.error()});
  }
}

void LiveTables::refresh(const project::Project& project) {
  for (const std::string& shown : files_.databases()) {
    if (const Known* known = find_known(shown)) {
      read(*known, known->in_part, project);
    } else {
      look_again(shown);
    }
  }
}

void LiveTables::follow(bool on) {
  follows_ = on;
  last_.reset();
  moving_.reset();
  files_.set_follows(on);
  if (!on) {
    waiting_.clear();
    if (following_ && files_.adding_many()) files_.cancel();
    following_ = false;
    return;
  }
  for (const std::string& shown : files_.databases()) {
    if (find_known(shown) == nullptr) look_again(shown);
  }
}

store::Filter LiveTables::seen(const project::Project& project) {
  store::Filter out;
  const store::Filter& now = project.filter();
  out.types = now.types;
  out.from = now.from;
  out.to = now.to;
  out.in_view = true;
  out.view = project::box_of(project.camera(), project.map_size());
  return out;
}

const LiveTables::Known* LiveTables::find_known(const std::string& shown) {
  const auto at = known_.find(shown);
  const bool told = at != known_.end() && at->second.mapping;
  if (told && !at->second.headings.empty()) return &at->second;
  auto kept = files_.columns_of(shown);
  if (!kept || (told && kept->mapping != *at->second.mapping)) return told ? &at->second : nullptr;
  if (at == known_.end()) {
    auto address = io::DatabaseAddress::parse(shown);
    if (!address) return nullptr;
    known_[shown].address = std::move(*address);
  }
  Known& out = known_[shown];
  out.mapping = std::move(kept->mapping);
  out.headings = std::move(kept->headings);
  return &out;
}

void LiveTables::read(const Known& known, bool in_part, const project::Project& project, By by) {
  ProjectFiles::DatabaseRead read{known.address, *known.mapping, {},
                                  in_part,       known.headings, by == By::map};
  if (in_part) {
    read.filter = seen(project);
    last_ = read.filter;
  }
  waiting_.push_back(std::move(read));
}

void LiveTables::tick(const project::Project& project) {
  if (files_.take_database_failed() && follows_) {
    follow(false);  // else each move of the map would be told that the server is down
    return;
  }
  if (!files_.adding_many()) following_ = false;
  if (!waiting_.empty()) {
    const bool in_part = waiting_.front().in_part;
    if (files_.add_database(waiting_.front())) {
      waiting_.pop_front();
      following_ = in_part;
    }
    return;
  }
  if (!follows_ || project.map_size().width <= 0) return;
  const store::Filter now = seen(project);
  if (last_ == now) {
    moving_.reset();
    return;
  }
  if (moving_ != now) {
    moving_ = now;
    moved_at_ = Clock::now();
    // What the map has left is not waited for.
    if (following_ && files_.adding_many()) {
      files_.cancel();
      last_.reset();
    }
    return;
  }
  if (Clock::now() - moved_at_ < kStill || files_.adding_many()) return;
  moving_.reset();
  last_ = now;
  for (const std::string& shown : files_.databases()) {
    if (const Known* known = find_known(shown)) read(*known, true, project, By::map);
  }
}

std::optional<double> LiveTables::due() const {
  if (!waiting_.empty()) return 0.05;
  if (!moving_) return std::nullopt;
  const std::chrono::duration<double> left = moved_at_ + kStill - Clock::now();
  return std::max(0.02, left.count());
}

}  // namespace dateline::desktop
