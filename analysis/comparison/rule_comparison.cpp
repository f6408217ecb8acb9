#include "analysis/comparison/rule_comparison.hpp"

#include "analysis/comparison/indicators.hpp"
#include "analysis/comparison/study_values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace terrace {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What one yardstick says of one rule's runs: by scenario the estimate, and a value for each replicate, more is better.
struct Judged {
    std::vector<MeanEstimate> value;
    std::vector<std::vector<double>> better;   ///< [scenario][replicate]
    std::vector<double> merit;                 ///< [scenario]
};

std::vector<std::size_t> ranked_scenarios(const Study& study, std::size_t base) {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < study.scenarios.size(); ++i)
        if (i != base && !study.scenarios[i].helper) list.push_back(i);
    return list;
}

/// Changes of indicators against the base, all counties together.
class Changes {
public:
    Changes(const Study& study, std::size_t base) : study_(study), base_(base), values_(study), kinds_(indicator_kinds(values_)) {}

    [[nodiscard]] std::vector<double> of(const std::string& key, std::size_t scenario) const {
        std::vector<double> changes;
        for (const IndicatorKind& kind : kinds_)
            for (std::size_t r = 0; kind.key == key && r < study_.replicates; ++r)
                changes.push_back(kind.value(scenario, r, place()) - kind.value(base_, r, place()));
        changes.resize(study_.replicates, nan);
        return changes;
    }

private:
    [[nodiscard]] std::size_t place() const { return study_.counties.size() == 1 ? 0 : values_.all(); }

    const Study& study_;
    std::size_t base_;
    StudyValues values_;
    std::vector<IndicatorKind> kinds_;
};

Judged judge_change(const Changes& changes, const std::vector<std::size_t>& scenarios, const std::string& key, double sign) {
    Judged judged;
    for (const std::size_t scenario : scenarios) {
        std::vector<double> values = changes.of(key, scenario);
        judged.value.push_back(mean_with_interval(values));
        judged.merit.push_back(judged.value.back().n > 0 ? sign * judged.value.back().mean : nan);
        for (double& value : values) value *= sign;
        judged.better.push_back(std::move(values));
    }
    return judged;
}

/// Change of net income over change of public money; without meaning where no public money was spent on the whole.
Judged judge_per_yuan(const Changes& changes, const std::vector<std::size_t>& scenarios) {
    Judged judged;
    for (const std::size_t scenario : scenarios) {
        const std::vector<double> income = changes.of("net_income", scenario), other = changes.of("other_public_money", scenario);
        std::vector<double> cost = changes.of("spending", scenario), each;
        for (std::size_t r = 0; r < cost.size(); ++r) {
            cost[r] += std::isnan(other[r]) ? 0 : other[r];
            each.push_back(cost[r] > 0 ? income[r] / cost[r] : nan);
        }
        const RatioEstimate ratio = ratio_of_sums(income, cost);
        const bool defined = ratio.denominator.n > 0 && ratio.denominator.mean > 0;
        judged.value.push_back(defined ? MeanEstimate{ratio.denominator.n, ratio.ratio, ratio.low, ratio.high} : MeanEstimate{0, nan, nan, nan});
        judged.merit.push_back(defined ? ratio.ratio : nan);
        judged.better.push_back(std::move(each));
    }
    return judged;
}

/// 1 where the first is surely better than the second, -1 where it is surely worse, else 0; nothing is sure with fewer than five replicates.
int sure_order(const std::vector<double>& one, const std::vector<double>& other) {
    constexpr std::size_t fewest = 5;
    std::vector<double> differences;
    for (std::size_t r = 0; r < one.size(); ++r)
        if (!std::isnan(one[r]) && !std::isnan(other[r])) differences.push_back(one[r] - other[r]);
    if (differences.size() < fewest) return 0;
    const MeanEstimate difference = mean_with_interval(differences);
    return difference.low > 0 ? 1 : difference.high < 0 ? -1 : 0;
}

/// By scenario: whether every scenario that is ranked before it is surely better.
std::vector<std::uint8_t> surely_behind(const std::vector<std::vector<double>>& better, const std::vector<std::size_t>& rank) {
    std::vector<std::uint8_t> behind(rank.size(), 1);
    for (std::size_t i = 0; i < rank.size(); ++i)
        for (std::size_t before = 0; before < rank.size(); ++before)
            if (before != i && rank[before] <= rank[i] && (rank[before] < rank[i] || before < i)) behind[i] = behind[i] != 0 && sure_order(better[before], better[i]) > 0 ? 1 : 0;
    return behind;
}

void enter(RuleCriterion& criterion, std::size_t rule, Judged judged, std::array<std::vector<std::vector<double>>, 2>& better) {
    criterion.rank[rule] = ranks(judged.merit);
    criterion.order_holds[rule] = share_in_order(judged.better, criterion.rank[rule]);
    criterion.value[rule] = std::move(judged.value);
    criterion.same_order = criterion.rank[0] == criterion.rank[1];
    criterion.surely_behind[rule] = surely_behind(judged.better, criterion.rank[rule]);
    better[rule] = std::move(judged.better);
}

/// Counts the pairs that both rules order for sure.
void compare_pairs(RuleCriterion& criterion, const std::array<std::vector<std::vector<double>>, 2>& better) {
    const std::size_t scenarios = better[0].size();
    for (std::size_t i = 0; i < scenarios; ++i)
        for (std::size_t j = i + 1; j < scenarios; ++j) {
            const int first = sure_order(better[0][i], better[0][j]), second = sure_order(better[1][i], better[1][j]);
            ++criterion.pairs;
            criterion.alike += first != 0 && first == second ? 1 : 0;
            criterion.reversed += first != 0 && first == -second ? 1 : 0;
        }
}

} // namespace

std::vector<std::size_t> ranks(const std::vector<double>& values) {
    const auto worth = [](double value) { return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value; };
    std::vector<std::size_t> list;
    for (const double value : values)
        list.push_back(1 + static_cast<std::size_t>(std::count_if(values.begin(), values.end(), [&](double other) { return worth(other) > worth(value); })));
    return list;
}

double share_in_order(const std::vector<std::vector<double>>& values, const std::vector<std::size_t>& rank) {
    if (rank.size() < 2) return nan;
    std::vector<std::size_t> order(rank.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank[a] < rank[b]; });
    const std::vector<double>&best = values[order[0]], &second = values[order[1]];
    double held = 0;
    std::size_t n = 0;
    for (std::size_t r = 0; r < best.size(); ++r) {
        if (std::isnan(best[r]) || std::isnan(second[r])) continue;
        held += best[r] > second[r] ? 1 : best[r] == second[r] ? 0.5 : 0;
        ++n;
    }
    return n > 0 ? held / static_cast<double>(n) : nan;
}

RuleComparison compare_rules(const std::array<const Study*, 2>& studies, const std::array<std::string, 2>& rules, std::size_t base) {
    const Study& study = *studies[0];
    RuleComparison result{study.scenarios.at(base).name, study.scenarios[base].title, study.replicates, rules, {}, {}, {}};
    result.criteria = {{"income_per_public_yuan", {"Net income gained per public yuan", "每元财政资金带来的农户增收"}, {"yuan", "元"}, 2, {}, {}, {}},
                       {"income_per_head_run", {"Income per head, average over the run", "人均可支配收入，全期平均"}, {"yuan", "元"}, 0, {}, {}, {}},
                       {"poverty_headcount", {"Below the national line, last twelve months", "低于国家脱贫标准人口比例，最后12个月"}, {"% of persons", "%"}, 2, {}, {}, {}}};
    for (const std::size_t scenario : ranked_scenarios(study, base)) {
        result.scenarios.push_back(study.scenarios[scenario].name);
        result.titles.push_back(study.scenarios[scenario].title);
    }
    std::array<std::array<std::vector<std::vector<double>>, 2>, 3> better;   // [criterion][rule]
    for (std::size_t rule = 0; rule < studies.size(); ++rule) {
        const std::vector<std::size_t> scenarios = ranked_scenarios(*studies[rule], base);
        if (scenarios.size() != result.scenarios.size() || studies[rule]->replicates != study.replicates)
            throw std::invalid_argument("compare_rules: studies of different scenarios or replicates");
        const Changes changes(*studies[rule], base);
        enter(result.criteria[0], rule, judge_per_yuan(changes, scenarios), better[0]);
        enter(result.criteria[1], rule, judge_change(changes, scenarios, "income_per_head_run", 1), better[1]);
        enter(result.criteria[2], rule, judge_change(changes, scenarios, "poverty_headcount", -1), better[2]);
    }
    for (std::size_t c = 0; c < better.size(); ++c) compare_pairs(result.criteria[c], better[c]);
    return result;
}

} // namespace terrace
