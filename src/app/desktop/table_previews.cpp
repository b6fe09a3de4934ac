#include "app/desktop/table_previews.hpp"

#include <utility>

#include "base/translate.hpp"
#include "io/database_table.hpp"
#include "io/table_stories.hpp"

namespace dateline::desktop {

TablePreviews::TablePreviews(std::filesystem::path assets, Ask ask, Send send,
                             std::function<void()> wake)
    : assets_(std::move(assets)),
      ask_(std::move(ask)),
      send_(std::move(send)),
      queue_(std::move(wake)) {}

void TablePreviews::look(const std::filesystem::path& path) {
  look(path.filename().string(), [path](auto lexicon, const base::TaskControl&) {
    return io::preview_table(path, std::move(lexicon));
  });
}

void TablePreviews::look(const io::DatabaseAddress& address) {
  look(address.table,
       [address](auto lexicon, const base::TaskControl& control) -> base::Result<tabular::Preview> {
         auto table = io::DatabaseTable::open(
             address, base::StopCheck([&control] { return control.cancelled(); }));
         if (!table) return table.error();
         return io::preview_table(*table, std::move(lexicon), io::kDatabaseSample);
       });
}

void TablePreviews::look(const std::string& name, Look at) {
  queue_.add(base::tr_format("Looking at {}", name),
             [this, at = std::move(at)](base::TaskControl& control) -> base::TaskQueue::Finish {
               if (lexicon_ == nullptr) {
                 auto opened = tabular::Lexicon::open(assets_ / "lexicon" / "table");
                 if (!opened) {
                   return [this, error = opened.error()] { send_(project::ShowError{error}); };
                 }
                 lexicon_ = std::make_shared<const tabular::Lexicon>(std::move(*opened));
               }
               auto preview = at(lexicon_, control);
               if (!preview) {
                 return [this, error = preview.error()] { send_(project::ShowError{error}); };
               }
               auto shared = std::make_shared<const tabular::Preview>(std::move(*preview));
               return [this, shared] { ask_(shared); };
             });
}

}  // namespace dateline::desktop
