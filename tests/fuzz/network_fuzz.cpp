// Edits of a small temporal network: whatever is said in whatever order, the answers are those that
// the long way gives, and a network told the same at once gives the same.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "fuzz/fuzz.hpp"
#include "support/naive_network.hpp"
#include "timeline/network.hpp"

using namespace dateline;
using namespace dateline::timeline;

namespace {

constexpr std::uint64_t kEvents = 4, kOrigins = 2, kStatements = 8;
constexpr std::size_t kMostEdits = 40;

/// Reads bytes one by one; zeros at the end.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  [[nodiscard]] bool empty() const { return at_ >= size_; }
  std::uint64_t below(std::uint64_t end) { return (empty() ? 0U : data_[at_++]) % end; }
  std::int64_t minutes() {
    constexpr std::int64_t kMost = Statement::kMostMinutes;
    const auto value = static_cast<std::int64_t>(below(256)) - 128;
    // Now and then the ends of the range.
    if (value == 127) return kMost;
    return value == -128 ? -kMost : value / 8;
  }
  Gap gap() {
    Gap gap;
    const auto which = below(4);
    if ((which & 1U) == 0) gap.at_least = minutes();
    if ((which & 2U) == 0) gap.at_most = minutes();
    return gap;
  }
  time::Bounds bounds() {
    const Gap gap = this->gap();
    time::Bounds out;
    if (gap.at_least) out.earliest = time::Minute(*gap.at_least);
    if (gap.at_most) out.latest = time::Minute(*gap.at_most);
    return out;
  }
  EventId event() { return EventId{below(kEvents)}; }
  OriginId origin() { return OriginId{below(kOrigins)}; }
  Point point() {
    const auto kind = below(3);
    if (kind == 0) return Point::origin(origin());
    return kind == 1 ? Point::start(event()) : Point::end(event());
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

Statement statement(Bytes& bytes, std::uint64_t id) {
  const Standing by{static_cast<Rank>(bytes.below(3)), bytes.below(3), StatementId{id}};
  const auto kind = bytes.below(10);
  const EventId a = bytes.event(), b = bytes.event();
  switch (kind) {
    case 0:
      return Statement::start_within(by, a, bytes.bounds(), bytes.origin());
    case 1:
      return Statement::within(by, a, bytes.bounds(), bytes.bounds(), bytes.origin());
    case 2:
      return Statement::origin_within(by, bytes.origin(), bytes.bounds());
    case 3:
      return Statement::before(by, a, b);
    case 4:
      return Statement::before(by, a, b, bytes.gap());
    case 5:
      return Statement::during(by, a, b);
    case 6:
      return Statement::overlaps(by, a, b);
    case 7:
      return Statement::same_time(by, a, b);
    case 8:
      return Statement::start_distance(by, a, b, bytes.gap());
    default:
      return Statement::distance(by, bytes.point(), bytes.point(), bytes.gap())
          .also(bytes.point(), bytes.point(), bytes.gap());
  }
}

void hold(const Network& network, const support::NaiveNetwork& naive) {
  const char* broken = support::broken_promise(network, naive);
  fuzz::require(broken == nullptr, broken == nullptr ? "" : broken);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes(data, size);
  support::NaiveNetwork naive;
  Network network;
  const auto sound = [](const base::Result<void>& result) {
    fuzz::require(result.ok(), "an edit that can be made is made");
  };
  for (std::uint64_t i = 0; i < kEvents; ++i) {
    naive.events.insert(EventId{i});
    sound(network.add_event(EventId{i}));
  }
  for (std::uint64_t i = 1; i < kOrigins; ++i) {
    naive.origins.insert(OriginId{i});
    sound(network.add_origin(OriginId{i}));
  }
  bool gathering = false;
  for (std::size_t edits = 0; !bytes.empty() && edits < kMostEdits; ++edits) {
    const StatementId id{bytes.below(kStatements)};
    switch (const auto what = bytes.below(8); what) {
      case 0:
        network.gather();
        gathering = true;
        continue;
      case 1:
        network.settle();
        gathering = false;
        break;
      case 2:
      case 3:
        fuzz::require(network.remove(id).ok() == (naive.statements.erase(id) > 0),
                      "what is there can be taken out, and nothing else");
        break;
      default: {
        const Statement said = statement(bytes, static_cast<std::uint64_t>(id));
        sound(naive.statements.contains(id) ? network.replace(said) : network.add(said));
        naive.statements[id] = said;
      }
    }
    if (gathering) continue;
    naive.solve();
    hold(network, naive);
  }
  network.settle();
  Network fresh;
  fresh.gather();
  for (const EventId event : naive.events) sound(fresh.add_event(event));
  for (std::uint64_t i = 1; i < kOrigins; ++i) sound(fresh.add_origin(OriginId{i}));
  for (const auto& [id, said] : naive.statements) sound(fresh.add(said));
  fresh.settle();
  naive.solve();
  hold(network, naive);
  hold(fresh, naive);
  fuzz::require(
      network.conflicts() == fresh.conflicts() && network.telling_order() == fresh.telling_order(),
      "the history of edits does not show");
  return 0;
}
