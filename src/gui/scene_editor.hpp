#pragma once

#include <optional>
#include <string>

#include "gui/frame.hpp"

namespace dateline::gui {

/// The fields of one scene, in its place in the list of scenes. What is typed is kept as soon as a
/// field is left; Esc gives up what was typed since.
class SceneEditor {
 public:
  void open(const curation::NumberedScene& scene);
  void close() { number_ = 0; }
  [[nodiscard]] bool is_open() const { return number_ != 0; }
  [[nodiscard]] curation::RecordNumber number() const { return number_; }
  /// At ImGui's cursor, `width` pixels wide. Returns false where it is to be closed.
  [[nodiscard]] bool draw(Frame& frame, const curation::NumberedScene& scene, float width);
  /// What was typed and is not in the project yet.
  [[nodiscard]] std::optional<project::Command> change() const;

 private:
  void load(const curation::Scene& scene);
  [[nodiscard]] project::ChangeScene made() const;
  /// Whether it was left with other words than it had.
  bool field(Frame& frame, const char* label, const char* name, std::string& text, int lines,
             float width);
  /// Fields of ImGui do not break their lines: where nobody types, the words stand there as they
  /// will be read.
  void long_field(Frame& frame, const char* name, std::string& text, int lines, float width);
  bool draw_kinds(Frame& frame, float width);
  bool draw_quote(Frame& frame, float width);

  curation::RecordNumber number_ = 0;
  curation::Scene loaded_;
  curation::SceneKind kind_ = curation::SceneKind::map;
  std::string title_;
  std::string caption_;
  std::string notes_;
  curation::Quote quote_;
  bool focus_ = false;
  std::string typed_in_;   ///< name of the field that had the keyboard in the frame before
  bool finished_ = false;  ///< by Ctrl + Enter
};

}  // namespace dateline::gui
