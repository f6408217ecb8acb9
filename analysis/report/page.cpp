#include "analysis/report/page.hpp"

#include "analysis/report/assets.hpp"
#include "analysis/report/page_text.hpp"
#include "analysis/report/sentence.hpp"

#include <fmt/format.h>

namespace terrace {
namespace {

/// The page in the making; parts in the order in which they are read.
class Page {
public:
    Page(const Report& report, Language language, std::string_view script) : report_(report), language_(language), script_(script) {}

    std::string text() {
        head();
        out_ += "<header>";
        language_switch();
        out_ += "<h1>" + both(report_.title) + "</h1><p class=\"subtitle\">" + both(report_.subtitle) + "</p></header>\n";
        findings();
        contents();
        out_ += report_.tables_open ? "<main class=\"open\">\n" : "<main>\n";
        for (const ReportSection& part : report_.sections)
            section(part);
        out_ += "</main>\n";
        provenance();
        script();
        out_ += "</body></html>\n";
        return std::move(out_);
    }

private:
    void head() {
        out_ += "<!DOCTYPE html>\n<html lang=\"" + std::string(language_ == Language::zh ? "zh" : "en") +
                "\"><head><meta charset=\"utf-8\">"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"data:,\"><title>" +
                escaped(report_.title.in(language_) + " — " + report_.subtitle.in(language_)) + "</title>\n<style>\n" +
                std::string(page_style()) + "</style></head>\n<body>\n";
    }

    void language_switch() {
        const auto radio = [&](const char* id, const char* name, bool chosen) {
            out_ += std::string("<span><input type=\"radio\" name=\"language\" id=\"language-") + id + "\"" + (chosen ? " checked" : "") +
                    "> <label for=\"language-" + id + "\">" + name + "</label></span>";
        };
        out_ += "<fieldset class=\"language\"><legend>语言 Language</legend>";
        radio("zh", "中文", language_ == Language::zh);
        radio("en", "English", language_ == Language::en);
        out_ += "</fieldset>\n";
    }

    void findings() {
        out_ += "<section aria-label=\"" + escaped(Text{"Findings", "主要结论"}.in(language_)) + "\"><ol class=\"findings\">";
        for (std::size_t i = 0; i < report_.findings.size(); ++i)
            out_ += "<li>" + sentence(report_.findings[i], "findings.p" + std::to_string(i)) + "</li>";
        out_ += "</ol></section>\n";
        if (script_.empty())
            out_ += "<p class=\"charts-missing\">" +
                    both({"This program was built without Node.js: charts are left out, the tables are complete.",
                          "本程序编译时没有 Node.js，报告不含图形，表格完整。"}) +
                    "</p>\n";
    }

    void contents() {
        out_ += "<nav aria-label=\"" + escaped(Text{"Contents", "目录"}.in(language_)) + "\"><ul>";
        for (const ReportSection& part : report_.sections)
            out_ += "<li><a href=\"#" + part.key + "\">" + both(part.title) + "</a></li>";
        out_ += "<li><a href=\"#provenance\">" + both({"Where the figures come from", "数据来源"}) + "</a></li></ul></nav>\n";
    }

    void section(const ReportSection& part) {
        out_ += "<section id=\"" + part.key + "\"><h2>" + both(part.title) + "</h2>\n";
        for (std::size_t i = 0; i < part.paragraphs.size(); ++i)
            out_ += "<p>" + sentence(part.paragraphs[i], part.key + ".p" + std::to_string(i)) + "</p>\n";
        out_ += "<div class=\"figures\">\n";
        for (const ReportFigure& one : part.figures)
            figure(one);
        out_ += "</div></section>\n";
    }

    /// A number with its origin as attributes, for programs; people see the text alone.
    [[nodiscard]] std::string with_origin(const ReportCell& cell, const std::string& key, const std::string& text) const {
        if (!cell.origin) return text;
        const ReportOrigin& origin = *cell.origin;
        return "<data value=\"" + fmt::format("{}", cell.number) + "\" data-key=\"" + escaped(key) + "\" data-digest=\"" + report_.digest +
               "\" data-dataset=\"" + escaped(origin.dataset) + "\" data-interval=\"" + interval_text(origin) + "\">" + text + "</data>";
    }

    /// A sentence in both languages with its numbers in their places.
    [[nodiscard]] std::string sentence(const ReportSentence& one, const std::string& key) const {
        if (one.figures.empty()) return both(one);
        const auto in = [&](Language language, const std::string& name) {
            return "<span lang=\"" + name + "\">" +
                   filled(one, language, escaped,
                          [&](std::size_t i, const ReportCell& cell) {
                              return with_origin(cell, key + "/" + std::to_string(i) + "." + name, escaped(cell_text(cell, language)));
                          }) +
                   "</span>";
        };
        return in(Language::zh, "zh") + in(Language::en, "en");
    }

    [[nodiscard]] bool charted(const ReportFigure& one) const { return !one.chart.empty() && !script_.empty(); }

    /// Boards, flow charts and tables that stand open take the page's whole width; other figures may stand side by side.
    [[nodiscard]] bool wide(const ReportFigure& one) const {
        return one.wide || report_.tables_open || !charted(one) || one.chart == "hexagons" || one.chart == "flows";
    }

    void figure(const ReportFigure& one) {
        out_ += "<figure id=\"figure-" + one.key + "\"" + (wide(one) ? " class=\"wide\"" : "") + "><figcaption><h3>" + both(one.title) +
                "</h3></figcaption>\n";
        if (charted(one)) {
            charts_[one.key] = {{"chart", one.chart}, {"alternative", text_json(one.alternative)}, {"data", one.data}};
            out_ += "<div class=\"chart\" data-chart=\"" + one.chart + "\" data-figure=\"" + one.key + "\"></div>\n";
        }
        download(one);
        out_ += std::string("<details open") + (charted(one) && !report_.tables_open ? "" : " class=\"alone\"") + "><summary>" +
                both({"Table", "表格"}) + "</summary>\n";
        table(one);
        out_ += "</details>\n";
        if (!one.note.en.empty()) out_ += "<p class=\"note\">" + both(one.note) + "</p>\n";
        if (const Text source = source_line(one.table, report_.digest); !source.en.empty())
            out_ += "<p class=\"note\">" + both(source) + "</p>\n";
        out_ += "</figure>\n";
    }

    /// Documents, and pages without a script, hold the CSV itself; others the numbers from which the script makes it, since both would be
    /// as long as all the rest.
    void download(const ReportFigure& one) {
        const bool held = script_.empty() || report_.tables_open, drawn = one.chart == "bands" || one.chart == "lines";
        out_ += "<a class=\"csv\" download=\"" + one.key + ".csv\" href=\"" +
                (held ? csv_address(table_csv(one.table)) : "#figure-" + one.key + "\" data-csv=\"" + one.key) + "\">" +
                both({"Download the numbers (CSV)", "下载数据（CSV）"}) + "<span class=\"unseen\"> " + one.key + "</span></a>\n";
        if (held || drawn) return;
        if (nlohmann::json numbers = table_numbers(one.table); !numbers.is_null()) numbers_[one.key] = std::move(numbers);
    }

    void table(const ReportFigure& one) {
        out_ += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(one.key) + "\"><table><thead><tr>";
        for (std::size_t i = 0; i < one.table.columns.size(); ++i) {
            const bool words = !one.table.rows.empty() && i < one.table.rows.front().size() && !one.table.rows.front()[i].right;
            out_ += std::string("<th scope=\"col\"") + (words ? " class=\"words\"" : "") + ">" + both(one.table.columns[i]) + "</th>";
        }
        out_ += "</tr></thead><tbody>\n";
        for (std::size_t r = 0; r < one.table.rows.size(); ++r) {
            const auto& row = one.table.rows[r];
            out_ += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::string key = fmt::format("{}/{}/{}", one.key, r, i);
                const Text words{cell_text(row[i], Language::en), cell_text(row[i], Language::zh)};
                const std::string text = !row[i].figures.empty() ? sentence(sentence_of(row[i]), key)
                                         : row[i].origin         ? with_origin(row[i], key, both(words))
                                                                 : both_numbers(words);
                out_ += i == 0 ? "<th scope=\"row\">" + text + "</th>" : (row[i].right ? "<td>" : "<td class=\"words\">") + text + "</td>";
            }
            out_ += "</tr>\n";
        }
        out_ += "</tbody></table></div>\n";
    }

    void provenance() {
        out_ += "<footer id=\"provenance\"><h2>" + both({"Where the figures come from", "数据来源"}) + "</h2><dl>";
        for (const auto& [name, value] : report_.provenance)
            out_ += "<dt>" + both(name) + "</dt><dd>" + escaped(value) + "</dd>";
        out_ += "</dl></footer>\n";
    }

    void script() {
        if (script_.empty()) return;
        const auto json = [&](const char* id, const nlohmann::json& data) {
            out_ += std::string("<script type=\"application/json\" id=\"") + id + "\">" + script_json(data) + "</script>\n";
        };
        json("figures", charts_);
        if (!numbers_.empty()) json("numbers", numbers_);
        out_ += "<script>" + std::string(script_) + "</script>\n";
    }

    const Report& report_;
    Language language_;
    std::string_view script_;
    std::string out_;
    nlohmann::json charts_ = nlohmann::json::object(), numbers_ = nlohmann::json::object();
};

} // namespace

std::string report_page(const Report& report, Language language) { return report_page(report, language, page_script()); }

std::string report_page(const Report& report, Language language, std::string_view script) { return Page(report, language, script).text(); }

bool has_charts() { return !page_script().empty(); }

} // namespace terrace
