#include "analysis/replication/ranking.hpp"

#include "analysis/replication/selection.hpp"
#include "analysis/statistics/stopping.hpp"
#include "sim/config/input_error.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace terrace {
namespace {

constexpr double error = 0.05;

bool begins_with_one_of(const std::string& name, const std::vector<std::string>& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::string& beginning) { return name.starts_with(beginning); });
}

/// Whether less is better; nothing for figures that are good or bad only with a reason (prices, debt, numbers on a list).
std::optional<bool> usual_direction(const std::string& name) {
    if (begins_with_one_of(name, {"poverty_", "gini", "theil", "palma", "latent_poor", "land_idle", "registered_poverty", "poor_villages", "relapse_recorded", "monitoring_missed",
                                  "households_owing_kin", "enterprise_failures", "assurances_unmet"}))
        return true;
    if (begins_with_one_of(name, {"income_", "net_income", "employed_workers", "local_wage_workers", "cooperative_refund", "collective_income", "enterprise_profit"})) return false;
    return std::nullopt;
}

/// The values of a figure, less turned into more where less is better.
std::vector<double> merits(const RankingGoal& goal, const Study& study, std::size_t scenario, const std::string& option) {
    std::vector<double> values = goal.figure.values(StudyValues(study), scenario);
    for (double& value : values) {
        if (std::isnan(value))
            throw InputError({option}, "", {"'" + goal.figure.name() + "', which some runs have no value of", "“" + goal.figure.name() + "”，部分模拟没有该指标的数值"},
                             {"a figure and month that every run has", "各次模拟都有数值的指标和月份"});
        if (goal.less_is_better) value = -value;
    }
    return values;
}

/// Replicates at each look.
std::vector<std::size_t> looks(std::size_t first, std::size_t most) {
    std::vector<std::size_t> list{std::max(first, std::min(fewest_replicates, most))};
    while (list.back() < most) list.push_back(std::min(2 * list.back(), most));
    return list;
}

/// A selection among the scenarios of a study, which gets more replicates where it is unclear.
class Race {
public:
    Race(const RankingGoal& goal, const Study& study, const MoreReplicates& more, const std::string& option) : goal_(goal), study_(study), more_(more), option_(option) {
        for (std::size_t i = 0; i < study.scenarios.size(); ++i)
            if (!study.scenarios[i].helper) scenarios_.push_back(i);
    }

    Selection run(std::size_t most) const {
        const std::vector<std::size_t> counts = looks(study_.replicates, std::max(most, study_.replicates));
        Selection selection(scenarios_.size(), {error, counts.size()});
        for (std::size_t i = 0; i < scenarios_.size(); ++i) selection.add(i, merits(goal_, study_, scenarios_[i], option_));
        std::size_t done = study_.replicates;
        for (const std::size_t count : counts) {
            if (count > done) extend(selection, done, count - done);
            done = count;
            selection.look();
            if (selection.decided()) break;
        }
        return selection;
    }

    [[nodiscard]] const ScenarioInfo& scenario(std::size_t alternative) const { return study_.scenarios[scenarios_[alternative]]; }

private:
    void extend(Selection& selection, std::size_t first, std::size_t count) const {
        std::vector<std::string> names;
        for (const std::size_t i : selection.race()) names.push_back(scenario(i).name);
        const Study more = more_(names, first, count);
        const std::vector<std::size_t> race = selection.race();
        for (std::size_t i = 0; i < race.size(); ++i) selection.add(race[i], merits(goal_, more, i, option_));
    }

    const RankingGoal& goal_;
    const Study& study_;
    const MoreReplicates& more_;
    const std::string& option_;
    std::vector<std::size_t> scenarios_;
};

MeanEstimate turned(MeanEstimate estimate, bool turn) { return turn ? MeanEstimate{estimate.n, -estimate.mean, -estimate.high, -estimate.low} : estimate; }

MeanEstimate difference(std::vector<double> values, std::vector<double> first) {
    const std::size_t n = std::min(values.size(), first.size());
    values.resize(n);
    first.resize(n);
    return paired_difference(values, first).difference;
}

} // namespace

RankingGoal ranking_goal(const std::string& text, const Study& layout, const std::string& option) {
    const FigureText parts = split_figure(text);
    RankingGoal goal{StudyFigure(parts, layout, option), false};
    const std::optional<bool> usual = usual_direction(parts.name);
    const std::string plain = parts.name + (parts.part.empty() ? "" : "." + parts.part) + (parts.county.empty() ? "" : "/" + parts.county);
    if (parts.setting ? *parts.setting != "most" && *parts.setting != "least" : !usual)
        throw InputError({option}, "", {"'" + text + "'", "“" + text + "”"},
                         {plain + ":most or " + plain + ":least, whichever is better", plain + ":most（越多越好）或 " + plain + ":least（越少越好）"});
    goal.less_is_better = parts.setting ? *parts.setting == "least" : *usual;
    return goal;
}

Ranking rank_scenarios(const RankingGoal& goal, const Study& study, std::size_t most, const MoreReplicates& more, const std::string& option) {
    const Race race(goal, study, more, option);
    const Selection selection = race.run(most);
    const std::vector<std::vector<double>>& values = selection.values();
    const std::size_t first = selection.first();
    const std::vector<double> probability = probability_of_best(values, first, study.seed);
    Ranking ranking{goal.figure.label(), goal.figure.unit(), goal.figure.decimals(), goal.less_is_better, error, values[first].size(), selection.decided(), {}};
    std::vector<double> behind(values.size(), 0);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i) {
        order.push_back(i);
        if (i != first) behind[i] = difference(values[i], values[first]).mean;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return a == first || b == first ? a == first && b != first : behind[a] > behind[b]; });
    for (const std::size_t i : order) {
        const MeanEstimate to_first = i == first ? MeanEstimate{} : turned(difference(values[i], values[first]), goal.less_is_better);
        ranking.scenarios.push_back({race.scenario(i).name, race.scenario(i).title, values[i].size(), turned(mean_with_interval(values[i]), goal.less_is_better), to_first, probability[i],
                                     selection.in_race(i)});
    }
    return ranking;
}

} // namespace terrace
