#include "geoparse/name_memory.hpp"

#include <bit>
#include <utility>

#include "text/name_key.hpp"

namespace dateline::geoparse {
namespace {

constexpr std::size_t kMostTexts = 1U << 16U;
constexpr std::size_t kMostOptions = 1U << 15U;

}  // namespace

const NameMemory::Known& NameMemory::known(std::string_view text) {
  const auto found = known_.find(text);
  if (found != known_.end()) return found->second;
  Known k;
  k.key = text::name_key(text);
  if (!k.key.empty()) {
    k.phrase = lexicon_->is_phrase(k.key);
    k.name = world_->has_key(k.key);
  }
  if (known_.size() >= kMostTexts) known_.clear();
  return known_.emplace(std::string(text), std::move(k)).first->second;
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
  Map<std::vector<Option>>& map = plain ? plain_ : other_;
  const std::string& asked = plain ? query.text : setting;
  const auto found = map.find(asked);
  if (found != map.end()) return found->second;
  std::vector<Option> made = options_for(*world_, *lexicon_, query);
  if (made.empty() && map.size() >= kMostTexts) return {};
  options_held_ += made.size();
  return map.emplace(asked, std::move(made)).first->second;
}

void NameMemory::trim() {
  if (options_held_ > kMostOptions || plain_.size() + other_.size() > kMostTexts) {
    plain_.clear();
    other_.clear();
    options_held_ = 0;
  }
}

NameMemories::Loan NameMemories::borrow(const gazetteer::Gazetteer& world, const Lexicon& lexicon) {
  std::unique_ptr<NameMemory> memory;
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      memory = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!memory) memory = std::make_unique<NameMemory>(world, lexicon);
  return {*this, std::move(memory)};
}

void NameMemories::give_back(std::unique_ptr<NameMemory> memory) {
  memory->trim();
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(memory));
}

}  // namespace dateline::geoparse
