#include <nlohmann/json.hpp>

#include <cmath>

#include "analysis/sensitivity/budget.hpp"
#include "analysis/sensitivity/render.hpp"
#include "analysis/tables/csv.hpp"

namespace terrace {
namespace {

using Json = nlohmann::ordered_json;   // NaN becomes null

Json json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }
Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json json(const Estimate& one) { return {{"value", finite(one.value)}, {"low", finite(one.low)}, {"high", finite(one.high)}}; }

/// Calls back for every pair of groups, in the order of second orders.
template <class Call>
void for_each_pair(std::size_t groups, Call call) {
    for (std::size_t i = 0; i < groups; ++i)
        for (std::size_t j = i + 1; j < groups; ++j) call(i, j, pair_position(i, j, groups));
}

class Lines {
public:
    explicit Lines(const Sensitivity& all) : all_(all), text_(csv_line({"metric", "unit", "figure", "input", "other_input", "value", "low", "high", "floor"})) {}

    std::string text() {
        for (const MetricSensitivity& metric : all_.metrics) {
            metric_ = &metric;
            add("mean", "", {.value = metric.mean});
            add("deviation", "", {.value = metric.deviation});
            add("noise_share", "", {.value = metric.noise});
            if (metric.sobol) sobol(*metric.sobol);
            if (metric.morris) {
                groups("effect_size", metric.morris->size);
                groups("effect_mean", metric.morris->mean);
                groups("effect_spread", metric.morris->spread);
            }
            for (std::size_t factor = 0; metric.pawn && factor < all_.factors.size(); ++factor) add("pawn", all_.factors[factor].key, metric.pawn->index[factor], "", metric.pawn->floor[factor]);
            for (std::size_t factor = 0; factor < metric.swings.size(); ++factor) {
                add("change_at_lowest", all_.factors[factor].key, {.value = metric.swings[factor].at_low});
                add("change_at_highest", all_.factors[factor].key, {.value = metric.swings[factor].at_high});
            }
        }
        return text_;
    }

private:
    void add(const char* figure, const std::string& input, const Estimate& one, const std::string& other = "", double floor = std::numeric_limits<double>::quiet_NaN()) {
        text_ += csv_line({metric_->info.name, metric_->info.unit, figure, input, other, csv_number(one.value), csv_number(one.low), csv_number(one.high), csv_number(floor)});
    }
    void groups(const char* figure, const std::vector<Estimate>& estimates) {
        for (std::size_t group = 0; group < estimates.size(); ++group) add(figure, all_.groups[group].name, estimates[group]);
    }
    void sobol(const SobolIndices& indices) {
        groups("first_order", indices.first);
        groups("total", indices.total);
        add("interactions", "", indices.interactions);
        if (!indices.second.empty())
            for_each_pair(all_.groups.size(), [&](std::size_t i, std::size_t j, std::size_t at) { add("second_order", all_.groups[i].name, indices.second[at], all_.groups[j].name); });
    }

    const Sensitivity& all_;
    const MetricSensitivity* metric_ = nullptr;
    std::string text_;
};

class Objects {
public:
    explicit Objects(const Sensitivity& all) : all_(all) {}

    [[nodiscard]] Json object() const {
        Json result{{"command", "sensitivity"},
                    {"title", json(all_.title)},
                    {"sweep_digest", all_.digest},
                    {"design", {{"kind", std::string(name_of(all_.terms.kind))}, {"size", all_.terms.size}, {"levels", all_.terms.levels}, {"second_order", all_.terms.second_order}, {"seed", all_.terms.seed}}},
                    {"points", all_.points},
                    {"replicates", all_.replicates},
                    {"budget", all_.is_budget()},
                    {"estimators", estimators_text()},
                    {"bootstrap", {{"resamples", all_.bootstrap.resamples}, {"seed", all_.bootstrap.seed}, {"confidence", 0.95}}}};
        Json groups = Json::array(), metrics = Json::array();
        for (const FactorGroup& group : all_.groups) {
            Json keys = Json::array();
            for (const std::size_t factor : group.factors) keys.push_back(all_.factors[factor].key);
            groups.push_back({{"name", group.name}, {"label", json(group.label)}, {"factors", std::move(keys)}});
        }
        for (const MetricSensitivity& metric : all_.metrics) metrics.push_back(of_metric(metric));
        result["groups"] = std::move(groups);
        result["metrics"] = std::move(metrics);
        return result;
    }

private:
    [[nodiscard]] Json by_group(const std::vector<Estimate>& estimates) const {
        Json list = Json::array();
        for (std::size_t group = 0; group < estimates.size(); ++group) {
            Json one{{"group", all_.groups[group].name}};
            one.update(json(estimates[group]));
            list.push_back(std::move(one));
        }
        return list;
    }

    [[nodiscard]] Json of_sobol(const SobolIndices& sobol) const {
        Json pairs = Json::array();
        if (!sobol.second.empty())
            for_each_pair(all_.groups.size(), [&](std::size_t i, std::size_t j, std::size_t at) {
                Json one{{"groups", {all_.groups[i].name, all_.groups[j].name}}};
                one.update(json(sobol.second[at]));
                pairs.push_back(std::move(one));
            });
        return {{"variance", finite(sobol.variance)}, {"blocks", sobol.blocks}, {"incomplete_blocks", sobol.incomplete}, {"fewest_blocks", sobol.fewest},
                {"first_order", by_group(sobol.first)}, {"total", by_group(sobol.total)}, {"interactions", json(sobol.interactions)}, {"second_order", std::move(pairs)}};
    }

    [[nodiscard]] Json of_pawn(const PawnIndices& pawn) const {
        Json list = Json::array();
        for (std::size_t factor = 0; factor < all_.factors.size(); ++factor) {
            Json one{{"factor", all_.factors[factor].key}};
            one.update(json(pawn.index[factor]));
            one["floor"] = finite(pawn.floor[factor]);
            one["stands_out"] = pawn.stands_out(factor);
            list.push_back(std::move(one));
        }
        return {{"points", pawn.points}, {"slices", pawn.slices}, {"index", std::move(list)}};
    }

    [[nodiscard]] Json of_metric(const MetricSensitivity& metric) const {
        Json result{{"name", metric.info.name},   {"unit", metric.info.unit},     {"label", json(metric.info.label)},    {"points", metric.points},
                    {"failed", metric.failed},    {"mean", finite(metric.mean)},  {"deviation", finite(metric.deviation)}, {"noise_share", finite(metric.noise)}};
        if (metric.sobol) result["sobol"] = of_sobol(*metric.sobol);
        if (const std::size_t luck = luck_group(all_); metric.sobol && all_.is_budget() && luck < all_.groups.size())
            result["luck"] = {{"single_run", json(luck_share(metric.sobol->total[luck], all_.replicates, 1))},
                              {"runs", all_.study_runs},
                              {"mean_of_runs", json(luck_share(metric.sobol->total[luck], all_.replicates, all_.study_runs))}};
        if (metric.morris)
            result["morris"] = {{"trajectories", metric.morris->trajectories}, {"lost_effects", metric.morris->lost}, {"fewest_effects", metric.morris->fewest}, {"size", by_group(metric.morris->size)},
                                {"mean", by_group(metric.morris->mean)}, {"spread", by_group(metric.morris->spread)}};
        if (metric.pawn) result["pawn"] = of_pawn(*metric.pawn);
        if (!metric.swings.empty()) {
            Json list = Json::array();
            for (std::size_t factor = 0; factor < metric.swings.size(); ++factor)
                list.push_back({{"factor", all_.factors[factor].key}, {"at_lowest", finite(metric.swings[factor].at_low)}, {"at_highest", finite(metric.swings[factor].at_high)}});
            result["changes"] = std::move(list);
            return result;
        }
        const Convergence& c = metric.convergence;
        result["convergence"] = {{"settled", settled_key(c.settled)}, {"widest_interval", c.widest}, {"order_kept", c.order_kept},
                                 {"units", c.units}, {"fewest_units", c.fewest}, {"units_wanted", c.units_wanted}, {"inputs", c.inputs}, {"without_index", c.without}, {"text", json(convergence_text(c, all_.unit()))}};
        return result;
    }

    const Sensitivity& all_;
};

}  // namespace

std::string sensitivity_csv(const Sensitivity& sensitivity) { return Lines(sensitivity).text(); }

std::string sensitivity_json(const Sensitivity& sensitivity) { return Objects(sensitivity).object().dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string estimators_text() {
    return "first order: Martinez (2011) corrected as by Glen and Isaacs (2012); total: Jansen (1999); second order: design of Saltelli (2002), correlations; effects: Morris (1991), size after Campolongo et al. (2007); "
           "PAWN: Pianosi and Wagener (2018), median over slices; intervals: percentile bootstrap of blocks or trajectories, half samples for PAWN";
}

}  // namespace terrace
