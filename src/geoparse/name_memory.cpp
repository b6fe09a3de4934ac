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

const NameFilter NameMemory::kPassAll;

namespace {
const std::vector<gazetteer::NameHit> kNoHits;
}  // namespace

NameMemory::Known& NameMemory::entry(std::string_view text) {
  if (known_.size() >= kMostTexts && known_.find(text) == nullptr) known_.clear();
  Known& k = known_[text];
  if (k.asked) return k;
  k.asked = true;
  k.key = text::name_key(text);
  if (!k.key.empty()) {
    k.phrase = sources_.lexicon->is_phrase(k.key);
    if (sources_.filter->may_hold(k.key)) {
      auto hits = sources_.world->find_key(k.key);
      k.name = !hits.empty();
      k.own = k.phrase && std::ranges::any_of(hits, [&](const gazetteer::NameHit& hit) {
                return sources_.world->place(hit.id).source == gazetteer::kOwnPlaceSource;
              });
      if (k.name) k.hits = std::make_unique<std::vector<gazetteer::NameHit>>(std::move(hits));
    }
  }
  return k;
}

const NameMemory::Known& NameMemory::with_options(std::string_view text) {
  static const std::vector<Option> kNone;
  Known& k = entry(text);
  if (k.options != nullptr) return k;
  if (const auto* found = plain_.find(text)) {
    k.options = found;
    return k;
  }
  NameQuery query;
  query.text = text;
  // What was found for the key of a text with "'s" is not what is asked for without it.
  if (!text.ends_with("'s")) query.found = k.hits ? k.hits.get() : &kNoHits;
  std::vector<Option> made = options_for(sources_, query);
  k.hits.reset();
  if (made.empty()) {
    k.options = &kNone;
    return k;
  }
  options_held_ += made.size();
  k.options = &(plain_[text] = std::move(made));
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
  options_held_ += made.size();
  return map[asked] = std::move(made);
}

void NameMemory::trim() {
  if (options_held_ > kMostOptions || plain_.size() + other_.size() > kMostTexts) {
    known_.clear();  // views those
    plain_.clear();
    other_.clear();
    options_held_ = 0;
  }
}

NameMemories::Loan NameMemories::borrow() {
  std::unique_ptr<NameMemory> memory;
  bool many = false;
  {
    const std::scoped_lock lock(mutex_);
    many = ++loans_ > kStoriesBeforeFilter;
    if (!idle_.empty()) {
      memory = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!memory) memory = std::make_unique<NameMemory>(*world_, *lexicon_);
  if (many) {
    std::call_once(filter_made_, [this] { filter_ = NameFilter(*world_); });
    memory->use(filter_);
  }
  return {*this, std::move(memory)};
}

void NameMemories::give_back(std::unique_ptr<NameMemory> memory) {
  memory->trim();
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(memory));
}

}  // namespace dateline::geoparse
