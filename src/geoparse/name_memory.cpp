#include "geoparse/name_memory.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "gazetteer/own_places.hpp"
#include "text/name_key.hpp"

namespace dateline::geoparse {
namespace {

constexpr std::size_t kMostTexts = 1U << 16U;
constexpr std::size_t kMostOptions = 1U << 15U;

}  // namespace

NameMemory::Stretch NameMemory::stretch(const Tokens& tokens, int begin, int end) {
  Stretch out{&tokens, begin, begin};
  while (out.end < end) extend(out);
  return out;
}

void NameMemory::extend(Stretch& stretch) {
  const auto& tokens = stretch.tokens->story().tokens;
  const auto at = static_cast<std::size_t>(stretch.end);
  const bool blank = stretch.end > stretch.begin && tokens[at - 1].space_after;
  stretch.node = tree_.step(stretch.node, tokens[at].form, blank);
  ++stretch.end;
}

NameMemory::Node& NameMemory::asked(const Stretch& stretch) {
  if (nodes_.size() <= stretch.node || !nodes_[stretch.node].asked) meet(std::span(&stretch, 1));
  return nodes_[stretch.node];
}

std::string_view NameMemory::folded(const Stretch& stretch) {
  const auto& tokens = stretch.tokens->story().tokens;
  // Those from one token on come one after the other, each longer than the one before.
  if (folded_.begin != stretch.begin || folded_.end > stretch.end || folded_.end <= folded_.begin) {
    folder_.clear();
    folded_ = {stretch.tokens, stretch.begin, stretch.begin};
  }
  for (; folded_.end < stretch.end; ++folded_.end) {
    const auto at = static_cast<std::size_t>(folded_.end);
    if (folded_.end > folded_.begin && tokens[at - 1].space_after) folder_.add(" ");
    folder_.add(tokens[at].form);
  }
  return folder_.text();
}

void NameMemory::meet(std::span<const Stretch> stretches) {
  if (nodes_.size() < tree_.size()) nodes_.resize(tree_.size());
  for (const Stretch& stretch : stretches) __builtin_prefetch(&nodes_[stretch.node]);
  meetings_.clear();
  keys_.clear();
  folded_ = {};  // of another story, perhaps
  for (const Stretch& stretch : stretches) {
    Node& node = nodes_[stretch.node];
    if (node.asked) continue;
    node.asked = true;
    const std::string_view text = folded(stretch);
    const std::string_view key = text::name_key_of(text, changed_);
    if (key.empty()) continue;
    keys_ += key;
    const std::uint64_t hash = HashedKey(key).hash;
    std::uint64_t beginning = 0;
    if (sources_.finder->knows_beginnings()) {
      const std::string_view words = text::key_of_beginning(text, changed_);
      if (words.data() == key.data() && words.size() == key.size()) {
        beginning = gazetteer::NameBeginnings::hash_after(hash);
      } else if (!words.empty()) {
        beginning = gazetteer::NameBeginnings::hash(words);
      }
    }
    meetings_.push_back(
        {stretch.node, static_cast<std::uint32_t>(keys_.size()), hash, beginning, false});
  }
  for (const Meeting& m : meetings_) {
    sources_.finder->touch(m.hash);
    if (m.beginning != 0) sources_.finder->touch_beginning(m.beginning);
  }
  for (Meeting& m : meetings_) m.may_be_name = sources_.finder->may_hold(m.hash);
  std::uint32_t begin = 0;
  for (const Meeting& m : meetings_) {
    const auto key = std::string_view(keys_).substr(begin, m.key_end - begin);
    begin = m.key_end;
    Node& node = nodes_[m.node];
    node.begins = m.beginning == 0 || sources_.finder->may_begin(m.beginning);
    node.standing.phrase = sources_.lexicon->is_phrase(key);
    if (!m.may_be_name) continue;
    auto hits = sources_.finder->find(HashedKey(key, m.hash));
    if (hits.empty()) continue;
    node.standing.name = true;
    node.standing.own = node.standing.phrase && std::ranges::any_of(hits, [&](const auto& hit) {
                          return sources_.world->place(hit.id).source == gazetteer::kOwnPlaceSource;
                        });
    add_known(node, key).hits = std::move(hits);
  }
}

NameMemory::Standing NameMemory::standing(const Stretch& stretch) {
  return asked(stretch).standing;
}

void NameMemory::touch_places(std::span<const Stretch> stretches) {
  touched_.clear();
  for (const Stretch& stretch : stretches) {
    const Node& node = nodes_[stretch.node];
    if (node.known == 0 || knowns_[node.known - 1].options != nullptr) continue;
    for (const gazetteer::NameHit& hit : knowns_[node.known - 1].hits) {
      touched_.push_back(hit.id);
      sources_.finder->touch_place(hit.id);
    }
  }
  for (const gazetteer::PlaceId id : touched_) sources_.finder->touch_region(id);
}

bool NameMemory::may_go_on(const Stretch& stretch) { return asked(stretch).begins; }

NameMemory::Known& NameMemory::add_known(Node& node, std::string_view key) {
  Known& known = knowns_.emplace_back();
  known.key = key;
  node.known = static_cast<std::uint32_t>(knowns_.size());
  return known;
}

const NameMemory::Known& NameMemory::with_options(const Stretch& stretch) {
  static const std::vector<Option> kNone;
  Node& node = asked(stretch);
  if (node.known != 0 && knowns_[node.known - 1].options != nullptr) {
    return knowns_[node.known - 1];
  }
  NameQuery query;
  query.text = stretch.tokens->text(stretch.begin, stretch.end);
  if (node.known == 0) add_known(node, text::name_key(query.text));
  Known& k = knowns_[node.known - 1];
  const auto* const found = may_hold_ ? plain_.find(query.text) : nullptr;
  if (found != nullptr) {
    k.options = found;
    k.own = is_own(*found);
    return k;
  }
  // What was found for the key of a text with "'s" is not what is asked for without it.
  if (!query.text.ends_with("'s")) {
    query.key = k.key;
    query.found = &k.hits;
    query.begins = node.begins;
  }
  std::vector<Option> made = options_for(sources_, query);
  k.hits = {};
  if (made.empty()) {
    k.options = &kNone;
    return k;
  }
  options_held_ += made.size();
  k.options = &(plain_[query.text] = std::move(made));
  k.own = is_own(*k.options);
  return k;
}

std::span<const Option> NameMemory::options(const NameQuery& query) {
  const bool plain = query.demonyms && !query.shorten && query.loose == 0;
  std::string setting;
  if (!plain) {
    setting = query.text;
    setting.push_back('\0');
    setting.push_back(query.demonyms ? 'd' : '-');
    setting.push_back(query.shorten ? 's' : '-');
    setting += std::to_string(std::bit_cast<std::uint64_t>(query.loose));
  }
  TextMap<std::vector<Option>>& map = plain ? plain_ : other_;
  const std::string& asked = plain ? query.text : setting;
  if (const auto* found = map.find(asked)) return *found;
  std::vector<Option> made = options_for(sources_, query);
  if (made.empty() && map.size() >= kMostTexts) return {};
  may_hold_ = may_hold_ || plain;
  options_held_ += made.size();
  return map[asked] = std::move(made);
}

void NameMemory::make_room() {
  if (tree_.size() > kMostTexts) forget_stretches();
}

void NameMemory::forget_stretches() {
  may_hold_ = true;
  tree_.clear();
  nodes_.clear();
  knowns_.clear();
}

void NameMemory::trim() {
  make_room();
  if (options_held_ > kMostOptions || plain_.size() + other_.size() > kMostTexts) {
    forget_stretches();  // they view the options
    plain_.clear();
    other_.clear();
    options_held_ = 0;
    may_hold_ = false;
  }
}

NameMemories::Loan NameMemories::borrow() {
  std::unique_ptr<NameMemory> memory;
  bool many = false;
  bool very_many = false;
  {
    const std::scoped_lock lock(mutex_);
    many = ++loans_ > kStoriesBeforeAll;
    very_many = loans_ > kStoriesBeforeLoading;
    if (!idle_.empty()) {
      memory = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!memory) memory = std::make_unique<NameMemory>(*world_, *lexicon_);
  if (very_many || is_loaded_) {
    load();
    memory->use(loaded_);
  } else if (many) {
    std::call_once(prepared_, [this] { finder_ = NameFinder::prepared(*world_); });
    memory->use(finder_);
  }
  return {*this, std::move(memory)};
}

void NameMemories::load() {
  std::call_once(load_, [this] { loaded_ = NameFinder::loaded(*world_, *lexicon_); });
  is_loaded_ = true;
}

void NameMemories::give_back(std::unique_ptr<NameMemory> memory) {
  memory->trim();
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(memory));
}

}  // namespace dateline::geoparse
