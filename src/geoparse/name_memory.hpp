#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazetteer/gazetteer.hpp"
#include "geoparse/candidates.hpp"
#include "geoparse/lexicon.hpp"
#include "geoparse/name_finder.hpp"
#include "geoparse/stretch_tree.hpp"
#include "geoparse/text_map.hpp"
#include "geoparse/tokens.hpp"
#include "text/folded.hpp"

namespace dateline::geoparse {

/// What the gazetteer and the lexicon say of stretches of text, remembered: news names the same
/// places again and again, and asking costs more than all else that is done with a name. It holds
/// no more than they say, so answers do not depend on what was asked before. For one thread at a
/// time; the gazetteer and the lexicon must outlive it.
class NameMemory {
 public:
  NameMemory(const gazetteer::Gazetteer& world, const Lexicon& lexicon)
      : own_finder_(world), sources_{&world, &lexicon, &own_finder_} {}
  NameMemory(const NameMemory&) = delete;
  NameMemory& operator=(const NameMemory&) = delete;
  ~NameMemory() = default;

  [[nodiscard]] const gazetteer::Gazetteer& world() const { return *sources_.world; }
  /// What names are looked up in from now on; must outlive the memory.
  void use(const NameFinder& finder) { sources_.finder = &finder; }

  /// Tokens [begin, end) of a story as the memory knows them; until it makes room or is trimmed.
  struct Stretch {
    const Tokens* tokens = nullptr;
    int begin = 0;
    int end = 0;
    std::uint32_t node = StretchTree::kRoot;
  };
  [[nodiscard]] Stretch stretch(const Tokens& tokens, int begin, int end);
  /// Adds the next token.
  void extend(Stretch& stretch);

  /// Forgets all stretches if it holds many: those from before are valid no more, options are.
  void make_room();
  /// Learns what many stretches are: each wait for memory is one for all of them.
  void meet(std::span<const Stretch> stretches);

  /// What a stretch is, spelled so.
  struct Standing {
    bool phrase = false;  ///< of the lexicon
    bool name = false;    ///< of the gazetteer
    bool own = false;     ///< of a place of the user's own; asked of phrases alone
  };
  [[nodiscard]] Standing standing(const Stretch& stretch);
  /// Whether it knows what names and phrases begin with.
  [[nodiscard]] bool knows_beginnings() const { return sources_.finder->knows_beginnings(); }
  /// Whether one may go on behind the stretch. REQUIRES: knows_beginnings().
  [[nodiscard]] bool may_go_on(const Stretch& stretch);

  /// Asks for the memory that with_options() looks at, of stretches that were met: the waits for it
  /// are one.
  void touch_places(std::span<const Stretch> stretches);

  /// A stretch of text as a name.
  struct Known {
    std::string key;                               ///< text::name_key
    const std::vector<Option>* options = nullptr;  ///< as options() for the text alone
    bool own = false;                              ///< is_own() of those
    /// What the gazetteer found for the key, until options were made of it.
    std::vector<gazetteer::NameHit> hits;
  };
  /// Valid as long as the stretch is, its options until the memory is trimmed.
  [[nodiscard]] const Known& with_options(const Stretch& stretch);
  /// options_for; valid until the memory is trimmed.
  [[nodiscard]] std::span<const Option> options(const NameQuery& query);

  /// Forgets all if it holds much (some 10 MB); between stories. Within one it grows with the names
  /// of places alone, if room is made.
  void trim();

 private:
  struct Node {
    std::uint32_t known = 0;  ///< one more than its index in knowns_; 0: it has none
    Standing standing;
    bool begins = true;  ///< a name or phrase may begin with it and have more words
    bool asked = false;  ///< the rest is filled in
  };
  /// One that is met, as meet() goes on with it.
  struct Meeting {
    std::uint32_t node;
    std::uint32_t key_end;    ///< in keys_; it begins where that of the one before ends
    std::uint64_t hash;       ///< of the key
    std::uint64_t beginning;  ///< hash of it as a beginning; 0: one that says nothing
    bool may_be_name;
  };
  [[nodiscard]] Node& asked(const Stretch& stretch);
  /// It without case and marks; valid until the next call.
  [[nodiscard]] std::string_view folded(const Stretch& stretch);
  Known& add_known(Node& node, std::string_view key);
  void forget_stretches();

  NameFinder own_finder_;
  NameSources sources_;
  StretchTree tree_;
  std::vector<Node> nodes_;  ///< of tree_
  std::deque<Known> knowns_;
  TextMap<std::vector<Option>> plain_;  ///< of queries with nothing but a text
  TextMap<std::vector<Option>> other_;  ///< of all others, by text and settings
  std::size_t options_held_ = 0;
  bool may_hold_ = false;  ///< plain_ has options of texts whose nodes do not know of them
  // Of the stretches that were met last.
  std::vector<Meeting> meetings_;
  std::string keys_;
  text::Folder folder_;
  Stretch folded_{};  ///< what the folder holds
  std::string changed_;
  std::vector<gazetteer::PlaceId> touched_;
};

/// The memories that threads borrow for a story each. Thread-safe.
class NameMemories {
 public:
  NameMemories(const gazetteer::Gazetteer& world, const Lexicon& lexicon)
      : world_(&world), lexicon_(&lexicon), finder_(world), loaded_(world) {}

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
  /// Takes all into memory now that NameFinder::loaded() does.
  void load();

 private:
  void give_back(std::unique_ptr<NameMemory> memory);

  /// All names are taken into memory when so many stories were read that it pays.
  static constexpr std::size_t kStoriesBeforeAll = 32;
  static constexpr std::size_t kStoriesBeforeLoading = 4096;

  const gazetteer::Gazetteer* world_;
  const Lexicon* lexicon_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<NameMemory>> idle_;
  std::size_t loans_ = 0;
  std::once_flag prepared_;
  NameFinder finder_;
  std::once_flag load_;
  NameFinder loaded_;
  std::atomic<bool> is_loaded_ = false;
};

}  // namespace dateline::geoparse
