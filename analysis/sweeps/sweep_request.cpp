#include "analysis/sweeps/sweep_request.hpp"

#include "analysis/sweeps/design_families.hpp"
#include "analysis/sweeps/request_parts.hpp"
#include "analysis/sweeps/sweep_precision.hpp"
#include "sim/config/document.hpp"
#include "sim/config/input_error.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace terrace {
namespace {

/// Elements of an array of texts, or the one text, with their places.
std::vector<const Node*> elements_of(const KeyVisitor& root, const std::string& name) {
    const Node* list = root.node()->find(name);
    std::vector<const Node*> elements;
    if (list && !list->is_array()) elements.push_back(list);
    for (std::size_t i = 0; list && i < list->children().size(); ++i) elements.push_back(&list->children()[i]);
    return elements;
}

std::string key_of(const std::string& setting) {
    std::string key = setting.substr(0, setting.find('='));
    std::erase(key, ' ');
    return key;
}

void read_settings(KeyVisitor& root, SweepRequest& request) {
    root.texts("set", request.settings);
    for (const Node* element : elements_of(root, "set")) {
        Node scratch = Node::of_table();
        try {
            set_key(scratch, element->string());
        } catch (const InputError& fault) {
            throw InputError(element->place(), "set", fault.found(), fault.allowed());
        }
    }
}

void read_counts(KeyVisitor& root, SweepRequest& request) {
    int months = 0;
    root.count("months", months);
    if (root.present("months") && months < 1) root.fail("months", {"1 month or more", "至少 1 个月"});
    if (root.present("months")) request.months = months;
    std::int64_t replicates = 1, seed = 1;
    root.count("replicates", replicates);
    if (replicates < 1 || replicates > 100'000) root.fail("replicates", {"a whole number from 1 to 100000", "从 1 到 100000 的整数"});
    root.count("seed", seed);
    if (seed > std::numeric_limits<std::uint32_t>::max()) root.fail("seed", {"a whole number from 0 to 4294967295", "从 0 到 4294967295 的整数"});
    request.replicates = request.most_replicates = static_cast<std::size_t>(replicates);
    request.seed = static_cast<std::uint32_t>(seed);
}

void read_counties(KeyVisitor& root, SweepRequest& request) {
    root.texts("counties", request.counties);
    if (root.present("counties") && request.counties.empty()) root.fail("counties", {"one or more counties, or no such key", "一个或多个县，或不写此键"});
    const std::vector<const Node*> elements = elements_of(root, "counties");
    for (std::size_t i = 0; i < elements.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (request.counties[i] == request.counties[j])
                throw InputError(elements[i]->place(), "counties", {elements[i]->to_string() + " twice", elements[i]->to_string() + " 重复"}, {"each county once", "每个县只写一次"});
}

std::vector<Factor> read_factors(KeyVisitor& root, const SweepKeys& keys, const DesignTerms& terms, SweepRequest& request) {
    std::vector<Factor> factors;
    for (KeyVisitor& key : root.groups("factor")) {
        factors.push_back(read_factor(key, keys, terms));
        request.factor_places.push_back(key.place_of("key"));
        const std::string& name = factors.back().key;
        if (std::count_if(factors.begin(), factors.end(), [&](const Factor& other) { return other.key == name; }) > 1)
            key.fail("key", {"a key that no other factor has", "与其他因素不同的键"});
        if (std::any_of(request.settings.begin(), request.settings.end(), [&](const std::string& setting) { return key_of(setting) == name; }))
            key.fail("key", {"a key that 'set' does not hold fixed", "未在 set 中固定的键"});
    }
    if (factors.empty()) root.fail("factor", {"one or more [[factor]] tables", "一个或多个 [[factor]] 表"});
    return factors;
}

void check_points(KeyVisitor key, const DesignTerms& terms, const std::vector<Factor>& factors) {
    const bool sobol = terms.kind == DesignKind::sobol || terms.kind == DesignKind::saltelli;
    const std::size_t columns = terms.kind == DesignKind::saltelli ? 2 * factors.size() : factors.size();
    const std::string most = std::to_string(most_sobol_columns * factors.size() / columns);
    if (sobol && columns > most_sobol_columns) key.fail("kind", {"at most " + most + " factors for this kind", "此类设计最多 " + most + " 个因素"});
    const std::size_t points = point_count(terms, factors);
    const std::string found = std::to_string(points), limit = std::to_string(most_points);
    if (points > most_points) key.fail("kind", {"a design of at most " + limit + " points (this one has " + found + ")", "样本点不超过 " + limit + " 个的设计（此设计有 " + found + " 个）"});
}

void warn_of_size(const KeyVisitor& key, const DesignTerms& terms, SweepRequest& request) {
    const bool sobol = terms.kind == DesignKind::sobol || terms.kind == DesignKind::saltelli;
    if (!sobol || std::has_single_bit(terms.size)) return;
    const std::string below = std::to_string(std::bit_floor(terms.size)), above = std::to_string(std::bit_ceil(terms.size));
    request.warnings.push_back({key.place_of("size"), "design.size",
                                {"no power of two, so the points lie less evenly than " + below + " or " + above + " would", "不是2的幂，样本点分布不如 " + below + " 或 " + above + " 个均匀"}});
}

void read_metrics(KeyVisitor& root, const SweepScenarios& scenarios, SweepRequest& request) {
    for (KeyVisitor& key : root.groups("metric")) {
        request.metrics.push_back(read_metric(key, scenarios, request.counties));
        const std::string& name = request.metrics.back().info.name;
        if (std::count_if(request.metrics.begin(), request.metrics.end(), [&](const MetricRequest& other) { return other.info.name == name; }) > 1)
            key.fail("name", {"a name that no other metric has", "与其他指标不同的名称"});
    }
    if (request.metrics.empty()) root.fail("metric", {"one or more [[metric]] tables", "一个或多个 [[metric]] 表"});
}

void read_precision(KeyVisitor& root, SweepRequest& request) {
    std::vector<std::string> goals;
    root.texts("precision", goals);
    const std::vector<const Node*> elements = elements_of(root, "precision");
    for (std::size_t i = 0; i < goals.size(); ++i)
        request.precision.push_back(metric_precision(goals[i], request.metrics, i < elements.size() ? elements[i]->place() : root.place_of("precision")));
    std::int64_t most = most_replicates_unless_said;
    root.count("max_replicates", most);
    if (root.present("max_replicates") && goals.empty()) root.fail("max_replicates", {"max_replicates together with precision", "与 precision 一起使用"});
    if (goals.empty()) return;
    if (most > 100'000 || most < static_cast<std::int64_t>(request.replicates)) root.fail("max_replicates", {"a whole number from replicates to 100000", "从 replicates 到 100000 的整数"});
    request.most_replicates = static_cast<std::size_t>(most);
}

} // namespace

SweepRequest read_sweep_request(const std::filesystem::path& file, const Records& records) {
    const Node document = read_document(file);
    const Records no_records;
    KeyVisitor root(document, "", no_records, "");
    SweepRequest request;
    request.title = {file.stem().string(), file.stem().string()};
    root.label("title", request.title);
    SweepScenarios scenarios = read_sweep_scenarios(root, file.parent_path());
    read_counties(root, request);
    read_settings(root, request);
    read_counts(root, request);
    KeyVisitor design = root.group("design");
    const DesignTerms terms = read_design_terms(design, file.parent_path());
    std::vector<Factor> factors = read_factors(root, SweepKeys(scenarios.roots, records), terms, request);
    check_points(design, terms, factors);
    warn_of_size(design, terms, request);
    read_metrics(root, scenarios, request);
    read_precision(root, request);
    root.finish();
    request.scenarios = std::move(scenarios.stacks);
    request.scenario_names = std::move(scenarios.names);
    request.design = StreamedDesign(terms, std::move(factors));
    request.file = read_source(file);
    return request;
}

} // namespace terrace
