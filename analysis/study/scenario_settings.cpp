#include "analysis/study/scenario_settings.hpp"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace terrace {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }
Text text_from(const Json& json) { return {json.at("en").get<std::string>(), json.at("zh").get<std::string>()}; }

Json json(const MeasureInfo& measure) {
    Json result{{"name", measure.name}, {"instrument", measure.instrument}, {"label", json(measure.label)}, {"county", measure.county}};
    if (measure.land)
        result["land"] = {{"mu_per_household", measure.land->mu_per_household},
                          {"rent_yuan_per_mu", measure.land->rent_yuan_per_mu},
                          {"wage_yuan_per_year", measure.land->wage_yuan_per_year},
                          {"cotton_margin_yuan_per_mu", measure.land->cotton_margin_yuan_per_mu}};
    return result;
}

MeasureInfo measure_from(const Json& json) {
    MeasureInfo measure{json.at("name").get<std::string>(), json.at("instrument").get<std::string>(), text_from(json.at("label")),
                        json.at("county").get<std::string>(), std::nullopt};
    if (json.contains("land")) {
        const auto number = [&](const char* key) { return json.at("land").at(key).get<double>(); };
        measure.land = LandTerms{number("mu_per_household"), number("rent_yuan_per_mu"), number("wage_yuan_per_year"),
                                 number("cotton_margin_yuan_per_mu")};
    }
    return measure;
}

} // namespace

std::string scenario_settings_text(const ScenarioInfo& scenario) {
    Json measures = Json::array();
    for (const MeasureInfo& measure : scenario.measures)
        measures.push_back(json(measure));
    const Json result{{"name", scenario.name},
                      {"title", json(scenario.title)},
                      {"helper", scenario.helper},
                      {"measures", std::move(measures)},
                      {"resolved", scenario.resolved}};
    return result.dump();
}

ScenarioInfo scenario_from_settings(const std::string& text) try {
    const Json json = Json::parse(text);
    ScenarioInfo scenario;
    scenario.name = json.at("name").get<std::string>();
    scenario.title = text_from(json.at("title"));
    scenario.helper = json.at("helper").get<bool>();
    scenario.resolved = json.at("resolved").get<std::string>();
    for (const Json& measure : json.at("measures"))
        scenario.measures.push_back(measure_from(measure));
    return scenario;
} catch (const Json::exception& fault) {
    throw std::invalid_argument(fault.what());
}

} // namespace terrace
