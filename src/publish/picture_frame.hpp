#pragma once

#include <string>
#include <vector>

#include "publish/picture.hpp"
#include "scene/painter.hpp"

namespace dateline::publish {

/// What stands around the map of a picture: heading above it; quote, timeline and credits beneath.
/// Lengths in pixels.
class PictureFrame {
 public:
  /// Breaks all words into lines. `sources`: of the map, beside PictureContent::credits. References
  /// REQUIRE to outlive it.
  PictureFrame(typeset::Typesetter& type, const PictureSpec& spec, const PictureContent& content,
               const scene::Theme& theme, std::string sources);

  [[nodiscard]] float heading_height() const { return heading_height_; }
  [[nodiscard]] float quote_height() const { return quote_height_; }
  [[nodiscard]] float credits_height() const { return credits_height_; }

  /// All but the timeline, which lies between quote and credits, in bands of these heights.
  void draw(scene::Painter& painter, const PictureBands& bands) const;
  void hairline(scene::Painter& painter, float y) const;
  void ground(scene::Painter& painter, float y0,
              float y1) const;  ///< of a band; none if transparent

 private:
  struct Line {
    float x = 0;
    float y = 0;  ///< of the baseline, from the top of its part
    std::string words;
    scene::TextStyle style;
  };
  void lay_out_heading();
  void lay_out_large_heading();
  void lay_out_quote();
  void lay_out_credits(const std::string& sources);
  /// Lines of a text from `y` on, which moves below them; the last of `most` ends in an ellipsis
  /// where there are more. `x` is their distance from the side that they stand at.
  void add_lines(std::vector<Line>& to, const std::string& words, const scene::TextStyle& style,
                 float x, float leading, std::size_t most, bool on_right, float& y);
  [[nodiscard]] scene::TextStyle style(float size, scene::Rgba colour,
                                       scene::Weight weight = scene::Weight::regular) const;
  [[nodiscard]] float width_of(const std::string& words, const scene::TextStyle& style);
  [[nodiscard]] float pad() const;

  typeset::Typesetter& type_;
  const PictureSpec& spec_;
  const PictureContent& content_;
  const scene::Theme& theme_;
  float s_;
  float w_;
  float h_;
  std::vector<Line> heading_;
  std::vector<Line> quote_;
  std::vector<Line> credits_;
  bool quote_on_right_ = false;
  float heading_height_ = 0;
  float quote_height_ = 0;
  float credits_height_ = 0;
};

}  // namespace dateline::publish
