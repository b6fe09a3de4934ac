// Files of scenes: whatever is read can be written, and is then read as the same.
#include "curation/briefing.hpp"
#include "fuzz/fuzz.hpp"
#include "io/scenes_file.hpp"
#include "support/documents.hpp"

using namespace dateline;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  curation::Ledger ledger;
  auto story = std::make_shared<event::Document>(
      *tests::document_with({tests::event_on("e1", "2014-06-11", "2014-06-12")}));
  story->story.path = "mill.txt";
  const auto scenes = io::read_scenes(fuzz::text(data, size), "fuzz", {ledger, {story}});
  if (!scenes) {
    fuzz::require(!scenes.error().message.empty() && !scenes.error().cure.empty(),
                  "an error says what is wrong and what to do");
    return 0;
  }
  fuzz::require(scenes->size() <= io::kMostScenes, "there are no more than may be");
  ledger.apply(
      {"add", "", 0, curation::put_at_end({}, *scenes, [&] { return ledger.take_number(); })});
  const io::ScenesWritten written = io::write_scenes({ledger, {story}});
  fuzz::require(written.left_out.empty(), "all that was read can be written");
  const auto again = io::read_scenes(written.json, "again", {ledger, {story}});
  fuzz::require(again.ok() && *again == *scenes, "and read again");
  return 0;
}
