#include "geoparse/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/table.hpp"

namespace dateline::geoparse {
namespace {

template <std::size_t N>
bool set(std::array<double, N>& weights, const std::array<std::string_view, N>& names,
         std::string_view name, double value) {
  const auto* found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return false;
  weights[static_cast<std::size_t>(found - names.begin())] = value;
  return true;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (ec != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

base::Result<Model> Model::read(const std::filesystem::path& path) {
  const auto table = base::Table::read(path, {"model", "feature", "weight"});
  if (!table) return table.error();
  Model out;
  for (const auto& row : table->rows()) {
    const std::string_view model = table->get(row, "model");
    const std::string_view feature = table->get(row, "feature");
    const std::string_view text = table->get(row, "weight");
    const auto read = number(text);
    const double value = read.value_or(0);
    bool good = read.has_value();
    if (model == "mention") {
      good = good && set(out.mention, kMentionFeatures, feature, value);
    } else if (model == "first") {
      good = good && set(out.first, kChoiceFeatures, feature, value);
    } else if (model == "later") {
      good = good && set(out.later, kChoiceFeatures, feature, value);
    } else if (model == "found" || model == "given") {
      const auto score = number(feature);
      Calibration& calibration = model == "found" ? out.found : out.given;
      good = good && score && calibration.add({*score, value});
    } else if (model == "threshold" && feature == "mention") {
      out.mention_threshold = value;
    } else if (model == "threshold" && feature == "capital") {
      out.capital_threshold = value;
    } else {
      good = false;
    }
    if (!good) {
      base::Error e = table->error(
          row, fmt::format("no weight \"{}\" of a model \"{}\", or no number", feature, model),
          "Train the weights again with this program");
      e.code = base::ErrorCode::bad_value;
      return e;
    }
  }
  return out;
}

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

void softmax(std::span<double> scores) {
  if (scores.empty()) return;
  const double top = *std::ranges::max_element(scores);
  double sum = 0;
  for (double& s : scores) {
    s = std::exp(s - top);
    sum += s;
  }
  for (double& p : scores) p /= sum;
}

}  // namespace dateline::geoparse
