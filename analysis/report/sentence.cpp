#include "analysis/report/sentence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace terrace {
namespace {

/// The position in "{12}" at the beginning of a text, and how many characters that takes; 0 characters when there is none.
std::pair<std::size_t, std::size_t> place_at(std::string_view text) {
    std::size_t position = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), position);
    if (error != std::errc() || end == text.data() + text.size() || *end != '}') return {0, 0};
    return {position, static_cast<std::size_t>(end - text.data()) + 1};
}

bool shows_interval(const ReportCell& cell) { return cell.is_estimate || (cell.origin && cell.origin->shown); }

/// The cell as a number alone: its own, or an end of its interval.
ReportCell plain(const ReportCell& cell, double value) { return {{}, true, value, cell.decimals, cell.sign, true}; }

double low_of(const ReportCell& cell) { return cell.is_estimate ? cell.low : cell.origin->low; }
double high_of(const ReportCell& cell) { return cell.is_estimate ? cell.high : cell.origin->high; }

/// The text with `{0}` counted from another number.
std::string counted_from(const std::string& text, std::size_t first, std::size_t figures) {
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const auto [position, length] = place_at(std::string_view(text).substr(at));
        if (length == 0 || position >= figures) continue;
        out += text.substr(from, at - from) + fmt::format("{{{}}}", position + first);
        from = at + length;
    }
    return out + text.substr(from);
}

/// A number, or the numbers within words.
void visit(const ReportCell& cell, const std::function<void(const ReportCell&)>& seen) {
    seen(cell);
    for (const ReportCell& figure : cell.figures)
        seen(figure);
}

/// Paths of the numbers that are `wanted`, each once.
std::vector<std::string> paths_of(const ReportTable& table, const std::function<bool(const ReportOrigin&)>& wanted) {
    std::vector<std::string> paths;
    const auto note = [&](const ReportCell& cell) {
        if (!cell.origin || !wanted(*cell.origin)) return;
        std::string path = cell.origin->dataset.substr(0, cell.origin->dataset.find('['));
        if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
    };
    for (const auto& row : table.rows)
        for (const ReportCell& cell : row)
            visit(cell, note);
    return paths;
}

/// Paths whose numbers were found from runs and have no interval anywhere in the table.
std::string estimates_of(const ReportTable& table) {
    const std::vector<std::string> with = paths_of(table, [](const ReportOrigin& origin) { return origin.percent > 0; });
    std::vector<std::string> without = paths_of(table, [](const ReportOrigin& origin) { return origin.percent == 0 && origin.estimate; });
    std::erase_if(without, [&](const std::string& path) { return std::find(with.begin(), with.end(), path) != with.end(); });
    return fmt::format("{}", fmt::join(without, ", "));
}

} // namespace

std::string filled(const ReportSentence& sentence, Language language, const std::function<std::string(std::string_view)>& plain,
                   const std::function<std::string(std::size_t, const ReportCell&)>& shown) {
    const std::string& text = sentence.in(language);
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const auto [position, length] = place_at(std::string_view(text).substr(at));
        if (length == 0 || position >= sentence.figures.size()) continue;
        out += plain(std::string_view(text).substr(from, at - from)) + shown(position, sentence.figures[position]);
        from = at + length;
    }
    return out + plain(std::string_view(text).substr(from));
}

void append(ReportSentence& to, const ReportSentence& more) {
    const std::size_t first = to.figures.size(), figures = more.figures.size();
    to.en += (to.en.empty() || more.en.empty() ? "" : " ") + counted_from(more.en, first, figures);
    to.zh += counted_from(more.zh, first, figures);
    to.figures.insert(to.figures.end(), more.figures.begin(), more.figures.end());
}

std::string interval_text(const ReportOrigin& origin) {
    if (origin.percent == 0) return origin.estimate ? "estimate over runs, no interval" : "exact";
    if (std::isnan(origin.low) || std::isnan(origin.high)) return "none";
    return fmt::format("[{}, {}] {} %", origin.low, origin.high, origin.percent);
}

std::string datasets_of(const ReportTable& table) {
    return fmt::format("{}", fmt::join(paths_of(table, [](const ReportOrigin&) { return true; }), ", "));
}

Text source_line(const ReportTable& table, const std::string& digest) {
    const std::string paths = datasets_of(table);
    if (paths.empty()) return {};
    Text line{"Source: " + paths + " in the plan file; run " + digest + ".",
              "数据来源：规划结果文件 " + paths + "；模拟摘要 " + digest + "。"};
    if (const std::string estimates = estimates_of(table); !estimates.empty()) {
        line.en += " Estimates over runs, no interval: " + estimates + ".";
        line.zh += "多次模拟估计，无区间：" + estimates + "。";
    }
    return line;
}

ReportTable with_interval_columns(const ReportTable& table) {
    ReportTable wide;
    wide.rows.resize(table.rows.size());
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto has = [&](const std::vector<ReportCell>& row) { return column < row.size() && shows_interval(row[column]); };
        const bool widened = std::any_of(table.rows.begin(), table.rows.end(), has);
        wide.columns.push_back(table.columns[column]);
        if (widened) wide.columns.insert(wide.columns.end(), {Text{"low end", "区间下限"}, Text{"high end", "区间上限"}});
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            if (column >= table.rows[row].size()) continue;
            const ReportCell& cell = table.rows[row][column];
            wide.rows[row].push_back(cell.is_estimate ? plain(cell, cell.number) : cell);
            if (wide.rows[row].back().origin) wide.rows[row].back().origin->shown = false;
            if (!widened) continue;
            wide.rows[row].push_back(has(table.rows[row]) ? plain(cell, low_of(cell)) : words({}));
            wide.rows[row].push_back(has(table.rows[row]) ? plain(cell, high_of(cell)) : words({}));
        }
    }
    return wide;
}

} // namespace terrace
