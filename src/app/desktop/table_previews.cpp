#include "app/desktop/table_previews.hpp"

#include <utility>

#include "base/translate.hpp"
#include "io/table_stories.hpp"

namespace dateline::desktop {

TablePreviews::TablePreviews(std::filesystem::path assets, Ask ask, Send send,
                             std::function<void()> wake)
    : assets_(std::move(assets)),
      ask_(std::move(ask)),
      send_(std::move(send)),
      queue_(std::move(wake)) {}

void TablePreviews::look(const std::filesystem::path& path) {
  queue_.add(base::tr_format("Looking at {}", path.filename().string()),
             [this, path](base::TaskControl&) -> base::TaskQueue::Finish {
               if (lexicon_ == nullptr) {
                 auto opened = tabular::Lexicon::open(assets_ / "lexicon" / "table");
                 if (!opened) {
                   return [this, error = opened.error()] { send_(project::ShowError{error}); };
                 }
                 lexicon_ = std::make_shared<const tabular::Lexicon>(std::move(*opened));
               }
               auto preview = io::preview_table(path, lexicon_);
               if (!preview) {
                 return [this, error = preview.error()] { send_(project::ShowError{error}); };
               }
               auto shared = std::make_shared<const tabular::Preview>(std::move(*preview));
               return [this, shared] { ask_(shared); };
             });
}

}  // namespace dateline::desktop
