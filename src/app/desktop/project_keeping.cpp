// How what is done to a project outlives the program: kept on the disk soon after, and in the end.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include "app/desktop/project_files.hpp"
#include "base/translate.hpp"

namespace dateline::desktop {
namespace {

using base::tr;

constexpr auto kKeepAfter = std::chrono::milliseconds(700);

}  // namespace

base::Result<std::filesystem::path> ProjectFiles::kept_file() {
  if (store_ == nullptr) {
    return base::Error{base::ErrorCode::unsupported, tr("has nowhere to be kept"),
                       tr("the project"), tr("Set HOME, and start the program again")};
  }
  if (store_->mode() == io::ProjectStore::Mode::write) {
    if (const auto kept = store_->keep(); !kept) return kept.error();
  }
  return store_->path();
}

bool ProjectFiles::tick() {
  const std::uint64_t before = project_.revision();
  bool changed = work_.run_finished();
  changed = take_many() || changed;
  changed = rereading_.tick(many_ == nullptr) || changed;
  // That something was kept is nothing to be drawn; that it was not, is told to the project.
  keeper_.run_finished();
  changed = changed || project_.revision() != before;
  if (store_ == nullptr) return changed;
  const auto now = Clock::now();
  if (store_->ledger().revision() != kept_revision_) {
    kept_revision_ = store_->ledger().revision();
    if (store_->mode() == io::ProjectStore::Mode::read) {
      go_on_in_a_copy();
    } else if (!keep_at_) {
      keep_at_ = now + kKeepAfter;
    }
    tell_state();
    changed = changed || project_.revision() != before;
  }
  if (!keep_at_ || now < *keep_at_ || keeping_) return changed;
  keep_at_.reset();
  keeping_ = true;
  keeper_.add("", [this, store = store_](base::TaskControl&) -> base::TaskQueue::Finish {
    const auto kept = store->keep();
    return [this, kept] {
      keeping_ = false;
      if (kept) {
        complained_ = false;
        return;
      }
      // What is not kept stays where it is; it is tried again until it works.
      keep_at_ = Clock::now() + 3 * kKeepAfter;
      if (!std::exchange(complained_, true)) fail(kept.error());
    };
  });
  return changed;
}

std::optional<double> ProjectFiles::due() const {
  if (!keep_at_ || keeping_) return std::nullopt;
  return std::max(0.0, std::chrono::duration<double>(*keep_at_ - Clock::now()).count());
}

void ProjectFiles::end() {
  if (store_ == nullptr || discarded_) return;
  if (store_->mode() == io::ProjectStore::Mode::write) {
    if (const auto kept = store_->keep(); !kept) {
      fmt::print(stderr, "dateline: {}\n", kept.error().to_string());
    }
  }
  if (!has_name() && !holds_work(store_->ledger())) remove(store_->path());
}

}  // namespace dateline::desktop
