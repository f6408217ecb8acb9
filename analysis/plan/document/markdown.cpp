#include "analysis/plan/document/document.hpp"
#include "analysis/report/page_text.hpp"
#include "analysis/report/sentence.hpp"

#include <algorithm>

namespace terrace {
namespace {

/// Words that Markdown shows as they are, in tables too.
std::string plain(std::string_view text) {
    constexpr std::string_view special = "\\`*|<>[]";
    std::string safe;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) safe += '\\';
        safe += c == '\n' ? ' ' : c;
    }
    return safe;
}

/// What stands in a comment: nothing in it may end the comment.
std::string in_comment(std::string text) {
    for (std::size_t at = text.find("--"); at != std::string::npos; at = text.find("--", at))
        text.replace(at, 2, "- ");
    return text;
}

class Markdown {
public:
    Markdown(const Report& report, Language language) : report_(report), language_(language) {}

    std::string text() {
        const std::string name = language_ == Language::zh ? "zh" : "en";
        out_ = "<!-- terrace-plan " + name + " " + report_.digest + " -->\n# " + shown(report_.title) + "\n\n" + shown(report_.subtitle) +
               "\n\n";
        for (std::size_t i = 0; i < report_.findings.size(); ++i)
            out_ += std::to_string(i + 1) + ". " + sentence(report_.findings[i], "findings.p" + std::to_string(i)) + "\n";
        for (const ReportSection& part : report_.sections)
            section(part);
        out_ += "\n## " + shown({"Where the figures come from", "数据来源"}) + "\n\n";
        for (const auto& [label, value] : report_.provenance)
            out_ += "- " + shown(label) + shown({": ", "："}) + plain(value) + "\n";
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string shown(const Text& text) const { return plain(text.in(language_)); }

    /// "0=dataset interval; ", or nothing for words without an origin.
    static std::string entry(const std::string& position, const ReportCell& cell) {
        return cell.origin ? position + "=" + cell.origin->dataset + " " + interval_text(*cell.origin) + "; " : "";
    }
    /// "<!-- plan KEY DIGEST: 0=dataset interval; ... -->", or nothing without entries.
    [[nodiscard]] std::string comment(const std::string& key, const std::string& entries) const {
        return entries.empty()
                   ? ""
                   : " <!-- " + in_comment("plan " + key + " " + report_.digest + ": " + entries.substr(0, entries.size() - 2)) + " -->";
    }

    /// Words with bold figures; `entries` gets one for each, its position behind `before`.
    [[nodiscard]] std::string marked(const ReportSentence& one, const std::string& before, std::string& entries) const {
        return filled(one, language_, plain, [&](std::size_t position, const ReportCell& cell) {
            entries += entry(before + std::to_string(position), cell);
            return "**" + plain(cell_text(cell, language_)) + "**";
        });
    }

    [[nodiscard]] std::string sentence(const ReportSentence& one, const std::string& key) const {
        std::string entries;
        const std::string text = marked(one, "", entries);
        return text + comment(key, entries);
    }

    [[nodiscard]] std::string row(const std::vector<ReportCell>& cells, const std::string& key) const {
        std::string text = "|", entries;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string column = std::to_string(i);
            entries += entry(column, cells[i]);
            text += " " + (cells[i].figures.empty() ? plain(cell_text(cells[i], language_))
                                                    : marked(sentence_of(cells[i]), column + "/", entries));
            text += (i + 1 == cells.size() ? comment(key, entries) : "") + " |";
        }
        return text + "\n";
    }

    void section(const ReportSection& part) {
        out_ += "\n## " + shown(part.title) + "\n\n";
        for (std::size_t i = 0; i < part.paragraphs.size(); ++i)
            out_ += sentence(part.paragraphs[i], part.key + ".p" + std::to_string(i)) + "\n\n";
        for (const ReportFigure& one : part.figures)
            figure(one);
    }

    void figure(const ReportFigure& one) {
        out_ += "### " + shown(one.title) + "\n\n|";
        for (const Text& column : one.table.columns)
            out_ += " " + shown(column) + " |";
        out_ += "\n|";
        for (std::size_t column = 0; column < one.table.columns.size(); ++column)
            out_ += right(one.table, column) ? "---:|" : "---|";
        out_ += "\n";
        for (std::size_t i = 0; i < one.table.rows.size(); ++i)
            out_ += row(one.table.rows[i], one.key + "/" + std::to_string(i));
        if (!one.note.in(language_).empty()) out_ += "\n" + shown(one.note) + "\n";
        if (const Text source = source_line(one.table, report_.digest); !source.en.empty()) out_ += "\n" + shown(source) + "\n";
        out_ += "\n";
    }

    static bool right(const ReportTable& table, std::size_t column) {
        return std::any_of(table.rows.begin(), table.rows.end(),
                           [&](const std::vector<ReportCell>& row) { return column < row.size() && row[column].right; });
    }

    const Report& report_;
    Language language_;
    std::string out_;
};

} // namespace

std::string plan_markdown(const Report& document, Language language) { return Markdown(document, language).text(); }

} // namespace terrace
