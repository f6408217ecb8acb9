#include "analysis/plan/document/check.hpp"

#include "analysis/plan/document/document.hpp"
#include "analysis/plan/document/marks.hpp"
#include "analysis/plan/document/stored_numbers.hpp"
#include "analysis/plan/plan_file.hpp"
#include "analysis/report/page.hpp"
#include "sim/config/input_error.hpp"
#include "sim/io/small_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace terrace {
namespace {

/// Takes every number of the content again from the data sets of the plan file; what does not agree with the result kept there is a fault.
class Retaken {
public:
    Retaken(StoredNumbers& stored, std::vector<DocumentFault>& faults) : stored_(stored), faults_(faults) {}

    void all(Report& report) {
        for (ReportSentence& one : report.findings)
            cells(one.figures);
        for (ReportSection& section : report.sections) {
            for (ReportSentence& one : section.paragraphs)
                cells(one.figures);
            for (ReportFigure& figure : section.figures)
                for (auto& row : figure.table.rows)
                    cells(row);
        }
    }

private:
    void cells(std::vector<ReportCell>& list) {
        for (ReportCell& cell : list) {
            cells(cell.figures);
            if (!cell.origin) continue;
            ReportOrigin& origin = *cell.origin;
            cell.number = taken(origin.dataset, cell.number, origin.divisor);
            const auto [low, high] = ends(origin.dataset);
            if (origin.percent == 0 || !stored_.has(low.substr(0, low.find('[')))) continue;
            origin.low = taken(low, origin.low, origin.divisor);
            origin.high = taken(high, origin.high, origin.divisor);
        }
    }

    /// Where the ends of an interval stand: beside the mean under names of their own, of projections along the last axis.
    static std::pair<std::string, std::string> ends(const std::string& place) {
        if (place.starts_with("projections/")) {
            const std::string before = place.substr(0, place.rfind(',') + 1);
            return {before + "3]", before + "4]"};
        }
        const std::size_t open = std::min(place.find('['), place.size());
        return {place.substr(0, open) + "_low" + place.substr(open), place.substr(0, open) + "_high" + place.substr(open)};
    }

    double taken(const std::string& place, double kept, double divisor) {
        const double value = divided(stored_.value(place), divisor);
        if (value != kept && !(std::isnan(value) && std::isnan(kept)))
            faults_.push_back(
                {0, place, {"data set of the plan file", "规划结果文件的数据集"}, fmt::format("{}", value), fmt::format("{}", kept)});
        return value;
    }

    StoredNumbers& stored_;
    std::vector<DocumentFault>& faults_;
};

class Comparison {
public:
    Comparison(const DocumentMarks& found, const DocumentMarks& expected, DocumentCheck& check)
        : found_(found), expected_(expected), check_(check) {}

    void all() {
        for (const DocumentMark& one : found_.marks)
            by_key_[one.key].push_back(&one);
        for (const DocumentMark& one : expected_.marks)
            mark(one);
        for (const auto& [key, rest] : by_key_)
            for (const DocumentMark* one : rest)
                fault(one->line, key, {"figure that the plan does not have", "规划结果中没有的数字"}, one->text, "");
        loose_numbers();
        charts();
    }

private:
    void fault(std::size_t line, const std::string& place, const Text& what, const std::string& found, const std::string& expected) {
        check_.faults.push_back({line, place, what, found, expected});
    }

    void same(const DocumentMark& found, const Text& what, const std::string& is, const std::string& should) {
        if (is != should) fault(found.line, found.key, what, is, should);
    }

    void mark(const DocumentMark& expected) {
        auto& list = by_key_[expected.key];
        if (list.empty())
            return fault(0, expected.key, {"missing figure", "缺少的数字"}, "", expected.text.empty() ? expected.digest : expected.text);
        const DocumentMark& found = *list.front();
        list.erase(list.begin());
        same(found, {"number", "数字"}, found.text, expected.text);
        same(found, {"digest", "摘要"}, found.digest, expected.digest);
        same(found, {"place in the plan file", "在规划结果文件中的位置"}, found.dataset, expected.dataset);
        same(found, {"interval", "区间"}, found.interval, expected.interval);
        same(found, {"value", "数值"}, found.value, expected.value);
    }

    /// What stands in the text beside the figures: nothing that the document did not have may be added.
    void loose_numbers() {
        std::map<std::string, std::size_t> left;
        for (const LooseNumber& one : expected_.loose)
            ++left[one.text];
        for (const LooseNumber& one : found_.loose)
            if (std::size_t& count = left[one.text]; count > 0)
                --count;
            else
                fault(one.line, "", {"number without origin", "没有出处的数字"}, one.text, "");
    }

    /// A program that was built without Node.js writes no charts.
    void charts() {
        if (!found_.charts.empty() && !expected_.charts.empty())
            unseen("charts", {"number of a chart", "图形中的数字"}, found_.charts, expected_.charts);
        unseen("csv", {"number of a download", "下载数据中的数字"}, found_.downloads, expected_.downloads);
    }

    void unseen(const std::string& place, const Text& what, const std::vector<std::string>& found,
                const std::vector<std::string>& expected) {
        for (std::size_t i = 0; i < std::max(found.size(), expected.size()); ++i) {
            const std::string is = i < found.size() ? found[i] : "", should = i < expected.size() ? expected[i] : "";
            if (is == should) continue;
            fault(0, place, what, is, should);
            if (found.size() != expected.size()) return; // all that follow are shifted
        }
    }

    const DocumentMarks &found_, &expected_;
    DocumentCheck& check_;
    std::map<std::string, std::vector<const DocumentMark*>> by_key_;
};

[[noreturn]] void not_a_document(const std::filesystem::path& path) {
    throw InputError({path.string(), 0, 0}, "", {"a file that is not a plan's document", "不是规划文档的文件"},
                     {"plan.html or plan.md as `terrace plan` wrote it", "terrace plan 写出的 plan.html 或 plan.md"});
}

} // namespace

DocumentCheck check_plan_document(const std::filesystem::path& document, const std::filesystem::path& plan_file) {
    const bool page = document.extension() == ".html";
    if (!page && document.extension() != ".md") not_a_document(document);
    const std::string text = read_small_file(document);
    const DocumentMarks found = page ? marks_of_page(text) : marks_of_markdown(text);
    if (found.marks.empty() || (!page && !found.language)) not_a_document(document);
    DocumentCheck check;
    Report content = plan_document(read_plan(plan_file));
    const ResultsReader reader(plan_file);
    StoredNumbers stored(reader);
    try {
        Retaken(stored, check.faults).all(content);
    } catch (const std::out_of_range& fault) {
        throw FileError(plan_file, {"read the plan", "读取规划结果"}, fault.what());
    }
    const DocumentMarks expected =
        page ? marks_of_page(report_page(content, Language::zh)) : marks_of_markdown(plan_markdown(content, *found.language));
    check.figures = expected.marks.size();
    Comparison(found, expected, check).all();
    return check;
}

} // namespace terrace
