#include "project/concluder.hpp"

#include "base/translate.hpp"

#include <memory>
#include <utility>

namespace dateline::project {

using base::tr;

Concluder::Concluder(Send send, std::function<void()> wake, Draw draw)
    : send_(std::move(send)), draw_(std::move(draw)), queue_(std::move(wake)) {}

std::optional<store::Snapshot> Concluder::conclusions_of(const store::Snapshot& snapshot,
                                                         const base::StopCheck& stop) {
  return snapshot.concluded(stop);
}

void Concluder::look(Project& project) {
  if (project.snapshot().revision() != revision_) cancel();
  auto unconcluded = project.take_unconcluded();
  if (!unconcluded) return;
  cancel();
  revision_ = unconcluded->revision();
  task_ = queue_.add(
      tr("Comparing the stories"),
      [this,
       snapshot = std::move(unconcluded)](base::TaskControl& control) -> base::TaskQueue::Finish {
        auto drawn = draw_(*snapshot, base::StopCheck([&] { return control.cancelled(); }));
        if (!drawn) return {};
        return [this, concluded = std::make_shared<const store::Snapshot>(*std::move(drawn))] {
          send_(Concluded{concluded});
        };
      });
}

void Concluder::cancel() {
  if (task_ != 0) queue_.cancel(std::exchange(task_, 0));
}

}  // namespace dateline::project
