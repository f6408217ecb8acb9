#include "analysis/discovery/report.hpp"
#include "analysis/discovery/wording.hpp"
#include "analysis/tables/csv.hpp"

#include <cmath>

namespace terrace {
namespace {

std::string limit_number(double value) { return std::isfinite(value) ? csv_number(value) : ""; }

std::string allowed_list(const FactorLimit& limit, const Factor& factor) {
    std::string text;
    for (std::size_t i = 0; i < limit.allowed.size(); ++i)
        if (limit.allowed[i] != 0) text += (text.empty() ? "" : ";") + choice_words(factor.choices[i], Language::en);
    return text;
}

std::string p_of(const DiscoveredBox& box, std::size_t step, std::size_t factor, BoxFace face) {
    if (step != box.trajectory.chosen) return "";
    for (const Restriction& limit : box.restrictions)
        if (limit.factor == factor && limit.face == face) return csv_number(limit.p);
    return "";
}

std::vector<std::string> step_fields(const DiscoveryReport& report, std::size_t number, std::size_t step) {
    const DiscoveredBox& box = report.discovery.boxes[number];
    const BoxStep& told = box.trajectory.steps[step];
    const PointCount& all = report.discovery.all;
    const auto share = [](std::size_t part, std::size_t whole) { return csv_number(static_cast<double>(part) / static_cast<double>(whole)); };
    return {std::to_string(number + 1),
            std::to_string(step),
            phase_key(told.phase),
            step == box.trajectory.chosen ? "1" : "0",
            std::to_string(told.inside.points),
            std::to_string(told.inside.cases),
            share(told.inside.cases, all.cases),
            csv_number(told.inside.density()),
            share(told.inside.points, all.points),
            std::to_string(told.box.restricted())};
}

} // namespace

std::string discovery_csv(const DiscoveryReport& report) {
    std::string text = csv_line({"box", "number", "phase", "chosen", "points", "cases", "coverage", "density", "mass", "factors", "factor", "low", "high", "allowed",
                                 "quasi_p_low", "quasi_p_high", "quasi_p_choice"});
    for (std::size_t number = 0; number < report.discovery.boxes.size(); ++number) {
        const DiscoveredBox& box = report.discovery.boxes[number];
        for (std::size_t step = 0; step < box.trajectory.steps.size(); ++step) {
            const FutureBox& told = box.trajectory.steps[step].box;
            for (std::size_t factor = 0; factor < told.limits.size(); ++factor) {
                const FactorLimit& limit = told.limits[factor];
                if (!limit.restricts()) continue;
                std::vector<std::string> fields = step_fields(report, number, step);
                const Factor& info = report.futures.factors[factor];
                for (std::string field : {info.key, limit_number(limit.low), limit_number(limit.high), allowed_list(limit, info), p_of(box, step, factor, BoxFace::low),
                                          p_of(box, step, factor, BoxFace::high), p_of(box, step, factor, BoxFace::choice)})
                    fields.push_back(std::move(field));
                text += csv_line(fields);
            }
            if (told.restricted() > 0) continue;
            std::vector<std::string> fields = step_fields(report, number, step);
            fields.resize(fields.size() + 7);
            text += csv_line(fields);
        }
    }
    return text;
}

} // namespace terrace
