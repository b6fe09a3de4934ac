#include "scene/order_arrows.hpp"

#include <algorithm>
#include <optional>

namespace dateline::scene {
namespace {

using event::LinkKind;
using timeline::EventRef;

/// Whether the words put one event before the other: "during" and "while" do not.
bool is_order(const event::EventLink& link) {
  if (link.days) return *link.days != 0;
  return link.kind == LinkKind::before || link.kind == LinkKind::begins_before ||
         link.kind == LinkKind::until;
}

OrderArrow arrow_of(const store::Snapshot& snapshot, std::uint32_t document,
                    const event::EventLink& link) {
  store::Row first = snapshot.row({document, link.first});
  store::Row second = snapshot.row({document, link.second});
  if (link.days && *link.days < 0) std::swap(first, second);
  return {first, second, true};
}

void add(std::vector<OrderArrow>& arrows, const OrderArrow& arrow) {
  const bool known = std::ranges::any_of(
      arrows, [&](const OrderArrow& o) { return o.from == arrow.from && o.to == arrow.to; });
  if (!known && arrow.from != arrow.to) arrows.push_back(arrow);
}

void add_told(std::vector<OrderArrow>& out, const store::Snapshot& snapshot, EventRef self) {
  for (const event::EventLink& link : snapshot.documents()[self.document]->links) {
    if (!is_order(link) || (link.first != self.event && link.second != self.event)) continue;
    add(out, arrow_of(snapshot, self.document, link));
  }
}

/// Of the same story. Looks at `most` events or a few more, and returns at how many.
std::size_t add_following(std::vector<OrderArrow>& out, const store::Snapshot& snapshot,
                          EventRef self, std::size_t most) {
  const store::Row of = snapshot.row(self);
  const auto& links = snapshot.documents()[self.document]->links;
  // Whoever is tied to it by a chain of words may surely be before or after it as well.
  std::vector<std::uint32_t> tied{self.event};
  for (std::size_t i = 0; i < tied.size() && tied.size() <= most; ++i) {
    for (const event::EventLink& link : links) {
      if (link.first != tied[i] && link.second != tied[i]) continue;
      const std::uint32_t other = link.first == tied[i] ? link.second : link.first;
      if (std::ranges::find(tied, other) == tied.end()) tied.push_back(other);
    }
  }
  for (std::size_t i = 1; i < tied.size(); ++i) {
    const EventRef other{self.document, tied[i]};
    const store::Row row = snapshot.row(other);
    const bool told =
        std::ranges::any_of(out, [&](const OrderArrow& a) { return a.from == row || a.to == row; });
    if (told) continue;
    const auto order = snapshot.conclusions()->chronology.relation(self, other);
    const bool by_words = std::ranges::any_of(order.because, [](const timeline::Said& s) {
      return s.kind == timeline::Said::Kind::order;
    });
    if (!by_words) continue;
    if (order.relation == timeline::Relation::before) add(out, {of, row, false});
    if (order.relation == timeline::Relation::after) add(out, {row, of, false});
  }
  return tied.size() - 1;
}

/// What the user says of the order of events and what holds; of one, or of all.
void add_users(std::vector<OrderArrow>& arrows, const store::Snapshot& snapshot,
               std::optional<store::Row> of) {
  if (snapshot.conclusions() == nullptr) return;
  using Kind = timeline::GivenOrder::Kind;
  const timeline::Chronology& chronology = snapshot.conclusions()->chronology;
  const auto& statements = chronology.user_statements();
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const timeline::GivenOrder* order = statements[i].order();
    if (order == nullptr || (order->kind != Kind::before && order->kind != Kind::after)) continue;
    auto from = snapshot.find(statements[i].event);
    auto to = snapshot.find(order->other);
    if (!from || !to || chronology.outcome(i) != timeline::Outcome::holds) continue;
    if (order->kind == Kind::after) std::swap(from, to);
    if (!of || from == of || to == of) add(arrows, {*from, *to, true});
  }
}

}  // namespace

std::vector<OrderArrow> order_arrows(const store::Snapshot& snapshot, store::Row of) {
  std::vector<OrderArrow> out;
  if (snapshot.conclusions() == nullptr) return out;
  const std::vector<store::Row> tellings = snapshot.tellings(of);
  for (const store::Row told : tellings) add_told(out, snapshot, snapshot.ref(told));
  for (const store::Row told : tellings) add_users(out, snapshot, told);
  std::size_t left = kMostTied;
  for (const store::Row told : tellings) {
    if (left == 0) break;
    left -= std::min(left, add_following(out, snapshot, snapshot.ref(told), left));
  }
  return out;
}

std::vector<OrderArrow> told_arrows(const store::Snapshot& snapshot) {
  std::vector<OrderArrow> out;
  for (std::uint32_t d = 0; d < snapshot.documents().size(); ++d) {
    std::vector<OrderArrow> of_document;
    for (const event::EventLink& link : snapshot.documents()[d]->links) {
      if (is_order(link)) add(of_document, arrow_of(snapshot, d, link));
    }
    out.insert(out.end(), of_document.begin(), of_document.end());
  }
  add_users(out, snapshot, std::nullopt);
  return out;
}

}  // namespace dateline::scene
