// Chronologies for people: Markdown, and a web page that needs nothing beside it.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/markup.hpp"
#include "io/export_file.hpp"

namespace dateline::io {
namespace {

/// "by rebels, of police; at least 12 killed": "" where nothing is known of it.
std::string particulars(const ExportRow& row) {
  std::string out;
  const auto add = [&](std::string_view mark, const std::string& text) {
    if (!text.empty()) out += fmt::format("{}{}", out.empty() ? "" : mark, text);
  };
  if (row.origin) add(", ", "from " + row.origin->name);
  if (row.destination) add(", ", "to " + row.destination->name);
  if (!row.actor.empty()) add(", ", "by " + row.actor);
  if (!row.target.empty()) add(", ", "of " + row.target);
  for (const event::Amount& n : row.numbers) add("; ", event::in_words(n));
  return out;
}

std::string source_of(const ExportTelling& t) {
  std::string out;
  for (const std::string& part : {t.title, t.publisher, t.date}) {
    if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
  }
  return out;
}

std::string heading(const ExportRow& row) {
  std::string out = row.headline();
  if (row.place) out += ", " + row.place->name;
  return out;
}

std::string title_of(const ExportLook& look) { return look.title.empty() ? "Events" : look.title; }

std::string where_of(const ExportRow& row) {
  if (!row.place) return "";
  return fmt::format("{}, {} ({}, within {:g} km)", row.place->at.lat(), row.place->at.lng(),
                     event::name(row.place->precision), row.place->radius_km);
}

/// Marks of Markdown as themselves; one line.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool begins = out.empty();
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
      continue;
    }
    if (c == '<') {
      out += "&lt;";
      continue;
    }
    if (c == '&') {
      out += "&amp;";
      continue;
    }
    const bool mark = std::string_view("\\`*_[]|~").find(c) != std::string_view::npos;
    // These are marks at the beginning of a line alone; a numeral and a point is an item of a list.
    const bool first = begins && std::string_view("#>+-=").find(c) != std::string_view::npos;
    const bool item = (c == '.' || c == ')') && !begins &&
                      (i + 1 == text.size() || text[i + 1] == ' ') &&
                      out.find_first_not_of("0123456789") == std::string::npos;
    if (mark || first || item) out += '\\';
    out += c;
  }
  return out;
}

std::string colour_of(const ExportRow& row, const ExportLook& look) {
  const ExportLook::Colour c =
      row.status == event::Status::denied
          ? look.denied
          : look.families[static_cast<std::size_t>(event::family(row.type))];
  return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue);
}

constexpr std::string_view kStyle =
    "body{margin:2rem auto;max-width:44rem;padding:0 1rem;font:1rem/1.5 Georgia,serif;"
    "color:#1b1b1b;background:#fff}\n"
    "h1{font-size:1.6rem;margin:0 0 .2rem}\n"
    "p.count{margin:0 0 2rem;color:#555}\n"
    "article{margin:0 0 1.6rem;padding:0 0 0 1rem;border-left:.3rem solid #888;"
    "break-inside:avoid}\n"
    "h2{font-size:1.1rem;margin:0}\n"
    "time,.when{font:600 .85rem/1.4 Helvetica,Arial,sans-serif;color:#444}\n"
    "p{margin:.2rem 0}\n"
    "blockquote{margin:.5rem 0 .1rem;font-style:italic}\n"
    "cite,.where{font:normal .85rem/1.4 Helvetica,Arial,sans-serif;color:#555}\n";

std::string html_quotes(const ExportRow& row) {
  std::string out;
  for (const ExportTelling& t : row.tellings) {
    const std::string source = source_of(t);
    for (const ExportTelling::Quote& q : t.quotes) {
      if (!q.sentence.empty()) {
        out += fmt::format("<blockquote>{}</blockquote>\n", base::escaped_markup(q.sentence));
      }
      if (!q.told_by.empty()) {
        out += fmt::format("<p><cite>told by {}</cite></p>\n", base::escaped_markup(q.told_by));
      }
    }
    if (base::is_web_address(t.url)) {
      out += fmt::format("<p><cite><a href=\"{}\" rel=\"noreferrer\">{}</a></cite></p>\n",
                         base::escaped_markup(t.url),
                         base::escaped_markup(source.empty() ? t.url : source));
    } else if (!source.empty()) {
      out += fmt::format("<p><cite>{}</cite></p>\n", base::escaped_markup(source));
    }
  }
  return out;
}

std::string counted(std::size_t n) { return fmt::format("{} {}", n, n == 1 ? "event" : "events"); }

}  // namespace

std::string export_markdown(std::span<const ExportRow> rows, const ExportLook& look) {
  std::string out = fmt::format("# {}\n\n{}\n\n", plain(title_of(look)), counted(rows.size()));
  for (const ExportRow& row : rows) {
    out += fmt::format("## {}: {}\n\n", plain(row.when_in_words()), plain(heading(row)));
    if (const std::string more = particulars(row); !more.empty()) out += plain(more) + "\n\n";
    if (const std::string where = where_of(row); !where.empty()) out += plain(where) + "\n\n";
    for (const ExportTelling& t : row.tellings) {
      for (const ExportTelling::Quote& q : t.quotes) {
        if (!q.sentence.empty()) out += "> " + plain(q.sentence) + "\n\n";
        if (!q.told_by.empty()) out += "Told by " + plain(q.told_by) + "\n\n";
      }
      const std::string source = source_of(t);
      if (base::is_web_address(t.url)) {
        // Brackets would end the address.
        std::string url = t.url;
        for (const auto& [mark, code] : {std::pair<std::string_view, std::string_view>{"(", "%28"},
                                         {")", "%29"},
                                         {"\\", "%5C"}}) {
          for (std::size_t at = url.find(mark); at != std::string::npos; at = url.find(mark, at)) {
            url.replace(at, mark.size(), code);
          }
        }
        out += fmt::format("\u2014 [{}]({})\n\n", plain(source.empty() ? t.url : source), url);
      } else if (!source.empty()) {
        out += fmt::format("\u2014 {}\n\n", plain(source));
      }
    }
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

std::string export_html(std::span<const ExportRow> rows, const ExportLook& look) {
  const std::string title = base::escaped_markup(title_of(look));
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<h1>{}</h1>\n"
      "<p class=\"count\">{}</p>\n",
      title, kStyle, title, counted(rows.size()));
  for (const ExportRow& row : rows) {
    out += fmt::format("<article id=\"{}\" style=\"border-color:{}\">\n",
                       base::escaped_markup(row.id), colour_of(row, look));
    const std::string edtf = row.edtf();
    out += fmt::format("<p class=\"when\" title=\"{}\">{}</p>\n", base::escaped_markup(edtf),
                       base::escaped_markup(row.when_in_words()));
    out += fmt::format("<h2>{}</h2>\n", base::escaped_markup(heading(row)));
    if (const std::string more = particulars(row); !more.empty()) {
      out += fmt::format("<p>{}</p>\n", base::escaped_markup(more));
    }
    if (const std::string where = where_of(row); !where.empty()) {
      out += fmt::format("<p class=\"where\">{}</p>\n", base::escaped_markup(where));
    }
    out += html_quotes(row) + "</article>\n";
  }
  return out + "</body>\n</html>\n";
}

}  // namespace dateline::io
