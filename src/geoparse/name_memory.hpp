#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "geoparse/candidates.hpp"
#include "geoparse/lexicon.hpp"

namespace dateline::geoparse {

/// What the gazetteer and the lexicon say of stretches of text, remembered: news names the same
/// places again and again, and asking costs more than all else that is done with a name. It holds
/// no more than they say, so answers do not depend on what was asked before. For one thread at a
/// time; the gazetteer and the lexicon must outlive it.
class NameMemory {
 public:
  NameMemory(const gazetteer::Gazetteer& world, const Lexicon& lexicon)
      : world_(&world), lexicon_(&lexicon) {}

  [[nodiscard]] const gazetteer::Gazetteer& world() const { return *world_; }

  /// A stretch of text as a name.
  struct Known {
    std::string key;      ///< text::name_key
    bool phrase = false;  ///< of the lexicon
    bool name = false;    ///< of the gazetteer
  };
  /// Valid until the next call.
  [[nodiscard]] const Known& known(std::string_view text);
  /// options_for; valid until the memory is trimmed.
  [[nodiscard]] std::span<const Option> options(const NameQuery& query);

  /// Forgets all if it holds much (some 10 MB); between stories. Within one it grows with the names
  /// of places alone.
  void trim();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  template <class Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  const gazetteer::Gazetteer* world_;
  const Lexicon* lexicon_;
  Map<Known> known_;
  Map<std::vector<Option>> plain_;  ///< of queries with nothing but a text
  Map<std::vector<Option>> other_;  ///< of all others, by text and settings
  std::size_t options_held_ = 0;
};

/// The memories that threads borrow for a story each. Thread-safe.
class NameMemories {
 public:
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
  [[nodiscard]] Loan borrow(const gazetteer::Gazetteer& world, const Lexicon& lexicon);

 private:
  void give_back(std::unique_ptr<NameMemory> memory);

  std::mutex mutex_;
  std::vector<std::unique_ptr<NameMemory>> idle_;
};

}  // namespace dateline::geoparse
