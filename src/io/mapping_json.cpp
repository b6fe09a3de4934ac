#include "io/mapping_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "base/translate.hpp"

namespace dateline::io {
namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr std::size_t kMostColumns = 2000;
constexpr std::size_t kMostValues = 100'000;
constexpr std::array<std::string_view, 2> kOrders{"day-first", "month-first"};

std::optional<tabular::DayOrder> order_from(std::string_view text) {
  if (text == kOrders[0]) return tabular::DayOrder::day_first;
  if (text == kOrders[1]) return tabular::DayOrder::month_first;
  return std::nullopt;
}

}  // namespace

std::string columns_text(const std::vector<std::string>& headings,
                         const tabular::Mapping& mapping) {
  Ordered columns = Ordered::array();
  for (std::size_t i = 0; i < headings.size() && i < mapping.columns.size(); ++i) {
    columns.push_back({{"heading", headings[i]}, {"means", tabular::name(mapping.columns[i])}});
  }
  Ordered types = Ordered::array();
  for (const auto& [value, type] : mapping.types) {
    types.push_back({{"value", value}, {"type", event::name(type)}});
  }
  const Ordered out{{"profile", mapping.profile},
                    {"columns", std::move(columns)},
                    {"dates", kOrders[mapping.order == tabular::DayOrder::month_first ? 1 : 0]},
                    {"types", std::move(types)},
                    {"others", event::name(mapping.others)}};
  return out.dump(-1, ' ', false, Ordered::error_handler_t::replace);
}

Ordered columns_json(const std::string& text) {
  // What columns_text() wrote, as nothing else gets into a record.
  Ordered out = Ordered::parse(text, nullptr, false);
  return out.is_discarded() ? Ordered::object() : out;
}

KeptColumns columns_in(JsonFields fields) {
  KeptColumns out;
  out.mapping.profile = fields.text_or("profile", "");
  fields.objects("columns", kMostColumns, [&](JsonFields one) {
    out.headings.push_back(one.text("heading"));
    out.mapping.columns.push_back(one.word("means", tabular::meaning_from));
    one.finish();
  });
  out.mapping.order = fields.word("dates", order_from);
  fields.objects("types", kMostValues, [&](JsonFields one) {
    std::string value = one.text("value");
    out.mapping.types.insert_or_assign(std::move(value), one.word("type", event::event_type_from));
    one.finish();
  });
  out.mapping.others = fields.word("others", event::event_type_from);
  fields.finish();
  return out;
}

std::optional<KeptColumns> columns_of(const curation::Ledger& ledger, const std::string& file) {
  const auto& records = ledger.records();
  for (auto e = records.rbegin(); e != records.rend(); ++e) {
    const auto* story = std::get_if<curation::StoryEntry>(e->record.get());
    if (story == nullptr || story->columns.empty() || story->file.string() != file) continue;
    const Json json = Json::parse(story->columns, nullptr, false);
    JsonProblem problem;
    KeptColumns out = columns_in(JsonFields(json, "", problem));
    if (!problem.any()) return out;
  }
  return std::nullopt;
}

std::string changed_columns(const std::vector<std::string>& before,
                            const std::vector<std::string>& now) {
  if (before == now) return "";
  constexpr std::size_t kMostTold = 6;
  std::size_t told = 0;
  std::string out;
  const auto tell = [&](std::string what) {
    if (++told <= kMostTold) out += (out.empty() ? "" : ", ") + std::move(what);
  };
  for (const std::string& h : before) {
    if (std::ranges::find(now, h) == now.end()) tell(base::tr_format("\"{}\" is missing", h));
  }
  for (const std::string& h : now) {
    if (std::ranges::find(before, h) == before.end()) tell(base::tr_format("\"{}\" is new", h));
  }
  if (told > kMostTold) out += ", \u2026";
  return out.empty() ? base::tr("they stand in another order") : out;
}

}  // namespace dateline::io
