#include "scene/base_map_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/checksum.hpp"
#include "scene/base_map_format.hpp"

namespace dateline::scene {
namespace {

using format::Run;
using format::SectionId;

std::uint32_t narrow(std::size_t n) { return static_cast<std::uint32_t>(n); }

/// Records that others point into, each run of them stored once: neighbouring levels of detail have
/// many chunks in common where the source is coarse.
template <class T>
class Pool {
 public:
  Run add(const std::vector<T>& run) {
    const std::uint64_t hash = base::fast_checksum(std::as_bytes(std::span(run)));
    const auto [first, last] = known_.equal_range(hash);
    for (auto at = first; at != last; ++at) {
      if (at->second.count == run.size() &&
          std::memcmp(all_.data() + at->second.first, run.data(), run.size() * sizeof(T)) == 0) {
        return at->second;
      }
    }
    const Run added{narrow(all_.size()), narrow(run.size())};
    all_.insert(all_.end(), run.begin(), run.end());
    known_.emplace(hash, added);
    return added;
  }
  [[nodiscard]] std::span<const T> all() const { return all_; }

 private:
  std::vector<T> all_;
  std::unordered_multimap<std::uint64_t, Run> known_;
};

/// Texts, each stored once.
class Strings {
 public:
  Run add(const std::string& text) {
    const auto [at, is_new] =
        known_.try_emplace(text, Run{narrow(bytes_.size()), narrow(text.size())});
    if (is_new) bytes_ += text;
    return at->second;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, Run> known_;
};

/// The sections that the records of others point into.
struct Pools {
  Pool<Vertex> vertices;
  Pool<std::uint32_t> indices;
  Strings strings;
};

template <class T>
void append_bytes(std::string& out, std::span<const T> records) {
  const auto bytes = std::as_bytes(records);
  out.append(reinterpret_cast<const char*>(bytes.data()),
             bytes.size());  // NOLINT(*-reinterpret-cast)
}

class FileBuilder {
 public:
  FileBuilder()
      : bytes_(sizeof(format::Header) + format::kSectionCount * sizeof(format::Section), '\0') {}

  template <class T>
  void section(SectionId id, std::span<const T> records) {
    bytes_.resize((bytes_.size() + alignof(T) - 1) / alignof(T) * alignof(T), '\0');
    sections_[static_cast<std::size_t>(id)] = {static_cast<std::uint32_t>(id), narrow(sizeof(T)),
                                               bytes_.size(), records.size_bytes()};
    append_bytes(bytes_, records);
  }

  void end_directory() {
    bytes_.resize((bytes_.size() + 7) / 8 * 8, '\0');
    directory_end_ = bytes_.size();
  }

  std::string finish(const geo::WorldBox& detailed, std::uint32_t attribution) {
    std::memcpy(bytes_.data() + sizeof(format::Header), sections_.data(), sizeof(sections_));
    format::Header header{};
    header.magic = format::kMagic;
    header.version = format::kVersion;
    header.byte_order = format::kByteOrder;
    header.file_size = bytes_.size();
    header.section_count = narrow(format::kSectionCount);
    header.lods = static_cast<std::uint32_t>(BaseMap::kLods);
    header.attribution = attribution;
    header.detailed = detailed;
    header.directory_end = directory_end_;
    const auto directory = std::as_bytes(std::span(bytes_)).first(directory_end_);
    header.checksum = format::directory_checksum(header, directory.subspan(sizeof header));
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::size_t directory_end_ = 0;
  std::array<format::Section, format::kSectionCount> sections_{};
};

std::vector<format::ChunkRecord> fill_records(std::vector<MapContents::Fill>& fills, Pools& pools) {
  std::stable_sort(fills.begin(), fills.end(), [](const auto& a, const auto& b) {
    return std::tie(a.lod, a.kind) < std::tie(b.lod, b.kind);
  });
  std::vector<format::ChunkRecord> out;
  for (const auto& f : fills) {
    out.push_back({format::piece_checksum(f.vertices, f.indices),
                   f.box,
                   f.origin,
                   pools.vertices.add(f.vertices),
                   pools.indices.add(f.indices),
                   static_cast<std::uint8_t>(f.lod),
                   static_cast<std::uint8_t>(f.kind),
                   0,
                   {}});
  }
  return out;
}

std::vector<format::ChunkRecord> line_records(std::vector<MapContents::Line>& lines, Pools& pools) {
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
    return std::tie(a.lod, a.kind, a.cls) < std::tie(b.lod, b.kind, b.cls);
  });
  std::vector<format::ChunkRecord> out;
  for (const auto& l : lines) {
    out.push_back({format::piece_checksum(l.points, l.starts),
                   l.box,
                   l.origin,
                   pools.vertices.add(l.points),
                   pools.indices.add(l.starts),
                   static_cast<std::uint8_t>(l.lod),
                   static_cast<std::uint8_t>(l.kind),
                   l.cls,
                   {}});
  }
  return out;
}

std::vector<format::AreaRecord> area_records(std::vector<MapContents::Area>& areas, Pools& pools) {
  std::stable_sort(areas.begin(), areas.end(),
                   [](const auto& a, const auto& b) { return a.kind < b.kind; });
  std::vector<format::AreaRecord> out;
  for (const auto& a : areas) {
    format::AreaRecord r{};
    r.box = a.box;
    r.origin = a.origin;
    r.label_at = a.label_at;
    r.checksum = format::piece_checksum(a.vertices, a.indices, a.ring_starts);
    r.vertices = pools.vertices.add(a.vertices);
    r.indices = pools.indices.add(a.indices);
    r.ring_starts = pools.indices.add(a.ring_starts);
    r.code = pools.strings.add(a.code);
    r.country = pools.strings.add(a.country);
    r.name_en = pools.strings.add(a.name_en);
    r.name_ar = pools.strings.add(a.name_ar);
    r.kind = static_cast<std::uint8_t>(a.kind);
    out.push_back(r);
  }
  return out;
}

std::uint32_t fixed(double world) {
  return static_cast<std::uint32_t>(
      std::clamp(world * format::kLabelUnits, 0.0, format::kLabelUnits - 1));
}

/// At most kLongestLabel bytes, cut between two code points.
std::string shortened(const std::string& text) {
  if (text.size() <= format::kLongestLabel) return text;
  std::size_t end = format::kLongestLabel;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

std::vector<format::LabelRecord> label_records(std::vector<MapContents::Label>& labels,
                                               const std::vector<std::vector<Vertex>>& courses,
                                               std::vector<Vertex>& all_courses, Pools& pools) {
  std::vector<std::size_t> starts;
  for (const auto& course : courses) {
    starts.push_back(all_courses.size());
    all_courses.insert(all_courses.end(), course.begin(), course.end());
  }
  std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) {
    return std::tie(a.min_zoom, a.rank, a.kind, a.name_en, a.at.x, a.at.y) <
           std::tie(b.min_zoom, b.rank, b.kind, b.name_en, b.at.x, b.at.y);
  });
  std::vector<format::LabelRecord> out;
  for (const auto& l : labels) {
    const Run english = pools.strings.add(shortened(l.name_en));
    const Run arabic = pools.strings.add(shortened(l.name_ar));
    out.push_back(
        {fixed(l.at.x), fixed(l.at.y), english.first, arabic.first, l.min_zoom, l.max_zoom,
         l.course_count == 0
             ? Run{0, 0}
             : Run{narrow(starts.at(l.course) + l.course_first), narrow(l.course_count)},
         static_cast<std::uint8_t>(english.count), static_cast<std::uint8_t>(arabic.count),
         static_cast<std::uint8_t>(l.kind), l.rank});
  }
  return out;
}

}  // namespace

std::string encode_base_map(MapContents contents) {
  Pools pools;
  pools.strings.add(contents.attribution);
  const auto fills = fill_records(contents.fills, pools);
  const auto lines = line_records(contents.lines, pools);
  const auto areas = area_records(contents.areas, pools);
  std::vector<Vertex> courses;
  const auto labels = label_records(contents.labels, contents.courses, courses, pools);
  std::vector<format::ReliefRecord> reliefs;
  std::vector<std::uint8_t> grey;
  for (const auto& r : contents.reliefs) {
    reliefs.push_back({base::fast_checksum(std::as_bytes(std::span(r.grey))), r.box, r.width,
                       r.height, grey.size()});
    grey.insert(grey.end(), r.grey.begin(), r.grey.end());
  }

  FileBuilder file;
  file.section(SectionId::fills, std::span(fills));
  file.section(SectionId::lines, std::span(lines));
  file.section(SectionId::areas, std::span(areas));
  file.section(SectionId::labels, std::span(labels));
  file.section(SectionId::reliefs, std::span<const format::ReliefRecord>(reliefs));
  file.section(SectionId::strings, std::span(pools.strings.bytes()));
  file.section(SectionId::courses, std::span<const Vertex>(courses));
  file.end_directory();
  file.section(SectionId::vertices, pools.vertices.all());
  file.section(SectionId::indices, pools.indices.all());
  file.section(SectionId::grey, std::span<const std::uint8_t>(grey));
  return file.finish(contents.detailed, narrow(contents.attribution.size()));
}

}  // namespace dateline::scene
