#include <algorithm>

#include "analysis/sensitivity/render.hpp"
#include "analysis/sweeps/sweep_table.hpp"
#include "sim/io/results_file.hpp"

namespace terrace {
namespace {

const std::string group = "sensitivity";
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::vector<Attribute> named(const Text& label, const std::string& unit = "1") { return {{"units", unit}, {"long_name", label.en}, {"long_name_zh", label.zh}}; }

/// Writes figures over (analysed_metric, ...): one variable each for the value and the ends of its interval.
class GroupWriter {
public:
    GroupWriter(const Sensitivity& all, ResultsWriter& writer) : all_(all), writer_(writer) {}

    void write() {
        axes();
        metrics();
        const auto sobol = [](auto member) { return [member](const MetricSensitivity& m) { return m.sobol ? &((*m.sobol).*member) : nullptr; }; };
        const auto morris = [](auto member) { return [member](const MetricSensitivity& m) { return m.morris ? &((*m.morris).*member) : nullptr; }; };
        estimates("first_order", {"First-order index", "一阶指数"}, "input_group", sobol(&SobolIndices::first));
        estimates("total_order", {"Total index", "总效应指数"}, "input_group", sobol(&SobolIndices::total));
        estimates("effect_size", {"Mean size of elementary effects (mu*)", "基本效应平均大小（mu*）"}, "input_group", morris(&MorrisMeasures::size));
        estimates("effect_mean", {"Mean elementary effect (mu)", "平均基本效应（mu）"}, "input_group", morris(&MorrisMeasures::mean));
        estimates("effect_spread", {"Spread of elementary effects (sigma)", "基本效应离散（sigma）"}, "input_group", morris(&MorrisMeasures::spread));
        estimates("pawn", {"PAWN index", "PAWN 指数"}, "factor", [](const MetricSensitivity& m) { return m.pawn ? &m.pawn->index : nullptr; });
        second_order();
        floors();
        changes();
    }

private:
    void axes() {
        std::vector<std::string> metrics, groups, en, zh;
        for (const MetricSensitivity& metric : all_.metrics) metrics.push_back(metric.info.name);
        for (const FactorGroup& one : all_.groups) groups.push_back(one.name), en.push_back(one.label.en), zh.push_back(one.label.zh);
        writer_.dimension(group, {"analysed_metric", metrics, {{"long_name", std::string("Metric")}, {"long_name_zh", std::string("指标")}}});
        writer_.dimension(group, {"input_group", groups, {{"long_name", std::string("Group of factors")}, {"long_name_zh", std::string("因素组")}}});
        writer_.write({group, "input_group_en", {"input_group"}, std::move(en), {}, false});
        writer_.write({group, "input_group_zh", {"input_group"}, std::move(zh), {}, false});
        writer_.attributes(group, {{"estimators", estimators_text()},
                                   {"resamples", static_cast<std::int64_t>(all_.bootstrap.resamples)},
                                   {"bootstrap_seed", static_cast<std::int64_t>(all_.bootstrap.seed)},
                                   {"confidence", 0.95},
                                   {"sweep_digest", all_.digest}});
    }

    void over_metrics(const std::string& name, const Text& label, double (*value)(const MetricSensitivity&)) {
        std::vector<double> values;
        for (const MetricSensitivity& metric : all_.metrics) values.push_back(value(metric));
        writer_.write({group, name, {"analysed_metric"}, std::move(values), named(label)});
    }

    void metrics() {
        over_metrics("noise_share", {"Share of Monte-Carlo noise in the variance, at most", "随机波动占方差的比例（上限）"}, [](const MetricSensitivity& m) { return m.noise; });
        over_metrics("interactions", {"One less all first orders", "1 减各一阶指数之和"}, [](const MetricSensitivity& m) { return m.sobol ? m.sobol->interactions.value : nan; });
        over_metrics("widest_interval", {"Widest interval over the scale", "最宽区间"}, [](const MetricSensitivity& m) { return m.convergence.widest; });
        over_metrics("order_kept", {"Share of the order that half samples keep", "半样本保持次序的比例"}, [](const MetricSensitivity& m) { return m.convergence.order_kept; });
        std::vector<std::string> settled;
        for (const MetricSensitivity& metric : all_.metrics) settled.emplace_back(settled_key(metric.convergence.settled));
        writer_.write({group, "settled", {"analysed_metric"}, std::move(settled), {}, false});
    }

    template <class Find>
    void estimates(const std::string& name, const Text& label, const std::string& axis, Find find) {
        if (std::none_of(all_.metrics.begin(), all_.metrics.end(), [&](const MetricSensitivity& m) { return find(m) != nullptr; })) return;
        for (const auto& [suffix, member] : {std::pair{"", &Estimate::value}, {"_low", &Estimate::low}, {"_high", &Estimate::high}}) {
            std::vector<double> values;
            for (const MetricSensitivity& metric : all_.metrics)
                for (const Estimate& one : *find(metric)) values.push_back(one.*member);
            writer_.write({group, name + suffix, {"analysed_metric", axis}, std::move(values), named(label)});
        }
    }

    void second_order() {
        const std::size_t groups = all_.groups.size();
        if (all_.metrics.empty() || !all_.metrics.front().sobol || all_.metrics.front().sobol->second.empty()) return;
        writer_.dimension(group, {"other_group", Dimension::Length{groups}, {}});
        for (const auto& [suffix, member] : {std::pair{"", &Estimate::value}, {"_low", &Estimate::low}, {"_high", &Estimate::high}}) {
            std::vector<double> values;
            for (const MetricSensitivity& metric : all_.metrics)
                for (std::size_t i = 0; i < groups; ++i)
                    for (std::size_t j = 0; j < groups; ++j) values.push_back(i == j ? nan : metric.sobol->second[pair_position(std::min(i, j), std::max(i, j), groups)].*member);
            writer_.write({group, std::string("second_order") + suffix, {"analysed_metric", "input_group", "other_group"}, std::move(values), named({"Second-order index", "二阶指数"})});
        }
    }

    void floors() {
        if (all_.metrics.empty() || !all_.metrics.front().pawn) return;
        std::vector<double> values;
        for (const MetricSensitivity& metric : all_.metrics) values.insert(values.end(), metric.pawn->floor.begin(), metric.pawn->floor.end());
        writer_.write({group, "pawn_floor", {"analysed_metric", "factor"}, std::move(values), named({"PAWN index of a factor without effect, 95 % point", "无影响因素的 PAWN 指数（95% 分位）"})});
    }

    void changes() {
        if (all_.metrics.empty() || all_.metrics.front().swings.empty()) return;
        std::vector<double> low, high;
        for (const MetricSensitivity& metric : all_.metrics)
            for (const Swing& swing : metric.swings) low.push_back(swing.at_low), high.push_back(swing.at_high);
        writer_.write({group, "change_at_lowest", {"analysed_metric", "factor"}, std::move(low), named({"Change from the middle, factor at its lowest", "因素取最低值时相对中间值的变化"}, "units of the metric")});
        writer_.write({group, "change_at_highest", {"analysed_metric", "factor"}, std::move(high), named({"Change from the middle, factor at its highest", "因素取最高值时相对中间值的变化"}, "units of the metric")});
    }

    const Sensitivity& all_;
    ResultsWriter& writer_;
};

}  // namespace

void write_sensitivity(const Sensitivity& sensitivity, const SweepTable& sweep, const std::filesystem::path& file, bool force) {
    write_sweep(sweep, file, force, [&](ResultsWriter& writer) { GroupWriter(sensitivity, writer).write(); });
}

}  // namespace terrace
