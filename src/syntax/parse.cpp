#include "syntax/parse.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "syntax/analysis.hpp"
#include "syntax/model.hpp"

namespace dateline::syntax {

struct Parser::Model {
  ModelFile file;
};

std::vector<int> Tree::children(int head) const {
  std::vector<int> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].head == head) out.push_back(static_cast<int>(i));
  }
  return out;
}

int Tree::root() const {
  const auto it = std::ranges::find(words, kRoot, &Word::head);
  return it == words.end() ? kRoot : static_cast<int>(it - words.begin());
}

bool Tree::dominates(int ancestor, int word) const {
  while (word >= 0 && word != ancestor) word = words[static_cast<std::size_t>(word)].head;
  return word == ancestor;
}

base::Result<Parser> Parser::open(const std::filesystem::path& path) {
  auto file = open_model(path);
  if (!file) return file.error();
  return Parser(std::make_unique<Model>(Model{std::move(*file)}));
}

Parser::Parser(std::unique_ptr<Model> model) : model_(std::move(model)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

Tree Parser::parse(std::span<const text::Token> sentence) const {
  std::vector<std::string_view> forms;
  forms.reserve(sentence.size());
  for (const text::Token& token : sentence) forms.emplace_back(token.form);
  return analyse(model_->file, forms);
}

std::string_view Parser::model_version() const { return model_->file.version; }

}  // namespace dateline::syntax
