#include "base/translate.hpp"

#include <atomic>
#include <mutex>
#include <set>

#include "base/grouped.hpp"
#include "base/plural_form.hpp"

namespace dateline::base {
namespace {

constexpr std::size_t kMostMissing = 5000;

/// The one mutable thing that all of the program shares: a language is the process's own, and to
/// hand it to each function that says something would put it into every signature.
struct Language {
  std::atomic<const Catalogue*> now = nullptr;
  std::atomic<bool> watching = false;
  std::atomic<std::size_t> revision = 0;
  std::mutex mutex;  // of what follows
  std::vector<std::unique_ptr<const Catalogue>> kept;
  std::set<std::string, std::less<>> missing;
};

Language& language() {
  // Never destroyed: threads may still speak when the program ends.
  static Language* const one = new Language;  // NOLINT(cppcoreguidelines-owning-memory)
  return *one;
}

/// How many InEnglish this thread is in.
thread_local int english_depth = 0;

/// What texts are looked up in; nullptr for English.
const Catalogue* catalogue_now(const Language& of) {
  return english_depth > 0 ? nullptr : of.now.load(std::memory_order_acquire);
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
  const Catalogue* catalogue = catalogue_now(of);
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

const char* tr_form(const char* one, const char* many, std::size_t n) {
  Language& of = language();
  if (const Catalogue* catalogue = catalogue_now(of); catalogue != nullptr) {
    if (const std::string* found = catalogue->find_form(one, n)) return found->c_str();
    miss(of, one);
  }
  return n == 1 ? one : many;
}

namespace {

std::string counted(const char* one, const char* many, std::size_t n, const std::string& number) {
  try {
    return fmt::format(fmt::runtime(tr_form(one, many, n)), number);
  } catch (const fmt::format_error&) {
    return fmt::format(fmt::runtime(n == 1 ? one : many), number);
  }
}

}  // namespace

std::string tr_count(const char* one, const char* many, std::size_t n) {
  return counted(one, many, n, grouped(n));
}

std::string tr_plain_count(const char* one, const char* many, std::size_t n) {
  return counted(one, many, n, std::to_string(n));
}

std::optional<std::string> find_kept(const char* context, std::string_view english) {
  const Catalogue* catalogue = catalogue_now(language());
  if (catalogue == nullptr || english.empty()) return std::nullopt;
  return catalogue->find_kept(context, english);
}

std::string tr_kept(const char* context, std::string_view english) {
  if (auto found = find_kept(context, english)) return *std::move(found);
  if (catalogue_now(language()) != nullptr && !english.empty()) miss(language(), english);
  return std::string(english);
}

std::string tr_vformat(std::string_view english, fmt::format_args args, std::string_view context) {
  if (const std::string* found = look_up(context, english); found != nullptr) {
    try {
      return fmt::vformat(*found, args);
    } catch (const fmt::format_error&) {  // NOLINT(bugprone-empty-catch): English, then
    }
  }
  return fmt::vformat(fmt::string_view(english.data(), english.size()), args);
}

InEnglish::InEnglish() { ++english_depth; }
InEnglish::~InEnglish() { --english_depth; }

void set_language(std::unique_ptr<const Catalogue> catalogue) {
  Language& of = language();
  const std::scoped_lock lock(of.mutex);
  of.missing.clear();
  of.now.store(catalogue.get(), std::memory_order_release);
  of.revision.fetch_add(1, std::memory_order_relaxed);
  if (catalogue != nullptr) of.kept.push_back(std::move(catalogue));
}

std::size_t language_revision() { return language().revision.load(std::memory_order_relaxed); }

void watch_missing() { language().watching.store(true, std::memory_order_relaxed); }

std::vector<std::string> missing_texts() {
  Language& of = language();
  const std::scoped_lock lock(of.mutex);
  return {of.missing.begin(), of.missing.end()};
}

}  // namespace dateline::base
