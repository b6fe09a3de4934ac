// Files of what users say: whatever is read is whole, and the network takes it.
#include "fuzz/fuzz.hpp"
#include "io/statements_file.hpp"
#include "support/documents.hpp"
#include "timeline/chronology.hpp"

using namespace dateline;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text(data, size);
  std::size_t at = 0;
  base::LineReader lines(
      [&](char* to, std::size_t room) -> base::Result<std::size_t> {
        const std::size_t n = text.copy(to, room, at);
        at += n;
        return n;
      },
      "fuzz");
  const auto statements = io::read_statements(lines);
  if (!statements) {
    fuzz::require(!statements.error().message.empty(), "an error says what is wrong");
    return 0;
  }
  for (const timeline::UserStatement& s : *statements) {
    fuzz::require(!s.event.empty(), "a statement is of an event");
    if (s.time() != nullptr) {
      const time::Bounds& b = s.time()->bounds;
      fuzz::require(b.earliest || b.latest, "a time is known");
      fuzz::require(b.open() || *b.earliest <= *b.latest, "a time does not end before it begins");
    } else {
      fuzz::require(!s.order()->other.empty() && s.order()->other != s.event, "of two events");
    }
    fuzz::require(!timeline::sense(s, "a", "b").empty(), "it can be told in words");
  }
  const std::vector<std::shared_ptr<const event::Document>> documents{
      tests::document_with({tests::event_on("e1", "2014-06-11", "2014-06-12"),
                            tests::event_on("e2", "2014-06-10", "2014-06-14")})};
  const timeline::Chronology chronology(documents, *statements);
  for (std::size_t i = 0; i < statements->size(); ++i) {
    const timeline::UserStatement& s = (*statements)[i];
    const auto there = [](const std::string& id) { return id == "e1" || id == "e2"; };
    const bool known = there(s.event) && (s.order() == nullptr || there(s.order()->other));
    fuzz::require(known == (chronology.outcome(i) != timeline::Outcome::no_event),
                  "what speaks of events that are there counts");
  }
  return 0;
}
