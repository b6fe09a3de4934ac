#include "timeline/occurrences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/translate.hpp"
#include "time/phrase.hpp"
#include "timeline/telling.hpp"

namespace dateline::timeline {
namespace {

/// Tellings of an occurrence that a new one is compared with: the first stand for the rest.
constexpr std::size_t kCompared = 8;
/// Degrees of a cell in which places are near each other or in the next one.
constexpr double kCell = 0.25;

/// Where occurrences of one type may meet: the cell of their place; one more for those without.
using Cell = std::tuple<event::EventType, int, int>;
constexpr int kNowhere = 1'000'000;

Cell cell_of(const event::Event& e) {
  if (!e.place) return {e.type, kNowhere, 0};
  return {e.type, static_cast<int>(std::floor(e.place->at.lng() / kCell)),
          static_cast<int>(std::floor(e.place->at.lat() / kCell))};
}

/// What users say, made ready to be asked. Views the joins.
class UserJoins {
 public:
  explicit UserJoins(const Joins& joins) {
    for (const auto& [a, b] : joins.same) leader_[root(a)] = root(b);
    for (const auto& [a, b] : joins.apart) {
      apart_.emplace(a, b);
      apart_.emplace(b, a);
    }
  }
  /// Whether users say anything of which events are one.
  [[nodiscard]] bool any() const { return !leader_.empty() || !apart_.empty(); }
  /// The same for all events that are one by what users say; "" for one that they say nothing of.
  [[nodiscard]] std::string_view group(std::string_view id) {
    return leader_.contains(id) ? root(id) : std::string_view();
  }
  [[nodiscard]] bool apart(std::string_view a, std::string_view b) const {
    return !apart_.empty() && apart_.contains({a, b});
  }

 private:
  std::string_view root(std::string_view id) {
    for (;;) {
      const auto next = leader_.try_emplace(id, id).first->second;
      if (next == id) return id;
      id = next;
    }
  }
  std::unordered_map<std::string_view, std::string_view> leader_;
  std::set<std::pair<std::string_view, std::string_view>> apart_;
};

/// Events that rows of tables bring along with the ids that they had where they were read: the same
/// id, wherever it comes from, is the same event of the same text. Views the documents.
class BroughtAlong {
 public:
  explicit BroughtAlong(Documents documents) {
    for (const auto& d : documents) {
      if (!of(*d)) continue;
      for (const event::Event& e : d->events) ids_.insert(e.id);
    }
  }
  /// Whether a document has such: of others that rows make, the id begins with that of the
  /// document.
  [[nodiscard]] static bool of(const event::Document& document) {
    return document.date_from == event::DateFrom::cited;
  }
  [[nodiscard]] bool contains(std::string_view id) const {
    return !ids_.empty() && ids_.contains(id);
  }

 private:
  std::unordered_set<std::string_view> ids_;
};

class Clustering {
 public:
  Clustering(Documents documents, const Provenance& provenance, const Joins& joins)
      : documents_(documents), provenance_(provenance), users_(joins), brought_(documents) {}

  void add(Telling telling) {
    const Cell cell = cell_of(*telling.event);
    std::size_t best = clusters_.size();
    Match with;
    bool by_user = false;
    std::string_view group = users_.group(telling.event->id);
    const bool told_again = group.empty() && brought_.contains(telling.event->id);
    if (told_again) group = telling.event->id;
    const auto joined = group.empty() ? joined_.end() : joined_.find(group);
    if (joined != joined_.end() && !kept_apart(clusters_[joined->second], telling)) {
      best = joined->second;
      by_user = true;
      with.reason = told_again ? "A table tells it again, with the id that it has here."
                               : "A user says that both tell one event.";
    } else if (!documents_[telling.ref.document]->is_table()) {
      visit(cell, [&](std::size_t cluster) {
        const auto found = match_all(clusters_[cluster], telling);
        if (found && found->strength > with.strength) {
          best = cluster;
          with = *found;
        }
      });
    }
    if (!group.empty()) joined_.emplace(group, best);
    if (best == clusters_.size()) clusters_.emplace_back();
    Cluster& c = clusters_[best];
    // A row of a table is a record that somebody counted once: only users say that it is another's.
    if (!documents_[telling.ref.document]->is_table() &&
        std::ranges::find(c.cells, cell) == c.cells.end()) {
      c.cells.push_back(cell);
      cells_[cell].push_back(best);
    }
    if (!c.tellings.empty()) c.reasons.push_back(std::move(with.reason));
    c.tellings.push_back(std::move(telling));
    c.by_user.push_back(by_user ? 1 : 0);
  }

  struct Cluster {
    std::vector<Telling> tellings;
    std::vector<char> by_user;  ///< of each telling: put here by a user, or by its id
    std::vector<std::string> reasons;
    std::vector<Cell> cells;
  };
  [[nodiscard]] std::vector<Cluster>& clusters() { return clusters_; }
  /// Whether an event is ever compared with another: a row of a table is only where users join it,
  /// or where another has its id.
  [[nodiscard]] bool compares(const event::Document& document) const {
    return users_.any() || !document.is_table() || BroughtAlong::of(document);
  }

 private:
  template <typename Visit>
  void visit(const Cell& cell, const Visit& visit) const {
    const auto in = [&](const Cell& c) {
      const auto found = cells_.find(c);
      if (found == cells_.end()) return;
      for (const std::size_t cluster : found->second) visit(cluster);
    };
    const auto [type, x, y] = cell;
    if (x != kNowhere) {
      for (int dx = -1; dx <= 1; ++dx) {
        for (int dy = -1; dy <= 1; ++dy) in({type, x + dx, y + dy});
      }
    }
    // Talks may have a venue in one story and none in another.
    in({type, kNowhere, 0});
    if (x == kNowhere && (type == event::EventType::talks || type == event::EventType::agreement)) {
      const Cell first{type, -kNowhere, -kNowhere};
      for (auto it = cells_.lower_bound(first); it != cells_.end(); ++it) {
        if (std::get<0>(it->first) != type) break;
        if (std::get<1>(it->first) == kNowhere) continue;
        for (const std::size_t cluster : it->second) visit(cluster);
      }
    }
  }

  [[nodiscard]] bool kept_apart(const Cluster& c, const Telling& t) const {
    return std::ranges::any_of(c.tellings, [&](const Telling& other) {
      return users_.apart(other.event->id, t.event->id);
    });
  }

  /// A telling must match all that an occurrence has, of which the best match gives the reason:
  /// else one vague story would join what two clear ones keep apart.
  [[nodiscard]] std::optional<Match> match_all(const Cluster& c, const Telling& t) const {
    if (kept_apart(c, t)) return std::nullopt;
    std::optional<Match> best;
    const std::size_t n = std::min(c.tellings.size(), kCompared);
    for (std::size_t i = 0; i < n; ++i) {
      // What only a user sees as one need not look like it to be told again.
      if (c.by_user[i] != 0) continue;
      const Telling& other = c.tellings[i];
      const bool copies =
          provenance_.original(other.ref.document) == provenance_.original(t.ref.document) &&
          other.ref.document != t.ref.document;
      auto found = match(other, t, copies);
      if (!found) return std::nullopt;
      if (!best || found->strength > best->strength) best = std::move(found);
    }
    // Each story tells an event once.
    for (std::size_t i = n; i < c.tellings.size(); ++i) {
      if (c.tellings[i].ref.document == t.ref.document) return std::nullopt;
    }
    return best;
  }

  Documents documents_;
  const Provenance& provenance_;
  UserJoins users_;
  BroughtAlong brought_;
  std::map<std::string_view, std::size_t> joined_;  ///< by group of users_, or by id
  std::vector<Cluster> clusters_;
  std::map<Cell, std::vector<std::size_t>> cells_;
};

}  // namespace

Occurrences::Occurrences(Documents documents, const Joins& joins, const base::StopCheck& stop) {
  std::vector<std::uint32_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const auto& x = documents[a]->date;
    const auto& y = documents[b]->date;
    return x && (!y || *x < *y);
  });
  const Provenance provenance(documents, stop);
  Clustering clustering(documents, provenance, joins);
  for (const std::uint32_t d : order) {
    for (std::uint32_t i = 0; i < documents[d]->events.size(); ++i) {
      if (stop.stopped()) return;
      clustering.add(Telling(*documents[d], {d, i}, clustering.compares(*documents[d])));
    }
  }
  of_.resize(documents.size());
  for (std::uint32_t d = 0; d < documents.size(); ++d) of_[d].resize(documents[d]->events.size());
  for (auto& cluster : clustering.clusters()) {
    if (stop.stopped()) return;
    Occurrence o;
    for (const Telling& t : cluster.tellings) {
      o.tellings.push_back(t.ref);
      of_[t.ref.document][t.ref.event] = static_cast<std::uint32_t>(all_.size());
      const auto& day = documents[t.ref.document]->date;
      if (day && (!o.first_told || *day < *o.first_told)) o.first_told = day;
      if (day && (!o.last_told || *day > *o.last_told)) o.last_told = day;
    }
    o.reasons = std::move(cluster.reasons);
    // A row that stands alone says one thing once.
    if (o.tellings.size() > 1 || !documents[o.tellings.front().document]->is_table()) {
      o.sources = provenance.independent(documents, o.tellings);
      o.disputes = disputes(documents, provenance, o.tellings);
    }
    all_.push_back(std::move(o));
  }
}

std::size_t stories_telling(const Occurrence& o) {
  std::set<std::uint32_t> stories;
  for (const EventRef t : o.tellings) stories.insert(t.document);
  return stories.size();
}

std::string told_words(const Occurrence& o, std::string_view best_grade) {
  const std::size_t stories = stories_telling(o);
  if (stories < 2) return "";
  std::string out =
      base::tr_plain_count("told by {} story", "told by {} stories", stories) + ", " +
      base::tr_plain_count("{} independent source", "{} independent sources", o.sources);
  if (!best_grade.empty()) out += ", " + base::tr_format("best {}", best_grade);
  if (o.first_told) {
    out += ", " + base::tr_format("first on {}", time::day_phrase(*o.first_told));
  }
  if (o.last_told && o.last_told != o.first_told) {
    out += ", " + base::tr_format("last on {}", time::day_phrase(*o.last_told));
  }
  return out;
}

bool told_by(const event::Document& document, time::Days day) {
  return document.date && *document.date <= day;
}

std::vector<std::shared_ptr<const event::Document>> known_by(Documents documents, time::Days day) {
  std::vector<std::shared_ptr<const event::Document>> out;
  for (const auto& d : documents) {
    if (told_by(*d, day)) out.push_back(d);
  }
  return out;
}

}  // namespace dateline::timeline
