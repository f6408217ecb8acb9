#include "cli/sweep_summary.hpp"

#include "analysis/tables/csv.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace terrace {
namespace {

constexpr std::size_t most_failures_shown = 10;

/// What a metric came to over the points, replicates averaged.
struct Spreading {
    std::size_t points = 0;
    double mean = std::numeric_limits<double>::quiet_NaN(), deviation = mean, low = mean, high = mean;
};

Spreading spreading(const SweepTable& sweep, std::size_t metric) {
    std::vector<double> values;
    for (std::size_t point = 0; point < sweep.design.points(); ++point)
        if (const double value = sweep.mean(point, metric); value == value) values.push_back(value);
    Spreading result;
    result.points = values.size();
    if (values.empty()) return result;
    const double count = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double value : values) sum += value;
    for (const double value : values) squares += (value - sum / count) * (value - sum / count);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    result.mean = sum / count;
    result.low = *low;
    result.high = *high;
    if (values.size() > 1) result.deviation = std::sqrt(squares / (count - 1));
    return result;
}

std::vector<std::size_t> failed_points(const SweepTable& sweep) {
    std::vector<std::size_t> failed;
    for (std::size_t point = 0; point < sweep.failures.size(); ++point)
        if (!sweep.failures[point].empty()) failed.push_back(point);
    return failed;
}

const std::string& reason(const SweepTable& sweep, std::size_t point, Language language) {
    const bool chinese = language == Language::zh && point < sweep.failures_zh.size() && !sweep.failures_zh[point].empty();
    return chinese ? sweep.failures_zh[point] : sweep.failures[point];
}

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json sweep_json(const SweepTable& sweep, const std::filesystem::path& where, const std::optional<SweepEffort>& effort) {
    const std::vector<std::size_t> failed = failed_points(sweep);
    Json result{{"command", "sweep"}, {"title", json(sweep.title)}, {"file", where.string()}, {"design", std::string(name_of(sweep.design.terms.kind))},
                {"points", sweep.design.points()}, {"done", sweep.design.points() - sweep.missing}, {"missing", sweep.missing}, {"failed", failed.size()},
                {"factors", sweep.design.factors.size()}, {"replicates", sweep.replicates}, {"digest", sweep.digest}, {"states", sweep.states}};
    Json metrics = Json::array(), failures = Json::array();
    for (std::size_t m = 0; m < sweep.metrics.size(); ++m) {
        const Spreading over = spreading(sweep, m);
        metrics.push_back({{"name", sweep.metrics[m].name}, {"unit", sweep.metrics[m].unit}, {"label", json(sweep.metrics[m].label)}, {"points", over.points},
                           {"mean", finite(over.mean)}, {"deviation", finite(over.deviation)}, {"low", finite(over.low)}, {"high", finite(over.high)}});
    }
    for (const std::size_t point : failed) failures.push_back({{"point", point}, {"reason", {{"en", sweep.failures[point]}, {"zh", reason(sweep, point, Language::zh)}}}});
    result["metrics"] = std::move(metrics);
    result["failures"] = std::move(failures);
    if (!effort) return result;
    result["points_now"] = effort->points;
    result["runs_now"] = effort->runs;
    result["wall_seconds"] = effort->wall;
    result["runs_per_second"] = effort->wall > 0 ? static_cast<double>(effort->runs) / effort->wall : 0;
    result["share_outside_model"] = effort->outside_model;
    result["peak_memory_bytes"] = effort->peak_memory;
    return result;
}

std::string sweep_csv(const SweepTable& sweep) {
    std::string text = csv_line({"metric", "unit", "points", "mean", "deviation", "low", "high"});
    for (std::size_t m = 0; m < sweep.metrics.size(); ++m) {
        const Spreading over = spreading(sweep, m);
        text += csv_line({sweep.metrics[m].name, sweep.metrics[m].unit, std::to_string(over.points), csv_number(over.mean), csv_number(over.deviation),
                          csv_number(over.low), csv_number(over.high)});
    }
    return text;
}

/// Enough decimals for four digits.
int decimals_of(double size) { return size >= 1000 || !(size > 0) ? 0 : std::clamp(3 - static_cast<int>(std::floor(std::log10(size))), 0, 8); }

std::string metric_table(const SweepTable& sweep, Language language) {
    TextTable table;
    table.header({Text{"Metric, mean over replicates", "指标（重复模拟平均）"}.in(language), Text{"points", "样本点"}.in(language), Text{"mean", "平均"}.in(language),
                  Text{"deviation", "标准差"}.in(language), Text{"lowest", "最低"}.in(language), Text{"highest", "最高"}.in(language)});
    for (std::size_t m = 0; m < sweep.metrics.size(); ++m) {
        const Spreading over = spreading(sweep, m);
        const int decimals = decimals_of(std::max(std::abs(over.low), std::abs(over.high)));
        const auto shown = [&](double value) { return number_text(value, decimals, language); };
        const std::string unit = sweep.metrics[m].unit == "1" ? "" : " [" + sweep.metrics[m].unit + "]";
        table.row({sweep.metrics[m].label.in(language) + unit, std::to_string(over.points), shown(over.mean), shown(over.deviation), shown(over.low), shown(over.high)});
    }
    return table.text();
}

std::string failure_list(const SweepTable& sweep, Language language) {
    const std::vector<std::size_t> failed = failed_points(sweep);
    std::string text;
    for (std::size_t i = 0; i < std::min(failed.size(), most_failures_shown); ++i) {
        const std::string point = std::to_string(failed[i]);
        text += Text{"  point " + point + ": ", "  样本点 " + point + "："}.in(language) + reason(sweep, failed[i], language) + "\n";
    }
    const std::string more = std::to_string(failed.size() - std::min(failed.size(), most_failures_shown));
    if (more != "0") text += Text{"  and " + more + " more, in the variable `failure`\n", "  另有 " + more + " 个，见变量 failure\n"}.in(language);
    return text;
}

Text heading(const SweepTable& sweep) {
    const std::string points = std::to_string(sweep.design.points()), done = std::to_string(sweep.design.points() - sweep.missing), failed = std::to_string(failed_points(sweep).size()),
                      replicates = std::to_string(sweep.replicates), factors = std::to_string(sweep.design.factors.size());
    return {sweep.title.en + "\n" + done + " of " + points + " points done, " + failed + " failed; " + factors + " factors, replicates: " + replicates + "\n",
            sweep.title.zh + "\n共 " + points + " 个样本点，已完成 " + done + " 个，失败 " + failed + " 个；因素 " + factors + " 个，每点重复 " + replicates + " 次\n"};
}

Text effort_text(const SweepEffort& effort, Language language) {
    const std::string seconds = number_text(effort.wall, 1, language), runs = std::to_string(effort.runs),
                      rate = number_text(effort.wall > 0 ? static_cast<double>(effort.runs) / effort.wall : 0, 1, language), outside = number_text(100 * effort.outside_model, 1, language);
    return {runs + " runs in " + seconds + " s, " + rate + " a second; " + outside + " % of processor time outside the model",
            "用时 " + seconds + " 秒，模拟 " + runs + " 次，每秒 " + rate + " 次；模型以外占处理器时间 " + outside + "%"};
}

} // namespace

void show_sweep(const SweepTable& sweep, const std::filesystem::path& where, const std::optional<SweepEffort>& effort, const Arguments& arguments,
                const Console& console) {
    const OutputFormat format = output_format(arguments);
    const Language language = console.language();
    if (format == OutputFormat::json) console.print(json_text(sweep_json(sweep, where, effort)));
    if (format == OutputFormat::csv) console.print(sweep_csv(sweep));
    if (format != OutputFormat::table) return;
    console.print(heading(sweep).in(language) + failure_list(sweep, language) + "\n" + metric_table(sweep, language) + "\n" +
                  Text{"digest ", "结果校验值 "}.in(language) + sweep.digest + "\n");
    if (effort && effort->runs > 0) console.note(effort_text(*effort, language));
}

} // namespace terrace
