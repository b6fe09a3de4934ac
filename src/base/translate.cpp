#include "base/translate.hpp"

#include <atomic>
#include <mutex>
#include <set>

#include "base/grouped.hpp"

namespace dateline::base {
namespace {

constexpr std::size_t kMostMissing = 5000;

/// The one mutable thing that all of the program shares: a language is the process's own, and to
/// hand it to each function that says something would put it into every signature.
struct Language {
  std::atomic<const Catalogue*> now = nullptr;
  std::atomic<bool> watching = false;
  std::mutex mutex;  // of what follows
  std::vector<std::unique_ptr<const Catalogue>> kept;
  std::set<std::string, std::less<>> missing;
};

Language& language() {
  // Never destroyed: threads may still speak when the program ends.
  static Language* const one = new Language;  // NOLINT(cppcoreguidelines-owning-memory)
  return *one;
}

const std::string* miss(Language& of, std::string_view english) {
  if (of.watching.load(std::memory_order_relaxed)) {
    const std::scoped_lock lock(of.mutex);
    if (of.missing.size() < kMostMissing) of.missing.emplace(english);
  }
  return nullptr;
}

/// nullptr where it is to be English.
const std::string* look_up(std::string_view context, std::string_view english) {
  Language& of = language();
  const Catalogue* catalogue = of.now.load(std::memory_order_acquire);
  if (catalogue == nullptr || english.empty()) return nullptr;
  const std::string* found = catalogue->find(context, english);
  return found != nullptr ? found : miss(of, english);
}

}  // namespace

const char* tr(const char* english) {
  const std::string* found = look_up("", english);
  return found == nullptr ? english : found->c_str();
}

const char* tr_in(const char* context, const char* english) {
  const std::string* found = look_up(context, english);
  return found == nullptr ? english : found->c_str();
}

std::string tr_count(const char* one, const char* many, std::size_t n) {
  Language& of = language();
  const Catalogue* catalogue = of.now.load(std::memory_order_acquire);
  const std::string* found = nullptr;
  if (catalogue != nullptr) {
    found = catalogue->find_form(one, n);
    if (found == nullptr) miss(of, one);
  }
  const std::string number = grouped(n);
  const char* english = n == 1 ? one : many;
  try {
    return fmt::format(fmt::runtime(found == nullptr ? english : found->c_str()), number);
  } catch (const fmt::format_error&) {
    return fmt::format(fmt::runtime(english), number);
  }
}

std::string tr_vformat(std::string_view english, fmt::format_args args) {
  if (const std::string* found = look_up("", english); found != nullptr) {
    try {
      return fmt::vformat(*found, args);
    } catch (const fmt::format_error&) {  // NOLINT(bugprone-empty-catch): English, then
    }
  }
  return fmt::vformat(fmt::string_view(english.data(), english.size()), args);
}

void set_language(std::unique_ptr<const Catalogue> catalogue) {
  Language& of = language();
  const std::scoped_lock lock(of.mutex);
  of.missing.clear();
  of.now.store(catalogue.get(), std::memory_order_release);
  if (catalogue != nullptr) of.kept.push_back(std::move(catalogue));
}

void watch_missing() { language().watching.store(true, std::memory_order_relaxed); }

std::vector<std::string> missing_texts() {
  Language& of = language();
  const std::scoped_lock lock(of.mutex);
  return {of.missing.begin(), of.missing.end()};
}

}  // namespace dateline::base
