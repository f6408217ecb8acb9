#include "cli/sweep_summary.hpp"

#include "analysis/tables/csv.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "analysis/tables/unit_text.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

constexpr std::size_t most_failures_shown = 10;

const std::string& reason(const FailedPoint& failure, Language language) {
    return language == Language::zh && !failure.reason.zh.empty() ? failure.reason.zh : failure.reason.en;
}

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json sweep_json(const SweepOverview& sweep, const std::filesystem::path& where, const std::optional<SweepEffort>& effort) {
    Json result{{"command", "sweep"}, {"title", json(sweep.title)}, {"file", where.string()}, {"design", std::string(name_of(sweep.kind))},
                {"points", sweep.points}, {"done", sweep.points - sweep.end.missing}, {"missing", sweep.end.missing}, {"failed", sweep.failed},
                {"factors", sweep.factors}, {"replicates", sweep.replicates}, {"digest", sweep.end.digest}, {"states", sweep.end.states}};
    Json metrics = Json::array(), failures = Json::array();
    for (const MetricSpread& over : sweep.metrics)
        metrics.push_back({{"name", over.info.name}, {"unit", over.info.unit}, {"label", json(over.info.label)}, {"points", over.points},
                           {"mean", finite(over.mean)}, {"deviation", finite(over.deviation)}, {"low", finite(over.low)}, {"high", finite(over.high)}});
    for (const FailedPoint& failure : sweep.failures)
        failures.push_back({{"point", failure.point}, {"reason", {{"en", failure.reason.en}, {"zh", reason(failure, Language::zh)}}}});
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

std::string sweep_csv(const SweepOverview& sweep) {
    std::string text = csv_line({"metric", "unit", "points", "mean", "deviation", "low", "high"});
    for (const MetricSpread& over : sweep.metrics)
        text += csv_line({over.info.name, over.info.unit, std::to_string(over.points), csv_number(over.mean), csv_number(over.deviation), csv_number(over.low), csv_number(over.high)});
    return text;
}

/// Enough decimals for four digits.
int decimals_of(double size) { return size >= 1000 || !(size > 0) ? 0 : std::clamp(3 - static_cast<int>(std::floor(std::log10(size))), 0, 8); }

std::string metric_table(const SweepOverview& sweep, Language language) {
    TextTable table;
    table.header({Text{"Metric, mean over replicates", "指标（重复模拟平均）"}.in(language), Text{"points", "样本点"}.in(language), Text{"mean", "平均"}.in(language),
                  Text{"deviation", "标准差"}.in(language), Text{"lowest", "最低"}.in(language), Text{"highest", "最高"}.in(language)});
    for (const MetricSpread& over : sweep.metrics) {
        const int decimals = decimals_of(std::max(std::abs(over.low), std::abs(over.high)));
        const auto shown = [&](double value) { return number_text(value, decimals, language); };
        const std::string unit = unit_text(over.info.unit, language);
        table.row({over.info.label.in(language) + (unit.empty() ? "" : " [" + unit + "]"), std::to_string(over.points), shown(over.mean), shown(over.deviation), shown(over.low), shown(over.high)});
    }
    return table.text();
}

std::string failure_list(const SweepOverview& sweep, Language language) {
    const std::size_t shown = std::min(sweep.failures.size(), most_failures_shown);
    std::string text;
    for (std::size_t i = 0; i < shown; ++i) {
        const std::string point = std::to_string(sweep.failures[i].point);
        text += Text{"  point " + point + ": ", "  样本点 " + point + "："}.in(language) + reason(sweep.failures[i], language) + "\n";
    }
    const std::string more = std::to_string(sweep.failed - shown);
    if (more != "0") text += Text{"  and " + more + " more, in the variable `failure`\n", "  另有 " + more + " 个，见变量 failure\n"}.in(language);
    return text;
}

Text heading(const SweepOverview& sweep) {
    const std::string points = std::to_string(sweep.points), done = std::to_string(sweep.points - sweep.end.missing), failed = std::to_string(sweep.failed),
                      replicates = std::to_string(sweep.replicates), factors = std::to_string(sweep.factors);
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

void show_sweep(const SweepOverview& sweep, const std::filesystem::path& where, const std::optional<SweepEffort>& effort, const Arguments& arguments,
                const Console& console) {
    const OutputFormat format = output_format(arguments);
    const Language language = console.language();
    if (format == OutputFormat::json) console.print(json_text(sweep_json(sweep, where, effort)));
    if (format == OutputFormat::csv) console.print(sweep_csv(sweep));
    if (format != OutputFormat::table) return;
    console.print(heading(sweep).in(language) + failure_list(sweep, language) + "\n" + metric_table(sweep, language) + "\n" +
                  Text{"digest ", "结果校验值 "}.in(language) + sweep.end.digest + "\n");
    if (effort && effort->runs > 0) console.note(effort_text(*effort, language));
}

} // namespace terrace
