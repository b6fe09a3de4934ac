// Reading tables and UTF-8, against the least that could be done with the same bytes.
#include <benchmark/benchmark.h>

#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "base/utf8.hpp"

using namespace dateline;

namespace {

std::string table_text() {
  std::string text = "key\tname\tlat\tlon\n";
  for (int i = 0; i < 20000; ++i) {
    const std::string n = std::to_string(i);
    text += "place:" + n + "\tA name of some length " + n + "\t36.34\t43.13\n";
  }
  return text;
}

void table_ours(benchmark::State& state) {
  const std::string text = table_text();
  for (auto _ : state) {
    auto table = base::Table::parse(text, "table", {"key", "name"});
    benchmark::DoNotOptimize(table);
  }
}
BENCHMARK(table_ours)->Name("table/ours")->Unit(benchmark::kMillisecond);

/// Lines and fields as the standard library reads them.
void table_reference(benchmark::State& state) {
  const std::string text = table_text();
  for (auto _ : state) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      auto& row = rows.emplace_back();
      std::istringstream fields(line);
      for (std::string field; std::getline(fields, field, '\t');) row.push_back(field);
    }
    benchmark::DoNotOptimize(rows);
  }
}
BENCHMARK(table_reference)->Name("table/reference")->Unit(benchmark::kMillisecond);

std::string mixed_text() {
  std::string text;
  while (text.size() < 1'000'000) text += "Mosul, \u0627\u0644\u0645\u0648\u0635\u0644, fell. ";
  return text;
}

void utf8_ours(benchmark::State& state) {
  const std::string text = mixed_text();
  for (auto _ : state) benchmark::DoNotOptimize(base::first_invalid_utf8(text));
}
BENCHMARK(utf8_ours)->Name("utf8_check/ours")->Unit(benchmark::kMicrosecond);

/// Looking at each byte once, the least that a check must do.
void utf8_reference(benchmark::State& state) {
  const std::string text = mixed_text();
  for (auto _ : state) {
    std::size_t high = 0;
    for (const char c : text) {
      benchmark::DoNotOptimize(c);
      if (static_cast<unsigned char>(c) >= 0x80) ++high;
    }
    benchmark::DoNotOptimize(high);
  }
}
BENCHMARK(utf8_reference)->Name("utf8_check/reference")->Unit(benchmark::kMicrosecond);

}  // namespace
