#include "analysis/report/findings/interval_words.hpp"
#include "analysis/report/findings/kinds.hpp"
#include "analysis/tables/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

/// A scenario with its change of one number against the base, run by run.
struct Changed {
    std::size_t scenario;
    std::vector<double> with, without;
    MeanEstimate change;
};

/// The scenario with the largest (`sign` 1) or smallest (-1) change of a row of the table of scenarios; nothing where the study lacks it.
std::optional<Changed> strongest(const ReportSource& source, std::string_view indicator, double sign) {
    std::optional<Changed> best;
    const std::vector<double> base = by_run(source, indicator, source.base);
    for (const std::size_t scenario : source.scenarios) {
        const std::vector<double> with = by_run(source, indicator, scenario);
        if (scenario == source.base || base.empty() || with.empty()) continue;
        const MeanEstimate change = paired_difference(with, base).difference;
        if (!best || sign * change.mean > sign * best->change.mean) best = Changed{scenario, with, base, change};
    }
    return best;
}

std::size_t runs_up(const Changed& one) {
    std::size_t runs = 0;
    for (std::size_t r = 0; r < one.with.size(); ++r)
        runs += one.with[r] > one.without[r];
    return runs;
}

MeanEstimate turned(const MeanEstimate& one) { return {one.n, -one.mean, -one.high, -one.low}; }

std::string of_runs(std::size_t runs, const ReportSource& source, Language language) {
    const std::string some = std::to_string(runs), all = std::to_string(source.study.replicates);
    return language == Language::en ? some + " of " + all + (all == "1" ? " run" : " runs") : all + " 次模拟中的 " + some + " 次";
}

Text income(const ReportSource& source, const Changed& best) {
    const Text& title = source.title(best.scenario);
    const bool several = source.scenarios.size() > 2;
    const auto runs = [&](std::size_t count, Language language) { return of_runs(count, source, language); };
    if (best.change.mean > 0) {
        const Text sum = money_words(best.change);
        return {title.en + " raises households' net income over the whole run by " + sum.en + ", in " + runs(runs_up(best), Language::en) +
                    (several ? "; no other scenario gains more." : "."),
                title.zh + "使全期农户净收入合计增加 " + sum.zh + "，" + runs(runs_up(best), Language::zh) + "为增加" +
                    (several ? "，增幅为各方案最大。" : "。")};
    }
    if (best.change.mean == 0) return {"No scenario raises households' net income over the whole run.", "没有方案提高全期农户净收入。"};
    const Text sum = money_words(turned(best.change));
    return {title.en + " lowers households' net income over the whole run by " + sum.en + "; it is higher in " +
                runs(runs_up(best), Language::en) + (several ? ", and no other scenario loses less." : "."),
            title.zh + "使全期农户净收入合计减少 " + sum.zh + "，仅在" + runs(runs_up(best), Language::zh) + "为增加" +
                (several ? "，其他方案减少更多。" : "。")};
}

/// What a yuan of net income costs by scenario, for studies without pairs for measures.
std::optional<Text> cost(const ReportSource& source) {
    const ScenarioComparison* best = nullptr;
    for (const ScenarioComparison& one : source.comparison.scenarios) {
        if (one.cost_per_yuan.empty()) continue;
        const RatioEstimate& cost = one.cost_per_yuan.back();
        if (!cost.printable || !(cost.denominator.mean > 0) || !(cost.ratio > 0)) continue;
        if (best == nullptr || cost.ratio < best->cost_per_yuan.back().ratio) best = &one;
    }
    if (best == nullptr) return std::nullopt;
    const RatioEstimate& cost = best->cost_per_yuan.back();
    const auto number = [](double value, Language language) { return number_text(value, 2, language); };
    const bool several = source.comparison.scenarios.size() > 1;
    return Text{"With " + best->title.en + " each yuan more of households' net income costs " + number(cost.ratio, Language::en) +
                    " yuan of public money (" + number(cost.low, Language::en) + " to " + number(cost.high, Language::en) + ")" +
                    (several ? ", the least of the scenarios that raise income and cost money." : "."),
                best->title.zh + "每增加1元农户净收入需财政资金 " + number(cost.ratio, Language::zh) + " 元（" +
                    number(cost.low, Language::zh) + " 至 " + number(cost.high, Language::zh) + " 元）" +
                    (several ? "，为增收且需投入的方案中最少。" : "。")};
}

std::optional<Text> poverty(const ReportSource& source) {
    const std::optional<Changed> best = strongest(source, "poverty_headcount", -1);
    if (!best) return std::nullopt;
    const auto share = [](double value, Language language) { return number_text(value, 2, language); };
    const double base = mean_with_interval(best->without).mean, with = mean_with_interval(best->with).mean;
    if (!(best->change.mean < 0))
        return Text{"No scenario lowers the share of persons below the national line at the end: " + share(base, Language::en) +
                        " % in the base.",
                    "没有方案降低期末低于国家脱贫标准的人口比例（基准方案 " + share(base, Language::zh) + "%）。"};
    const Text& title = source.title(best->scenario);
    const Text interval = interval_words(turned(best->change), 2);
    const auto fewer = [&](Language language) { return share(-best->change.mean, language); };
    return Text{"Below the national line at the end are " + share(with, Language::en) + " % of persons with " + title.en + " against " +
                    share(base, Language::en) + " % in the base, " + fewer(Language::en) + " points fewer" + interval.en +
                    (source.scenarios.size() > 2 ? "; no other scenario lowers it more." : "."),
                title.zh + "期末低于国家脱贫标准的人口占 " + share(with, Language::zh) + "%，基准方案为 " + share(base, Language::zh) +
                    "%，下降 " + fewer(Language::zh) + " 个百分点" + interval.zh +
                    (source.scenarios.size() > 2 ? "，降幅为各方案最大。" : "。")};
}

/// Change of income per head of the poorest four and the richest two tenths under a scenario [%].
std::optional<Text> tenths_of(const ReportSource& source, std::size_t scenario) {
    std::vector<double> poor, rich;
    for (std::size_t r = 0; r < source.study.replicates; ++r) {
        const std::optional<Ends> with = poorest_and_richest(source, scenario, r), without = poorest_and_richest(source, source.base, r);
        if (!with || !without) return std::nullopt;
        poor.push_back(100 * (with->poor / without->poor - 1));
        rich.push_back(100 * (with->rich / without->rich - 1));
    }
    const MeanEstimate low = mean_with_interval(poor), high = mean_with_interval(rich);
    const Text& title = source.title(scenario);
    const Text low_ends = interval_words(low, 2), high_ends = interval_words(high, 2);
    const auto change = [](double value, Language language) { return signed_text(value, 2, language); };
    return Text{title.en + " changes income per head of the poorest four tenths at the end by " + change(low.mean, Language::en) + " %" +
                    low_ends.en + ", of the richest two tenths by " + change(high.mean, Language::en) + " %" + high_ends.en + ".",
                title.zh + "使期末最低40%人口人均收入变化 " + change(low.mean, Language::zh) + "%" + low_ends.zh + "，最高20%人口变化 " +
                    change(high.mean, Language::zh) + "%" + high_ends.zh + "。"};
}

double mean_of(const std::vector<double>& values) { return values.empty() ? 0 : mean_with_interval(values).mean; }

std::optional<Text> money(const ReportSource& source, std::size_t scenario) {
    const auto change = [&](const char* key) {
        const std::vector<double> with = by_run(source, key, scenario), without = by_run(source, key, source.base);
        return with.empty() || without.empty() ? MeanEstimate{} : paired_difference(with, without).difference;
    };
    const MeanEstimate spent = change("spending"), other = change("other_public_money");
    if (spent.n == 0 || other.n == 0) return std::nullopt;
    const Text &title = source.title(scenario), more = money_words(spent), rest = money_words(other);
    const double reached = mean_of(by_run(source, "recipients", scenario));
    const auto households = [&](Language language) { return number_text(reached, 0, language); };
    return Text{title.en + " changes public spending on measures by " + more.en + " over the whole run and other public money by " +
                    rest.en + "; its measures reach " + households(Language::en) + " households, each counted by measure.",
                title.zh + "全期措施财政支出变化 " + more.zh + "，其他财政支出变化 " + rest.zh + "；受益户（按措施合计）" +
                    households(Language::zh) + " 户次。"};
}

std::optional<Text> risk(const ReportSource& source) {
    if (!source.values.find("latent_poor_households")) return std::nullopt;
    const auto at_the_end = [&](std::size_t scenario) {
        std::vector<double> values;
        for (std::size_t r = 0; r < source.study.replicates; ++r)
            values.push_back(source.values.total("latent_poor_households", scenario, r, source.last(), source.values.all()));
        return mean_of(values);
    };
    std::size_t fewest = source.base;
    for (const std::size_t scenario : source.scenarios)
        if (at_the_end(scenario) < at_the_end(fewest)) fewest = scenario;
    const Text& title = source.title(fewest);
    const auto households = [&](std::size_t scenario, Language language) { return number_text(at_the_end(scenario), 0, language); };
    const Text base{"Below the national line and on no list are " + households(source.base, Language::en) +
                        " households in the base at the end",
                    "期末基准方案中低于国家脱贫标准且未纳入监测的农户有 " + households(source.base, Language::zh) + " 户"};
    if (fewest == source.base) return Text{base.en + "; no scenario has fewer.", base.zh + "，没有方案更少。"};
    return Text{base.en + ", fewest with " + title.en + " (" + households(fewest, Language::en) + ").",
                base.zh + "，最少的方案为" + title.zh + "（" + households(fewest, Language::zh) + " 户）。"};
}

} // namespace

std::vector<Text> scenario_findings(const ReportSource& source) {
    std::vector<Text> findings;
    const auto add = [&](const std::optional<Text>& text) {
        if (text) findings.push_back(*text);
    };
    const std::optional<Changed> best = strongest(source, "net_income", 1);
    if (best) add(income(source, *best));
    add(cost(source));
    add(poverty(source));
    if (best) {
        add(tenths_of(source, best->scenario));
        add(money(source, best->scenario));
    }
    add(risk(source));
    return findings;
}

} // namespace terrace
