#include "event/own_lexicons.hpp"

#include <array>
#include <system_error>

#include "base/paths.hpp"
#include "event/lexicon.hpp"

namespace dateline::event {

OwnLexicons own_lexicons(const std::filesystem::path& assets) {
  OwnLexicons out;
  const auto data = base::user_data_folder();
  if (!data) return out;
  const std::array folders = {*data / "lexicon" / "event"};
  std::error_code ignored;
  if (!std::filesystem::is_directory(folders[0], ignored)) return out;
  if (const auto lexicon = Lexicon::open(assets / "lexicon" / "event", folders); !lexicon) {
    out.left_out.push_back(lexicon.error());
  } else {
    out.folders.push_back(folders[0]);
  }
  return out;
}

}  // namespace dateline::event
