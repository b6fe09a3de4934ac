#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "geoparse/candidates.hpp"
#include "geoparse/lexicon.hpp"
#include "geoparse/name_filter.hpp"
#include "geoparse/text_map.hpp"

namespace dateline::geoparse {

/// What the gazetteer and the lexicon say of stretches of text, remembered: news names the same
/// places again and again, and asking costs more than all else that is done with a name. It holds
/// no more than they say, so answers do not depend on what was asked before. For one thread at a
/// time; the gazetteer and the lexicon must outlive it.
class NameMemory {
 public:
  NameMemory(const gazetteer::Gazetteer& world, const Lexicon& lexicon)
      : sources_{&world, &lexicon, &kPassAll} {}

  [[nodiscard]] const gazetteer::Gazetteer& world() const { return *sources_.world; }
  /// What tells from now on that there is no such name; must outlive the memory.
  void use(const NameFilter& filter) { sources_.filter = &filter; }

  /// A stretch of text as a name.
  struct Known {
    bool phrase = false;  ///< of the lexicon
    bool name = false;    ///< of the gazetteer
    bool own = false;     ///< of a place of the user's own; asked of phrases alone
    bool asked = false;   ///< the rest is filled in
    /// What options() says for the text alone; null before it was asked, or where it was forgotten.
    const std::vector<Option>* options = nullptr;
    std::string key;  ///< text::name_key
    /// What the gazetteer found for the key, until options were made of it; null where nothing.
    std::unique_ptr<const std::vector<gazetteer::NameHit>> hits;
  };
  /// Valid until the next call.
  [[nodiscard]] const Known& known(std::string_view text) { return entry(text); }
  /// The same with `options` filled in; those are valid until the memory is trimmed.
  [[nodiscard]] const Known& with_options(std::string_view text);
  /// options_for; valid until the memory is trimmed.
  [[nodiscard]] std::span<const Option> options(const NameQuery& query);

  /// Forgets all options if it holds much (some 10 MB); between stories. Within one it grows with
  /// the names of places alone.
  void trim();

 private:
  static const NameFilter kPassAll;

  [[nodiscard]] Known& entry(std::string_view text);

  NameSources sources_;
  TextMap<Known> known_;
  TextMap<std::vector<Option>> plain_;  ///< of queries with nothing but a text
  TextMap<std::vector<Option>> other_;  ///< of all others, by text and settings
  std::size_t options_held_ = 0;
};

/// The memories that threads borrow for a story each. Thread-safe.
class NameMemories {
 public:
  NameMemories(const gazetteer::Gazetteer& world, const Lexicon& lexicon)
      : world_(&world), lexicon_(&lexicon) {}

  /// A memory for this caller alone; it goes back when the pointer dies.
  class Loan {
   public:
    Loan(NameMemories& from, std::unique_ptr<NameMemory> memory)
        : from_(&from), memory_(std::move(memory)) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan() { from_->give_back(std::move(memory_)); }
    [[nodiscard]] NameMemory& operator*() const { return *memory_; }

   private:
    NameMemories* from_;
    std::unique_ptr<NameMemory> memory_;
  };
  [[nodiscard]] Loan borrow();

 private:
  void give_back(std::unique_ptr<NameMemory> memory);

  /// A filter is made when so many stories were read that it pays.
  static constexpr std::size_t kStoriesBeforeFilter = 8;

  const gazetteer::Gazetteer* world_;
  const Lexicon* lexicon_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<NameMemory>> idle_;
  std::size_t loans_ = 0;
  std::once_flag filter_made_;
  NameFilter filter_;
};

}  // namespace dateline::geoparse
