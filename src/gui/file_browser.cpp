#include "gui/file_browser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace dateline::gui {
namespace {

namespace fs = std::filesystem;

std::string size_text(std::uintmax_t bytes) {
  if (bytes < 1024) return tr_format("{} B", bytes);
  if (bytes < 1024 * 1024) return tr_format("{} KB", (bytes + 512) / 1024);
  return tr_format("{:.1f} MB", static_cast<double>(bytes) / (1024.0 * 1024.0));
}

const char* heading(FileBrowser::For what) {
  switch (what) {
    case FileBrowser::For::opening:
      return tr("Type a path, or choose below");
    case FileBrowser::For::saving:
      return tr("Type a name, or a path");
    case FileBrowser::For::folder:
      return tr("Type a folder, which may be a new one, or go into one below");
  }
  return "";
}

}  // namespace

fs::path FileBrowser::expanded(std::string_view typed) {
  if (!typed.empty() && typed[0] == '~' && (typed.size() == 1 || typed[1] == '/')) {
    if (const char* home = std::getenv("HOME"))
      return fs::path(std::string(home) + std::string(typed.substr(1)));
  }
  return fs::path(typed);
}

std::vector<FileBrowser::Entry> FileBrowser::list(const fs::path& folder, std::string& error) {
  std::vector<Entry> entries;
  std::error_code code;
  error.clear();
  fs::directory_iterator it(folder, fs::directory_options::skip_permission_denied, code);
  if (code) {
    error = folder.string() + ": " + code.message();
    return entries;
  }
  for (; it != fs::directory_iterator() && entries.size() < kMostEntries; it.increment(code)) {
    if (code) break;
    Entry entry;
    entry.name = it->path().filename().string();
    if (entry.name.empty() || entry.name[0] == '.') continue;
    std::error_code ignored;
    entry.folder = it->is_directory(ignored);
    if (!entry.folder && !it->is_regular_file(ignored)) continue;
    if (!entry.folder) entry.bytes = it->file_size(ignored);
    entries.push_back(std::move(entry));
  }
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
    return std::pair(!a.folder, a.name) < std::pair(!b.folder, b.name);
  });
  return entries;
}

void FileBrowser::go(const fs::path& folder) {
  std::error_code code;
  const fs::path whole = fs::weakly_canonical(folder, code);
  folder_ = code ? folder : whole;
  entries_ = list(folder_, error_);
}

void FileBrowser::open(const fs::path& folder, For what, const std::string& name) {
  go(folder);
  typed_.fill('\0');
  std::copy_n(name.begin(), std::min(name.size(), typed_.size() - 1), typed_.begin());
  focus_ = true;
  for_ = what;
}

std::optional<fs::path> FileBrowser::recent(Frame& frame) {
  std::optional<fs::path> chosen;
  const auto& paths = frame.project.settings().recent;
  if (paths.empty()) return chosen;
  ImGui::TextDisabled("%s", tr("Recent"));
  for (std::size_t i = 0; i < std::min<std::size_t>(paths.size(), 5); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const std::string name =
        std::string(icon::kHistory) + "  " + paths[i].filename().string() + "   ";
    if (ImGui::Selectable(name.c_str())) chosen = paths[i];
    ImGui::SameLine();
    ImGui::TextDisabled("%s", paths[i].parent_path().string().c_str());
    ImGui::PopID();
  }
  ImGui::Separator();
  return chosen;
}

std::optional<fs::path> FileBrowser::draw(Frame& frame) {
  std::optional<fs::path> chosen;
  const bool saving = for_ == For::saving;
  const bool folder = for_ == For::folder;
  ImGui::TextDisabled("%s", heading(for_));
  ImGui::SetNextItemWidth(-frame.px(80));
  if (focus_) {
    ImGui::SetKeyboardFocusHere();
    focus_ = false;
  }
  bool entered = ImGui::InputText(
      "##path", typed_.data(), typed_.size(),
      ImGuiInputTextFlags_EnterReturnsTrue | (saving ? ImGuiInputTextFlags_AutoSelectAll : 0));
  frame.name_last_item("field/path");
  ImGui::SameLine();
  const char* const verb = folder ? mark("Use") : saving ? mark("Save") : mark("Open");
  entered = tr_button(frame, verb, 72) || entered;
  frame.name_last_item("button/open-path");
  if (entered && folder) {
    chosen = typed_[0] == '\0' ? folder_ : folder_ / expanded(typed_.data());
  } else if (entered && typed_[0] != '\0') {
    const fs::path path = folder_ / expanded(typed_.data());
    std::error_code code;
    if (fs::is_directory(path, code)) {
      open(path, for_);
    } else {
      chosen = path;
    }
  }
  if (for_ == For::opening) {
    if (const auto path = recent(frame)) chosen = path;
  }
  if (ImGui::Button(icon::kUp)) go(folder_.parent_path());
  tip_for_item(frame, tr("The folder above"));
  ImGui::SameLine();
  ImGui::TextUnformatted(folder_.string().c_str());
  if (!error_.empty()) ImGui::TextWrapped("%s", error_.c_str());
  ImGui::BeginChild("##files", ImVec2(0, -frame.px(36)), true);
  std::optional<fs::path> into;
  for (const Entry& entry : entries_) {
    if (folder && !entry.folder) continue;
    const std::string label =
        std::string(entry.folder ? icon::kFolder : icon::kFile) + "  " + entry.name;
    if (ImGui::Selectable(label.c_str())) {
      if (saving && !entry.folder) {
        // Not written over by one click: it stands in the field, to be confirmed there.
        typed_.fill('\0');
        std::copy_n(entry.name.begin(), std::min(entry.name.size(), typed_.size() - 1),
                    typed_.begin());
      } else {
        (entry.folder ? into : chosen) = folder_ / entry.name;
      }
    }
    if (!entry.folder) {
      const std::string size = size_text(entry.bytes);
      ImGui::SameLine(ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(size.c_str()).x);
      ImGui::TextDisabled("%s", size.c_str());
    }
  }
  if (entries_.empty() && error_.empty())
    ImGui::TextDisabled("%s", tr("Nothing to open in this folder"));
  ImGui::EndChild();
  if (into) go(*into);
  return chosen;
}

}  // namespace dateline::gui
