#include "analysis/plan/plan_json.hpp"

#include "sim/core/sha256.hpp"

#include <cmath>
#include <concepts>
#include <limits>

namespace terrace {
namespace {

using Json = nlohmann::json;

/// A struct or its const form: one list of fields serves reading and writing.
template <class Given, class Wanted>
concept Is = std::same_as<std::remove_const_t<Given>, Wanted>;

void fields(Is<Text> auto& text, auto& visit) {
    visit("en", text.en);
    visit("zh", text.zh);
}
void fields(Is<MeanEstimate> auto& estimate, auto& visit) {
    visit("n", estimate.n);
    visit("mean", estimate.mean);
    visit("low", estimate.low);
    visit("high", estimate.high);
}
void fields(Is<ShareEstimate> auto& estimate, auto& visit) {
    visit("share", estimate.share);
    visit("low", estimate.low);
    visit("high", estimate.high);
}
void fields(Is<PlanGoal> auto& goal, auto& visit) {
    visit("kind", goal.kind);
    visit("label", goal.label);
    visit("unit", goal.unit);
    visit("decimals", goal.decimals);
    visit("more_is_better", goal.more_is_better);
}
void fields(Is<PlanTerm> auto& term, auto& visit) {
    visit("key", term.key);
    visit("label", term.label);
    visit("unit", term.unit);
    visit("value", term.value);
    visit("number", term.number);
    visit("mark", term.mark);
}
void fields(Is<PlanLine> auto& line, auto& visit) {
    visit("key", line.key);
    visit("instrument", line.instrument);
    visit("label", line.label);
    visit("terms", line.terms);
}
void fields(Is<PlanBudget> auto& budget, auto& visit) {
    visit("lines", budget.lines);
    visit("years", budget.years);
    visit("money", budget.money);
}
void fields(Is<PlanCandidate> auto& candidate, auto& visit) {
    visit("name", candidate.name);
    visit("budget", candidate.budget);
    visit("change", candidate.change);
    visit("goals", candidate.goals);
    visit("asked", candidate.asked);
    visit("spent", candidate.spent);
    visit("spent_low", candidate.spent_low);
    visit("spent_high", candidate.spent_high);
}
void fields(Is<PlanReason> auto& reason, auto& visit) {
    visit("barred", reason.barred);
    visit("consolidated", reason.consolidated);
    visit("needy", reason.needy);
    visit("very_needy", reason.very_needy);
    visit("usual", reason.usual);
    visit("lead", reason.lead);
}
void fields(Is<PlanTierRules> auto& rules, auto& visit) {
    visit("draws", rules.draws);
    visit("weight_draws", rules.weight_draws);
    visit("concentration", rules.concentration);
    visit("quotas", rules.quotas);
    visit("most_needy", rules.most_needy);
    visit("very_needy", rules.very_needy);
}
void fields(Is<PlanVillage> auto& village, auto& visit) {
    visit("key", village.key);
    visit("name", village.name);
    visit("county", village.county);
    visit("households", village.households);
    visit("probability", village.probability);
    visit("probability_low", village.probability_low);
    visit("probability_high", village.probability_high);
    visit("tier", village.tier);
    visit("score", village.score);
    visit("score_low", village.score_low);
    visit("score_high", village.score_high);
    visit("foundation", village.foundation);
    visit("drive", village.drive);
    visit("resilience", village.resilience);
    visit("reason", village.reason);
    visit("regret", village.regret);
    visit("regret_low", village.regret_low);
    visit("regret_high", village.regret_high);
}
void fields(Is<CostEffectivenessRow> auto& row, auto& visit) {
    visit("candidate", row.candidate);
    visit("cost", row.cost);
    visit("effect", row.effect);
    visit("dominance", row.dominance);
    visit("ratio", row.ratio);
    visit("ratio_low", row.ratio_low);
    visit("ratio_high", row.ratio_high);
}
void fields(Is<Acceptability> auto& acceptability, auto& visit) {
    visit("worth", acceptability.worth);
    visit("probability", acceptability.probability);
    visit("information", acceptability.information);
    visit("probability_low", acceptability.probability_low);
    visit("probability_high", acceptability.probability_high);
    visit("information_low", acceptability.information_low);
    visit("information_high", acceptability.information_high);
}
void fields(Is<NextMoney> auto& next, auto& visit) {
    visit("tier", next.tier);
    visit("year", next.year);
    visit("change", next.change);
}
void fields(Is<ShapleyPart> auto& part, auto& visit) {
    visit("line", part.line);
    visit("part", part.part);
    visit("alone", part.alone);
    visit("last", part.last);
}
void fields(Is<ShapleyInteraction> auto& pair, auto& visit) {
    visit("first", pair.first);
    visit("second", pair.second);
    visit("value", pair.value);
}
void fields(Is<ShapleySplit> auto& split, auto& visit) {
    visit("whole", split.whole);
    visit("parts", split.parts);
    visit("interactions", split.interactions);
}
void fields(Is<PlanBand> auto& band, auto& visit) {
    visit("median", band.median);
    visit("low50", band.low50);
    visit("high50", band.high50);
    visit("low90", band.low90);
    visit("high90", band.high90);
}
void fields(Is<PlanProjection> auto& projection, auto& visit) {
    visit("stress", projection.stress);
    visit("tier", projection.tier);
    visit("indicator", projection.indicator);
    visit("year", projection.year);
    visit("with", projection.with);
    visit("without", projection.without);
    visit("difference", projection.difference);
}
void fields(Is<PlanStress> auto& stress, auto& visit) {
    visit("key", stress.key);
    visit("label", stress.label);
}
void fields(Is<PlanProgress> auto& progress, auto& visit) {
    visit("evaluations", progress.evaluations);
    visit("hypervolume", progress.hypervolume);
    visit("frontier", progress.frontier);
}
void fields(Is<PlanResult::Provenance> auto& provenance, auto& visit) {
    visit("version", provenance.version);
    visit("commit", provenance.commit);
    visit("command_line", provenance.command_line);
    visit("digest", provenance.digest);
    visit("files", provenance.files);
    visit("wall_seconds", provenance.wall_seconds);
    visit("model_seconds", provenance.model_seconds);
    visit("runs", provenance.runs);
}
void fields(Is<PlanResult> auto& plan, auto& visit) {
    visit("title", plan.title);
    visit("county", plan.county);
    visit("first_year", plan.first_year);
    visit("years", plan.years);
    visit("goal_years", plan.goal_years);
    visit("horizon_years", plan.horizon_years);
    visit("replicates", plan.replicates);
    visit("seed", plan.seed);
    visit("goals", plan.goals);
    visit("lines", plan.lines);
    visit("drawn", plan.drawn);
    visit("villages", plan.villages);
    visit("tiers", plan.tiers);
    visit("frontier", plan.frontier);
    visit("chosen", plan.chosen);
    visit("choice", plan.choice);
    visit("ladder", plan.ladder);
    visit("acceptability", plan.acceptability);
    visit("next_money", plan.next_money);
    visit("unit", plan.unit);
    visit("ceiling", plan.ceiling);
    visit("split", plan.split);
    visit("stresses", plan.stresses);
    visit("projections", plan.projections);
    visit("progress", plan.progress);
    visit("assumptions", plan.assumptions);
    visit("unknowns", plan.unknowns);
    visit("provenance", plan.provenance);
}

Json written(double value) {
    if (std::isnan(value)) return nullptr;
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return value;
}
Json written(const std::string& value) { return value; }
template <class Number>
requires std::integral<Number> Json written(Number value) { return value; }
template <class Code>
requires std::is_enum_v<Code> Json written(Code code) { return static_cast<int>(code); }
template <class Struct>
requires std::is_class_v<Struct> Json written(const Struct& value);
template <class Value>
Json written(const std::vector<Value>& list);
template <class First, class Second>
Json written(const std::pair<First, Second>& pair) {
    return Json::array({written(pair.first), written(pair.second)});
}
template <class Value, std::size_t count>
Json written(const std::array<Value, count>& list) {
    return written(std::vector<Value>(list.begin(), list.end()));
}
template <class Value>
Json written(const std::vector<Value>& list) {
    Json json = Json::array();
    for (const Value& value : list)
        json.push_back(written(value));
    return json;
}
template <class Struct>
requires std::is_class_v<Struct> Json written(const Struct& value) {
    Json json = Json::object();
    const auto visit = [&](const char* name, const auto& field) { json[name] = written(field); };
    fields(value, visit);
    return json;
}

void read(const Json& json, double& value) {
    if (json.is_null())
        value = std::numeric_limits<double>::quiet_NaN();
    else if (json.is_string())
        value = json.get<std::string>() == "-inf" ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    else
        value = json.get<double>();
}
void read(const Json& json, std::string& value) { value = json.get<std::string>(); }
template <class Number>
requires std::integral<Number>
void read(const Json& json, Number& value) { value = json.get<Number>(); }
template <class Code>
requires std::is_enum_v<Code>
void read(const Json& json, Code& code) { code = static_cast<Code>(json.get<int>()); }
template <class Struct>
requires std::is_class_v<Struct>
void read(const Json& json, Struct& value);
template <class Value>
void read(const Json& json, std::vector<Value>& list);
template <class First, class Second>
void read(const Json& json, std::pair<First, Second>& pair) {
    read(json.at(0), pair.first);
    read(json.at(1), pair.second);
}
template <class Value, std::size_t count>
void read(const Json& json, std::array<Value, count>& list) {
    for (std::size_t i = 0; i < count; ++i)
        read(json.at(i), list[i]);
}
template <class Value>
void read(const Json& json, std::vector<Value>& list) {
    list.resize(json.size());
    for (std::size_t i = 0; i < list.size(); ++i)
        read(json.at(i), list[i]);
}
template <class Struct>
requires std::is_class_v<Struct>
void read(const Json& json, Struct& value) {
    const auto visit = [&](const char* name, auto& field) { read(json.at(name), field); };
    fields(value, visit);
}

} // namespace

nlohmann::json plan_json(const PlanResult& plan) { return written(plan); }

PlanResult plan_from_json(const nlohmann::json& json) {
    PlanResult plan;
    read(json, plan);
    return plan;
}

std::string plan_digest(const PlanResult& plan) {
    Json json = plan_json(plan);
    json.erase("provenance");
    return sha256_of(json.dump());
}

} // namespace terrace
