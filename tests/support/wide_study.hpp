#pragma once

#include "tests/support/small_study.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace terrace {

/// The shape of a made-up study; the base is one of the scenarios.
struct StudyShape {
    std::size_t scenarios = 2, replicates = 20, months = 24, counties = 2;
    std::size_t villages = 6; ///< of each county
    std::size_t measures = 2; ///< of each scenario but the base, besides monitoring and relief; none has a pair
    std::size_t settings = 0; ///< that each scenario sets itself
};

/// The same number between 0 and 1 for the same place in a study, otherwise without rule.
[[nodiscard]] inline double scattered(std::size_t a, std::size_t b, std::size_t c, std::size_t d, std::size_t e) {
    std::uint64_t x = 0x9E3779B97F4A7C15U;
    for (const std::size_t one : {a, b, c, d, e}) {
        x = (x ^ (one + 0x632BE59BD9B4E019U)) * 0xBF58476D1CE4E5B9U;
        x ^= x >> 29;
    }
    return static_cast<double>(x >> 11) / 9007199254740992.0;
}

[[nodiscard]] inline std::vector<MeasureInfo> wide_measures(std::size_t scenario, const StudyShape& shape) {
    std::vector<MeasureInfo> measures;
    // monitoring and the relief fund belong to the base and to every second scenario after it
    if (scenario % 2 == 0)
        measures = {{"watch", "relapse_monitoring", {"Monitoring", "监测"}, "", std::nullopt},
                    {"relief", "relief_fund", {"Relief fund", "救助基金"}, "", std::nullopt}};
    for (std::size_t m = 0; scenario > 0 && m < shape.measures; ++m) {
        const std::string number = std::to_string(m + 1);
        measures.push_back(
            {"yards_" + number, "courtyard_economy", {"Courtyards of kind " + number, "第" + number + "类庭院经济"}, "", std::nullopt});
    }
    return measures;
}

[[nodiscard]] inline Coordinate numbered(const std::string& name, std::size_t count) {
    Coordinate coordinate{name, {}, {}};
    for (std::size_t i = 0; i < count; ++i) {
        coordinate.labels.push_back(name + "_" + std::to_string(i));
        coordinate.labels_zh.push_back("第" + std::to_string(i) + "类");
    }
    return coordinate;
}

/// Everything that scenarios set: keys that each has for itself, and one that all but the base share.
[[nodiscard]] inline std::string wide_settings(const Study& study, std::size_t settings) {
    nlohmann::json list = nlohmann::json::array();
    for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
        nlohmann::json keys = nlohmann::json::array();
        for (std::size_t k = 0; s > 0 && k < settings; ++k)
            keys.push_back({{"key", "policies.yards_" + std::to_string(k) + ".households"},
                            {"value", std::to_string(100 * s + k)},
                            {"unit", "households"},
                            {"mark", ""},
                            {"source", ""},
                            {"set_at", "a.toml"}});
        if (s > 0 && settings > 0)
            keys.push_back(
                {{"key", "policies.shared"}, {"value", "7"}, {"unit", "yuan"}, {"mark", "E"}, {"source", ""}, {"set_at", "a.toml"}});
        list.push_back({{"scenario", study.scenarios[s].name}, {"parameters", keys}});
    }
    return list.dump();
}

inline void add_wide_series(Study& study) {
    const auto has_monitoring = [](std::size_t s) { return s % 2 == 0; };
    const auto add = [&](const char* name, const char* unit, const char* dimension, std::size_t size, auto number) {
        add_series(study, {name, unit, name, name, "", dimension, size}, number);
    };
    add("population", "persons", "", 1, [](auto, auto, auto, auto c, auto) { return 21'000.0 * static_cast<double>(c + 1); });
    add("income_per_head", "yuan", "", 1, [](std::size_t s, std::size_t r, std::size_t t, std::size_t c, std::size_t) {
        return 20'000 + 100 * static_cast<double>(t) + 2'000 * scattered(0, r, t, c, 1) +
               150 * static_cast<double>(s) * (1 + scattered(s, r, t, c, 2));
    });
    add("poverty_headcount", "1", "", 1, [](std::size_t s, std::size_t r, std::size_t t, std::size_t c, std::size_t) {
        return 0.04 + 0.01 * scattered(0, r, t, c, 3) - 0.001 * static_cast<double>(s) * (1 + scattered(s, r, t, c, 4));
    });
    add("poverty_headcount_by_line", "1", "poverty_line", 2, [](std::size_t, std::size_t r, std::size_t t, std::size_t c, std::size_t i) {
        return 0.04 + 0.08 * static_cast<double>(i) + 0.01 * scattered(0, r, t, c, i);
    });
    add("income_decile_mean", "yuan", "decile", 10, [](std::size_t s, std::size_t r, std::size_t t, std::size_t c, std::size_t i) {
        return 4'000 * static_cast<double>(i + 1) + 500 * scattered(0, r, t, c, i) + 90 * static_cast<double>(s) * scattered(s, r, t, c, i);
    });
    add("income_per_head_by_source", "yuan", "income_source", 4,
        [](std::size_t s, std::size_t r, std::size_t t, std::size_t c, std::size_t i) {
            return 9'000.0 / static_cast<double>(i + 1) + 100 * scattered(s, r, t, c, i);
        });
    add("employed_workers", "workers", "employment", 15,
        [](std::size_t s, std::size_t r, std::size_t t, std::size_t c, std::size_t i) { return 1'000 + 900 * scattered(s, r, t, c, i); });
    add("price", "yuan", "product", 10, [](std::size_t s, std::size_t, std::size_t t, std::size_t c, std::size_t i) {
        return 10 + static_cast<double>(i) + (i == 3 ? 0.2 * scattered(s, 0, t, c, i) : 0.0);
    });
    add("spending", "yuan", "measure", 2, [](std::size_t s, std::size_t r, std::size_t t, std::size_t c, std::size_t i) {
        return s == 0 ? 0.0 : 40'000 * scattered(s, r, t, c, i);
    });
    add("recipients", "households", "measure", 2, [](std::size_t s, std::size_t, std::size_t t, std::size_t, std::size_t i) {
        return s == 0 ? 0.0 : static_cast<double>(10 * t + i);
    });
    add("latent_poor_households", "households", "", 1, [=](std::size_t s, std::size_t r, std::size_t t, std::size_t c, std::size_t) {
        return std::floor(2'000 + 500 * scattered(s, r, t, c, 5)) * (has_monitoring(s) ? 1 : 2);
    });
    add("monitored_households", "households", "monitoring", 3,
        [=](std::size_t s, std::size_t r, std::size_t t, std::size_t c, std::size_t i) {
            return has_monitoring(s) ? std::floor(700 + 200 * scattered(s, r, t, c, i)) : 0.0;
        });
    add("relief_claims_refused", "claims", "", 1, [=](std::size_t s, std::size_t r, std::size_t t, std::size_t c, std::size_t) {
        return has_monitoring(s) ? static_cast<double>(3 * t) + std::floor(9 * scattered(s, r, t, c, 6)) : 0.0;
    });
}

/// Villages' incomes and tiers; each run has villages of its own.
inline void add_wide_villages(Study& study, const StudyShape& shape) {
    for (const CountyInfo& county : study.counties)
        for (std::size_t v = 0; v < shape.villages; ++v) {
            study.village_names.push_back(county.key + "-" + std::to_string(v + 1));
            study.village_county.push_back(county.key);
        }
    study.village_series = {{"income_per_head", "yuan", "Income", "收入", "", "", 1}, {"tier", "1", "Tier", "梯次", "", "", 1}};
    study.village_values.resize(2);
    for (std::size_t s = 0; s < shape.scenarios; ++s)
        for (std::size_t r = 0; r < shape.replicates; ++r)
            for (std::size_t t = 0; t < shape.months; ++t)
                for (std::size_t v = 0; v < study.village_names.size(); ++v) {
                    study.village_values[0].push_back(15'000 + 9'000 * scattered(0, r, 0, v, 7) +
                                                      200 * static_cast<double>(s) * (scattered(s, r, t, v, 8) - 0.2));
                    study.village_values[1].push_back(t == 0 ? 0 : 1 + std::floor(3 * scattered(s, r, 1, v, 9)));
                }
}

/// A study of any shape with all series that reports draw, in numbers with as many digits as real ones. Scenario s raises income the more,
/// the higher s is.
[[nodiscard]] inline Study wide_study(const StudyShape& shape) {
    Study study;
    for (std::size_t s = 0; s < shape.scenarios; ++s) {
        const std::string number = std::to_string(s), name = s == 0 ? "baseline" : "package-" + number;
        study.scenarios.push_back({name,
                                   s == 0 ? Text{"Base with monitoring", "含监测的基准方案"}
                                          : Text{"County package number " + number, "第" + number + "县一揽子方案"},
                                   wide_measures(s, shape), name, false});
    }
    const std::vector<CountyInfo> counties{{"hejing", {"Hejing", "和静县"}}, {"bohu", {"Bohu", "博湖县"}}, {"yuli", {"Yuli", "尉犁县"}}};
    study.counties.assign(counties.begin(), counties.begin() + static_cast<std::ptrdiff_t>(shape.counties));
    study.replicates = shape.replicates;
    study.first = Month::of(2021, 1);
    study.months = static_cast<int>(shape.months);
    study.seed = 42;
    study.coordinates = {numbered("decile", 10),
                         numbered("income_source", 4),
                         numbered("employment", 15),
                         numbered("product", 10),
                         numbered("measure", 2),
                         numbered("monitoring", 3),
                         {"poverty_line", {"national", "monitoring"}, {"国家脱贫标准", "防返贫监测线"}}};
    add_wide_series(study);
    add_wide_villages(study, shape);
    study.ledger.assign(shape.scenarios * shape.replicates * shape.months * shape.counties * flow_count, 0);
    for (std::size_t s = 0; s < shape.scenarios; ++s)
        for (std::size_t r = 0; r < shape.replicates; ++r)
            for (std::size_t c = 0; c < shape.counties; ++c) {
                study.ledger[study.at(s, r, 1, c, flow_count) + static_cast<std::size_t>(Flow::wages)] =
                    static_cast<Fen>(1e9 * static_cast<double>(s) + 1e8 * scattered(s, r, 0, c, 10));
                for (std::size_t m = 0; m < study.scenarios[s].measures.size(); ++m) {
                    MeasureEffect effect;
                    effect.scenario = s, effect.measure = m, effect.replicate = r, effect.county = c;
                    effect.participants = effect.participants_all = 100 + static_cast<std::int64_t>(50 * scattered(s, r, m, c, 11));
                    effect.gross[static_cast<std::size_t>(ReceiptForm::grant)] =
                        effect.participants * (900'000 + 10'000 * static_cast<Fen>(m));
                    effect.before = effect.participants * 6'000'000;
                    effect.after = effect.participants * 6'500'000 + static_cast<Fen>(1e8 * scattered(s, r, m, c, 12));
                    effect.appropriated = 123'456'700;
                    effect.public_cost = 100'000'000 + static_cast<Fen>(1e7 * scattered(s, r, m, c, 13));
                    effect.unspent = effect.appropriated - effect.public_cost;
                    effect.paid_by_flow[static_cast<std::size_t>(Flow::asset_grant)] = effect.public_cost;
                    study.effects.push_back(effect);
                }
            }
    for (std::size_t run = 0; run < shape.scenarios * shape.replicates; ++run)
        study.digests.push_back(std::string(60, 'a') + std::to_string(1000 + run));
    study.provenance.parameters = wide_settings(study, shape.settings);
    return study;
}

} // namespace terrace
