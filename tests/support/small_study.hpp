#pragma once

#include "analysis/study/study.hpp"

#include <string>
#include <vector>

namespace terrace {

/// Adds a series over (scenario, replicate, time, county, inner) with the value that `number` gives for each position.
template <class Number>
void add_series(Study& study, SeriesInfo info, Number number) {
    auto& values = study.values.emplace_back();
    for (std::size_t s = 0; s < study.scenarios.size(); ++s)
        for (std::size_t r = 0; r < study.replicates; ++r)
            for (std::size_t t = 0; t < static_cast<std::size_t>(study.months); ++t)
                for (std::size_t c = 0; c < study.counties.size(); ++c)
                    for (std::size_t i = 0; i < info.size; ++i)
                        values.push_back(number(s, r, t, c, i));
    study.series.push_back(std::move(info));
}

/// Two counties, three replicates, 24 months. Scenario 0 is the base; scenario 1 ("lease") has a land lease in Yuli and a courtyard
/// measure in both counties; scenario 2 is its bad cotton year, a helper run. Numbers are simple enough to check by hand:
/// Yuli has three times Bohu's people, and its income per head in "lease" is 100 + 10 r yuan above the base.
inline Study small_study() {
    Study study;
    const MeasureInfo lease{"land_transfer", "land_transfer", {"Land lease", "土地流转"}, "yuli", LandTerms{20, 700, 30'000, 800}};
    const MeasureInfo yards{"courtyards", "courtyard_economy", {"Courtyards", "庭院经济"}, "", std::nullopt};
    study.scenarios = {{"baseline", {"No new policy", "无新增政策"}, {}, "base", false},
                       {"lease", {"Lease", "流转方案"}, {lease, yards}, "lease", false},
                       {"lease@cotton-bad", {"Lease, bad year", "流转方案差年"}, {lease, yards}, "bad", true}};
    study.counties = {{"bohu", {"Bohu", "博湖县"}}, {"yuli", {"Yuli", "尉犁县"}}};
    study.replicates = 3;
    study.first = Month::of(2021, 1);
    study.months = 24;
    study.seed = 42;
    study.coordinates = {{"measure", {"land_transfer", "courtyards"}, {"土地流转", "庭院经济"}},
                         {"employment", {"own_farm", "local", "away", "none"}, {"自家农业", "本地", "外出", "未就业"}},
                         {"poverty_line", {"national", "monitoring"}, {"国家脱贫标准", "防返贫监测线"}}};
    add_series(study, {"population", "persons", "Rural residents", "农村常住人口", "", "", 1},
               [](auto, auto, auto, auto c, auto) { return c == 1 ? 3000.0 : 1000.0; });
    add_series(study, {"income_per_head", "yuan", "Net income per head", "人均可支配收入", "time: sum", "", 1},
               [](auto s, auto r, auto t, auto c, auto) { return 20'000.0 + 500.0 * r + t + (s > 0 && c == 1 ? 100.0 + 10.0 * r : 0.0); });
    add_series(study, {"poverty_headcount_by_line", "1", "Share below a line", "贫困发生率", "", "poverty_line", 2},
               [](auto s, auto, auto, auto c, auto i) { return 0.02 + 0.01 * i - (s == 1 && c == 0 ? 0.004 : 0.0); });
    add_series(study, {"employed_workers", "workers", "Workers", "就业人数", "", "employment", 4},
               [](auto s, auto, auto, auto, auto i) { return 100.0 * (i + 1) + (s == 1 && i == 1 ? 7.0 : 0.0); });
    add_series(study, {"spending", "yuan", "Spending", "支出", "", "measure", 2},
               [](auto s, auto, auto t, auto c, auto i) { return s > 0 && t == 2 && c == 0 && i == 1 ? 50'000.0 : 0.0; });
    add_series(study, {"recipients", "households", "Households reached so far", "累计受益户数", "", "measure", 2},
               [](auto s, auto, auto t, auto c, auto i) { return s == 1 && t >= 2 && (c == 1 || i == 1) ? 3.0 + i : 0.0; });
    study.ledger.assign(3 * 3 * 24 * 2 * flow_count, 0);
    for (std::size_t r = 0; r < 3; ++r) {
        const auto flows = [&](std::size_t s, std::size_t c) { return &study.ledger[study.at(s, r, 5, c, flow_count)]; };
        for (std::size_t s = 0; s < 3; ++s)
            flows(s, 0)[static_cast<std::size_t>(Flow::wages)] = 1'000'000;
        flows(1, 0)[static_cast<std::size_t>(Flow::courtyard_sales)] = 12'000'000 + static_cast<Fen>(r) * 1'000'000;
        flows(1, 0)[static_cast<std::size_t>(Flow::courtyard_costs)] = 2'000'000;
        flows(1, 0)[static_cast<std::size_t>(Flow::consumption_local)] = 777;
        flows(1, 1)[static_cast<std::size_t>(Flow::block_rent)] = 55'500;
    }
    for (std::size_t s = 1; s < 3; ++s)
        for (std::size_t r = 0; r < 3; ++r) {
            const auto extra = static_cast<Fen>(r) * 100;
            MeasureEffect rent;
            rent.scenario = s;
            rent.measure = 0;
            rent.replicate = r;
            rent.county = 1;
            rent.paired = true;
            rent.participants = rent.participants_all = 10;
            rent.gross[static_cast<std::size_t>(ReceiptForm::rent)] = 14'000'000;
            rent.gross[static_cast<std::size_t>(ReceiptForm::wage)] = 1'000'000;
            rent.gross_above_median = 3'000'000;
            rent.before = 60'000'000;
            rent.after = 66'000'000 + extra * 10;
            rent.before_real = 59'000'000;
            rent.after_real = 64'000'000;
            rent.paired_first_in = s == 1;
            rent.participants_first_in = s == 1 ? 8 : 0;
            rent.net_first_in = s == 1 ? 4'000'000 : 0;
            rent.net_farm_by_year[1] = -8'100'000;
            rent.leased_area = 18'000;
            rent.net = {1'000'000, s == 1 ? -9'000'000 : -2'000'000, 14'000'000, extra * 10};
            rent.net_by_year[0] = rent.net[0] + rent.net[1] + rent.net[2] + rent.net[3];
            rent.net_by_year[1] = -500'000;
            rent.participants_by_year[0] = rent.participants_by_year[1] = 10;
            rent.eligible_others = 5;
            rent.rest = 100;
            rent.net_eligible_others = -5'000;
            rent.net_rest = 20'000;
            rent.net_county = 7'000'000;
            rent.net_county_first_year = rent.net_by_year[0] + 15'000;
            rent.households_by_change = {3, 20, 80, 2, 10};
            rent.survey = 8'000'000;
            rent.better_alone = 4;
            rent.loss_better_alone = 40'000;
            study.effects.push_back(rent);
            for (std::size_t c = 0; c < 2; ++c) {
                MeasureEffect yard;
                yard.scenario = s;
                yard.measure = 1;
                yard.replicate = r;
                yard.county = c;
                yard.paired = s == 1;
                yard.participants = yard.participants_all = c == 0 ? 3 : 1;
                yard.gross[static_cast<std::size_t>(ReceiptForm::grant)] = c == 0 ? 600'000 : 100'000;
                yard.net = {0, c == 0 ? 300'000 : 60'000, 0, 0};
                yard.net_county = 400'000;
                yard.public_cost = 1'000'000 + extra;
                yard.appropriated = 1'500'000 + extra;
                yard.returned = 7;
                yard.unspent = 500'000;
                yard.paid_by_flow[static_cast<std::size_t>(Flow::asset_grant)] = 1'000'000 + extra;
                yard.flow_change[static_cast<std::size_t>(Flow::appropriation)] = 1'500'000 + extra;
                yard.flow_change[static_cast<std::size_t>(Flow::asset_purchase)] = 900'000;
                yard.shortfall = 2;
                study.effects.push_back(yard);
            }
        }
    study.village_names = {"bohu-1", "yuli-1", "尉犁-2"};
    study.village_county = {"bohu", "yuli", "yuli"};
    study.village_series = {{"income_per_head", "yuan", "Net income per head", "人均可支配收入", "", "", 1}};
    study.village_values.emplace_back();
    for (std::size_t i = 0; i < 3 * 3 * 24 * 3; ++i)
        study.village_values[0].push_back(0.1 * static_cast<double>(i));
    for (std::size_t i = 0; i < 9; ++i) {
        std::string& digest = study.digests.emplace_back(64, 'a');
        digest.back() = static_cast<char>('0' + i);
    }
    study.provenance = {"0.1.0",
                        "abc123",
                        "g++ 12",
                        "terrace compare a.toml",
                        "2024-01-01T00:00:00Z",
                        2,
                        1.25,
                        {{"a.toml", "title = \"甲\"\n"}, {"empty.toml", ""}},
                        "[]",
                        {{"model", 1.5}, {"population", 0.25}},
                        {"compare", "a.toml"}};
    return study;
}

} // namespace terrace
