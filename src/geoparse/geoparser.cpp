#include "geoparse/geoparser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "geoparse/antecedent.hpp"
#include "geoparse/lexicon.hpp"
#include "geoparse/model.hpp"
#include "geoparse/reasons.hpp"
#include "geoparse/resolver.hpp"
#include "geoparse/roles.hpp"
#include "geoparse/scan.hpp"
#include "geoparse/tokens.hpp"

namespace dateline::geoparse {

struct Geoparser::Impl {
  const gazetteer::Gazetteer* world;
  Lexicon lexicon;
  Model model;

  [[nodiscard]] std::vector<PlaceMention> mentions(const std::vector<Name>& names,
                                                   const Tokens& tokens) const;
};

namespace {

constexpr std::size_t kMostCandidates = 5;

bool lies_where_the_story_is(const ChoiceFeatures& f) {
  const auto at = [&](ChoiceFeature c) { return f[static_cast<std::size_t>(c)]; };
  return at(ChoiceFeature::near_161) > 0 || at(ChoiceFeature::in_container) > 0 ||
         at(ChoiceFeature::country_share) > 0.2;
}

}  // namespace

Geoparser::Geoparser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Geoparser::Geoparser(Geoparser&&) noexcept = default;
Geoparser& Geoparser::operator=(Geoparser&&) noexcept = default;
Geoparser::~Geoparser() = default;

base::Result<Geoparser> Geoparser::open(const gazetteer::Gazetteer& gazetteer,
                                        const std::filesystem::path& lexicon_folder) {
  return open(gazetteer, lexicon_folder, lexicon_folder / "weights.tsv");
}

base::Result<Geoparser> Geoparser::open(const gazetteer::Gazetteer& gazetteer,
                                        const std::filesystem::path& lexicon_folder,
                                        const std::filesystem::path& weights) {
  auto lexicon = Lexicon::read(lexicon_folder);
  if (!lexicon) return lexicon.error();
  auto model = Model::read(weights);
  if (!model) return model.error();
  return Geoparser(
      std::make_unique<Impl>(Impl{&gazetteer, std::move(*lexicon), std::move(*model)}));
}

std::vector<PlaceMention> Geoparser::Impl::mentions(const std::vector<Name>& names,
                                                    const Tokens& tokens) const {
  Resolver resolver(tokens, *world, names);
  resolver.run(model);
  std::vector<PlaceMention> out;
  out.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    const Group& group = resolver.group_of(static_cast<int>(i));
    PlaceMention m;
    if (name.begin < tokens.size() && name.end > name.begin) {
      m.span = tokens.span(name.begin, name.end);
    }
    m.surface = tokens.story().utf8(m.span);
    std::vector<std::size_t> order(group.options.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return group.probabilities[a] > group.probabilities[b];
    });
    for (std::size_t k = 0; k < std::min(order.size(), kMostCandidates); ++k) {
      Candidate c;
      c.place = group.options[order[k]].place;
      c.score = group.probabilities[order[k]];
      c.reasons = reasons_for(group, order[k]);
      m.candidates.push_back(std::move(c));
    }
    if (name.loose && !order.empty() && !lies_where_the_story_is(group.features[order[0]])) {
      m.candidates.clear();
    }
    m.confidence = m.candidates.empty() ? 0 : name.probability * m.candidates.front().score;
    m.role = role_of(name, m.place(), tokens);
    if (name.begin < tokens.size() && !name.demonym) m.relation = relation_of(name, tokens);
    out.push_back(std::move(m));
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const gazetteer::Place* other = nullptr;
    if (i + 1 < out.size() && !out[i].relation) {
      if (auto r = between(names[i], names[i + 1], tokens)) {
        out[i].relation = r;
        other = out[i + 1].place();
      }
    }
    settle(out[i], other);
  }
  // The second place of "between" stands at the same point as the first.
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    if (out[i].relation && out[i].relation->kind == Relation::Kind::between &&
        !out[i + 1].relation && out[i].relation->span.covers(out[i + 1].span)) {
      out[i + 1].relation = out[i].relation;
      out[i + 1].at = out[i].at;
      out[i + 1].radius_km = out[i].radius_km;
    }
  }
  return out;
}

std::vector<PlaceMention> Geoparser::find(const text::Story& story,
                                          std::span<const syntax::Tree> trees) const {
  const Tokens tokens(story, trees, impl_->lexicon);
  std::vector<Name> names = scan(tokens, *impl_->world);
  for (Name& name : names) {
    name.probability = logistic(score(impl_->model.mention, name.features));
  }
  std::erase_if(names,
                [&](const Name& n) { return n.probability < impl_->model.mention_threshold; });
  link_containers(names, tokens);
  std::vector<PlaceMention> out = impl_->mentions(names, tokens);
  for (std::size_t i = out.size(); i > 0; --i) {
    if (names[i - 1].loose && out[i - 1].candidates.empty()) {
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i - 1));
    }
  }
  return out;
}

std::vector<PlaceMention> Geoparser::resolve(const text::Story& story,
                                             std::span<const syntax::Tree> trees,
                                             std::span<const text::Span> given) const {
  const Tokens tokens(story, trees, impl_->lexicon);
  // Neighbours are looked for in the order of the text; the answer is in the order asked for.
  std::vector<std::size_t> order(given.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return given[a] < given[b]; });
  std::vector<text::Span> sorted;
  sorted.reserve(given.size());
  for (const std::size_t i : order) sorted.push_back(given[i]);
  const std::vector<Name> names = names_at(tokens, *impl_->world, sorted);
  std::vector<PlaceMention> found = impl_->mentions(names, tokens);
  std::vector<PlaceMention> out(given.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    found[i].span = given[order[i]];
    found[i].surface = story.utf8(given[order[i]]);
    out[order[i]] = std::move(found[i]);
  }
  return out;
}

std::optional<std::size_t> Geoparser::antecedent(const text::Story& story,
                                                 std::span<const syntax::Tree> trees,
                                                 std::span<const PlaceMention> mentions,
                                                 std::uint32_t token) const {
  if (token >= story.tokens.size()) return std::nullopt;
  const Tokens tokens(story, trees, impl_->lexicon);
  return find_antecedent(tokens, mentions, static_cast<int>(token));
}

}  // namespace dateline::geoparse
