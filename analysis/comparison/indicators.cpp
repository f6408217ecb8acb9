#include "analysis/comparison/indicators.hpp"

#include <algorithm>

namespace terrace {
namespace {

using Reading = std::function<double(std::size_t scenario, std::size_t replicate, std::size_t time, std::size_t place)>;

/// Mean of a reading over the months [from, to).
std::function<double(std::size_t, std::size_t, std::size_t)> mean_over(Reading reading, std::size_t from, std::size_t to) {
    return [=](std::size_t scenario, std::size_t replicate, std::size_t place) {
        double sum = 0;
        for (std::size_t time = from; time < to; ++time)
            sum += reading(scenario, replicate, time, place);
        return sum / static_cast<double>(to - from);
    };
}

void add_income(std::vector<IndicatorKind>& kinds, const StudyValues& values, std::size_t months) {
    const Reading income = [&values](auto s, auto r, auto t, auto place) { return values.per_head("income_per_head", s, r, t, place); };
    const Text unit{"yuan", "元"};
    kinds.push_back({"income_per_head_last_year",
                     {"Income per head, last twelve months", "人均可支配收入，最后12个月"},
                     unit,
                     0,
                     false,
                     mean_over(income, months - 1, months)});
    // a twelve-month income lies wholly inside the run from the twelfth month on
    const std::size_t from = months > 12 ? 11 : 0;
    kinds.push_back({"income_per_head_run",
                     {"Income per head, average over the run", "人均可支配收入，全期平均"},
                     unit,
                     0,
                     false,
                     mean_over(income, from, months)});
}

void add_poverty(std::vector<IndicatorKind>& kinds, const StudyValues& values, std::size_t months) {
    const Text unit{"% of persons", "%"};
    const auto headcount = [&](std::string key, Text label, const char* series, std::size_t inner) {
        const Reading share = [&values, series, inner](auto s, auto r, auto t, auto place) {
            return 100 * values.per_head(series, s, r, t, place, inner);
        };
        kinds.push_back({std::move(key), std::move(label), unit, 2, false, mean_over(share, months - 1, months)});
    };
    headcount("poverty_headcount", {"Below the national line, last twelve months", "低于国家脱贫标准人口比例，最后12个月"},
              "poverty_headcount", 0);
    const Coordinate* lines = values.coordinate("poverty_headcount_by_line");
    for (std::size_t i = 0; lines != nullptr && i < lines->labels.size(); ++i) {
        const std::string& line = lines->labels[i];
        if (line == "national") continue; // the row above
        const std::string& zh = i < lines->labels_zh.size() ? lines->labels_zh[i] : line;
        headcount("poverty_headcount_" + line, {"Below the " + line + " line, last twelve months", "低于" + zh + "人口比例，最后12个月"},
                  "poverty_headcount_by_line", i);
    }
}

void add_gini(std::vector<IndicatorKind>& kinds, const StudyValues& values, std::size_t months) {
    const Reading reading = [&values](auto s, auto r, auto t, auto place) { return values.gini_at(s, r, t, place); };
    kinds.push_back({"gini",
                     {"Gini of income per head, last twelve months", "人均收入基尼系数，最后12个月"},
                     {"", ""},
                     4,
                     false,
                     mean_over(reading, months - 1, months)});
}

void add_employment(std::vector<IndicatorKind>& kinds, const StudyValues& values, std::size_t months) {
    const Reading employed = [&values](auto s, auto r, auto t, auto place) {
        return values.total("employed_workers", s, r, t, place, {"own_farm", "none", "training", "unemployed"});
    };
    kinds.push_back({"employed_workers",
                     {"Workers employed off the own farm, last year", "非自家农业就业人数，最后一年平均"},
                     {"workers", "人"},
                     0,
                     false,
                     mean_over(employed, months > 12 ? months - 12 : 0, months)});
}

void add_money(std::vector<IndicatorKind>& kinds, const StudyValues& values, std::size_t months) {
    const Text unit{"yuan", "元"};
    const Reading reached = [&values](auto s, auto r, auto t, auto place) { return values.total("recipients", s, r, t, place); };
    kinds.push_back({"recipients",
                     {"Households reached, by measure, whole run", "受益户次，按措施合计，全期"},
                     {"households", "户"},
                     0,
                     false,
                     mean_over(reached, months - 1, months)});
    kinds.push_back({"spending",
                     {"Public spending on measures, whole run", "措施财政支出，全期"},
                     unit,
                     0,
                     true,
                     [&values, months](auto s, auto r, auto place) {
                         double sum = 0;
                         for (std::size_t t = 0; t < months; ++t)
                             sum += values.total("spending", s, r, t, place);
                         return sum;
                     }});
    kinds.push_back({"other_public_money",
                     {"Other public money, whole run", "其他财政支出，全期"},
                     unit,
                     0,
                     true,
                     [&values](auto s, auto r, auto place) { return values.other_public_money(s, r, place); }});
    kinds.push_back({"net_income",
                     {"Households' net income, whole run", "农户可支配收入总额，全期"},
                     unit,
                     0,
                     true,
                     [&values](auto s, auto r, auto place) { return values.net_income(s, r, place); }});
}

} // namespace

std::vector<IndicatorKind> indicator_kinds(const StudyValues& values) {
    std::vector<IndicatorKind> kinds;
    const auto months = static_cast<std::size_t>(std::max(values.study().months, 0));
    if (months == 0) return kinds;
    add_income(kinds, values, months);
    add_poverty(kinds, values, months);
    add_gini(kinds, values, months);
    add_employment(kinds, values, months);
    add_money(kinds, values, months);
    return kinds;
}

std::vector<IndicatorKind> tier_indicator_kinds(const StudyValues& values, std::size_t tier) {
    const auto months = static_cast<std::size_t>(std::max(values.study().months, 0));
    if (months == 0) return {};
    const auto at_the_end = [&values, tier, months](const char* series, double factor) {
        return [&values, tier, months, series, factor](auto s, auto r, auto place) {
            return factor * values.per_head_of_group(series, "population_by_tier", s, r, months - 1, place, tier);
        };
    };
    return {{"income_per_head_last_year",
             {"income per head", "人均可支配收入"},
             {"yuan", "元"},
             0,
             false,
             at_the_end("income_per_head_by_tier", 1)},
            {"poverty_headcount",
             {"below national line", "低于国家脱贫标准人口比例"},
             {"% of persons", "%"},
             2,
             false,
             at_the_end("poverty_headcount_by_tier", 100)}};
}

} // namespace terrace
