#include "analysis/sweeps/sweep_file.hpp"
#include "analysis/sweeps/sweep_inputs.hpp"
#include "sim/config/node.hpp"
#include "sim/core/sha256.hpp"
#include "version.hpp"

#include <span>
#include <sstream>

namespace terrace {
namespace {

std::string list_of(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
    return text;
}

std::string line_of(const Factor& factor) {
    std::string line = "factor " + factor.key + ": " + std::string(spread_words[static_cast<std::size_t>(factor.spread)]) + ", group " + factor.group;
    if (factor.spread == Spread::choice) return line + ", " + list_of(factor.choices);
    line += ", " + number_text(factor.low) + " to " + number_text(factor.high);
    if (factor.spread == Spread::triangular) line += ", mode " + number_text(factor.mode);
    if (factor.spread == Spread::normal) line += ", mean " + number_text(factor.mean) + ", deviation " + number_text(factor.deviation);
    return line + (factor.whole ? ", whole" : "");
}

std::string line_of(const DesignTerms& terms) {
    return "design: " + std::string(name_of(terms.kind)) + ", size " + std::to_string(terms.size) + ", levels " + std::to_string(terms.levels) +
           (terms.second_order ? ", second order" : "") + ", seed " + std::to_string(terms.seed) + (terms.file.empty() ? "" : ", file " + terms.file.filename().string());
}

std::string line_of(const MetricRequest& metric) {
    std::string line = "metric " + metric.info.name + " [" + metric.info.unit + "]: " + metric.scenario;
    if (!metric.minus.empty()) line += " less " + metric.minus;
    line += ", " + (metric.measure.empty() ? metric.series + (metric.part.empty() ? "" : " " + metric.part) : metric.figure + " of " + metric.measure);
    if (!metric.county.empty()) line += ", county " + metric.county;
    return line + (metric.month ? ", month " + metric.month->to_string() : "");
}

void add_scenario(std::vector<std::string>& lines, const Scenario& scenario) {
    std::istringstream fingerprint(scenario.fingerprint());
    for (std::string line; std::getline(fingerprint, line);) lines.push_back("scenario " + scenario.name + ": " + line);
    for (const SourceFile& file : scenario.region.files) lines.push_back("region of " + scenario.name + ": sha256 " + sha256_of(file.text));
    for (const auto& file : scenario.region.registers) lines.push_back("register " + file->path.filename().string() + ": sha256 " + sha256_of(file->text));
}

} // namespace

std::vector<std::string> describe_sweep(const SweepInputs& inputs) {
    const SweepRequest& request = inputs.request;
    std::vector<std::string> lines{"program: " + std::string(program_version()) + ", commit " + std::string(program_commit()),
                                   "seed: " + std::to_string(request.seed), "replicates: " + std::to_string(request.replicates),
                                   "counties: " + (request.counties.empty() ? std::string("all") : list_of(request.counties)), line_of(request.design.terms)};
    for (const MetricPrecision& goal : request.precision) lines.push_back("precision: " + goal.text + ", at most " + std::to_string(request.most_replicates) + " replicates");
    for (const Factor& factor : request.design.factors) lines.push_back(line_of(factor));
    Sha256 points;
    for (std::size_t point = 0; point < request.design.points(); ++point) points.update(std::as_bytes(std::span<const double>(request.design.point(point).values)));
    lines.push_back("points: " + std::to_string(request.design.points()) + ", sha256 " + points.hex());
    for (const MetricRequest& metric : request.metrics) lines.push_back(line_of(metric));
    for (const Scenario& scenario : inputs.scenarios) add_scenario(lines, scenario);
    return lines;
}

} // namespace terrace
