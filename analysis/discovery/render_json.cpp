#include "analysis/discovery/report.hpp"
#include "analysis/discovery/wording.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace terrace {
namespace {

using Json = nlohmann::ordered_json;

Json json(const Text& text) { return {{"en", text.en}, {"zh", text.zh}}; }

Json finite(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json counted(const PointCount& count) { return {{"points", count.points}, {"cases", count.cases}, {"density", finite(count.density())}}; }

Json allowed_json(const FactorLimit& limit, const Factor& factor) {
    Json list = Json::array();
    for (std::size_t i = 0; i < limit.allowed.size(); ++i)
        if (limit.allowed[i] != 0) list.push_back(choice_words(factor.choices[i], Language::en));
    return list;
}

Json limits_json(const FutureBox& box, const Futures& futures) {
    Json list = Json::array();
    for (std::size_t factor = 0; factor < box.limits.size(); ++factor) {
        const FactorLimit& limit = box.limits[factor];
        if (!limit.restricts()) continue;
        Json entry{{"factor", futures.factors[factor].key}};
        if (limit.allowed.empty()) {
            entry["low"] = finite(limit.low);
            entry["high"] = finite(limit.high);
        } else {
            entry["allowed"] = allowed_json(limit, futures.factors[factor]);
        }
        list.push_back(std::move(entry));
    }
    return list;
}

Json step_json(const BoxStep& step, std::size_t number, const DiscoveryReport& report) {
    const PointCount& all = report.discovery.all;
    return {{"number", number},
            {"phase", phase_key(step.phase)},
            {"points", step.inside.points},
            {"cases", step.inside.cases},
            {"coverage", static_cast<double>(step.inside.cases) / static_cast<double>(all.cases)},
            {"density", step.inside.density()},
            {"mass", static_cast<double>(step.inside.points) / static_cast<double>(all.points)},
            {"factors", step.box.restricted()},
            {"limits", limits_json(step.box, report.futures)}};
}

Json restriction_json(const Restriction& limit, const DiscoveredBox& box, const DiscoveryReport& report) {
    return {{"factor", report.futures.factors[limit.factor].key},
            {"face", face_key(limit.face)},
            {"quasi_p", limit.p},
            {"without", counted(limit.without)},
            {"halves", box.held_out.restricts[limit.factor]}};
}

Json box_json(const DiscoveredBox& box, const DiscoveryReport& report) {
    const FutureBox& chosen = box.step().box;
    Json trajectory = Json::array(), restrictions = Json::array();
    for (std::size_t i = 0; i < box.trajectory.steps.size(); ++i) trajectory.push_back(step_json(box.trajectory.steps[i], i, report));
    for (const Restriction& limit : box.restrictions) restrictions.push_back(restriction_json(limit, box, report));
    Json held_out = counted(box.held_out.inside);
    held_out["coverage"] = finite(box.held_out.coverage());
    return {{"found", Discovery::found(box, report.terms.chance)},
            {"words", json(Text{box_words(chosen, report.futures, Language::en), box_words(chosen, report.futures, Language::zh)})},
            {"before", counted(box.before)},
            {"chosen", step_json(box.step(), box.trajectory.chosen, report)},
            {"restrictions", std::move(restrictions)},
            {"held_out", std::move(held_out)},
            {"matched", box.matched},
            {"trajectory", std::move(trajectory)}};
}

Json factors_json(const Futures& futures) {
    Json list = Json::array();
    for (std::size_t i = 0; i < futures.factors.size(); ++i) {
        const Factor& factor = futures.factors[i];
        Json entry{{"key", factor.key}, {"label", json(factor.label)}, {"unit", factor.unit}};
        if (factor.choices.empty()) {
            const auto [low, high] = span_of(futures, i);
            entry["low"] = finite(low);
            entry["high"] = finite(high);
        } else {
            entry["choices"] = Json::array();
            for (const std::string& choice : factor.choices) entry["choices"].push_back(choice_words(choice, Language::en));
        }
        list.push_back(std::move(entry));
    }
    return list;
}

} // namespace

std::string discovery_json(const DiscoveryReport& report) {
    Json where = Json::array(), boxes = Json::array();
    for (const Condition& condition : report.conditions) {
        const MetricInfo& metric = report.sweep.metrics[report.sweep.find_metric(condition.metric)];
        where.push_back({{"metric", condition.metric}, {"relation", sign_of(condition.relation)}, {"value", condition.value}, {"unit", metric.unit}, {"label", json(metric.label)}});
    }
    for (const DiscoveredBox& box : report.discovery.boxes) boxes.push_back(box_json(box, report));
    const DiscoveryTerms& terms = report.terms;
    const Json all{{"command", "discover"},
                   {"version", discovery_version},
                   {"sweep", {{"file", report.file}, {"title", json(report.sweep.title)}, {"digest", report.sweep.digest}, {"design", name_of(report.sweep.design.terms.kind)}, {"points", report.sweep.design.points()}, {"replicates", report.sweep.replicates}}},
                   {"where", std::move(where)},
                   {"terms", {{"peel", terms.prim.peel}, {"paste", terms.prim.paste}, {"mass", terms.prim.mass}, {"level", terms.level}, {"chance", terms.chance}, {"halves", terms.halves}, {"shuffles", terms.shuffles}, {"seed", terms.seed}}},
                   {"futures", counted(report.discovery.all)},
                   {"failed", report.futures.failed},
                   {"undefined", report.futures.undefined},
                   {"factors", factors_json(report.futures)},
                   {"boxes", std::move(boxes)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace terrace
