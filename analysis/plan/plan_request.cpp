#include "analysis/plan/plan_request.hpp"

#include "analysis/plan/allocation.hpp"
#include "analysis/plan/plan_goals.hpp"
#include "analysis/sweeps/request_parts.hpp"
#include "sim/config/document.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/key_visitor.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace terrace {
namespace {

constexpr int most_years = 15, horizon_after = 5;
constexpr std::size_t most_lines = 20;
constexpr std::int64_t most_units = 10'000; // steps of a budget: finer ones are lost in the noise

std::int64_t read_count(KeyVisitor& key, const std::string& name, std::int64_t value, std::int64_t least, std::int64_t most) {
    key.count(name, value);
    const std::string from = std::to_string(least), to = std::to_string(most);
    if (value < least || value > most) key.fail(name, {"a whole number from " + from + " to " + to, from + " 至 " + to + " 的整数"});
    return value;
}

void read_size(KeyVisitor& key, const std::string& name, std::size_t& value, std::int64_t least, std::int64_t most) {
    value = static_cast<std::size_t>(read_count(key, name, static_cast<std::int64_t>(value), least, most));
}

/// A file named relative to the plan file.
std::filesystem::path file_beside(KeyVisitor& key, const std::string& name, const std::filesystem::path& plan) {
    std::string text;
    key.text(name, text);
    if (text.empty()) return {};
    const std::filesystem::path path = (plan.parent_path() / text).lexically_normal();
    if (!std::filesystem::is_regular_file(path)) key.fail(name, {"a scenario file, relative to this file", "方案文件（相对于本文件）"});
    return path;
}

void read_years(KeyVisitor root, PlanRequest& request) {
    KeyVisitor years = root.group("years");
    request.years_place = root.place_of("years");
    if (!root.present("years")) root.fail("years", {"years = { first = 2021, last = 2025 }", "years = { first = 2021, last = 2025 }"});
    constexpr int from = 1995, to = 2100;
    request.first_year = static_cast<int>(read_count(years, "first", 0, from, to));
    request.last_year =
        static_cast<int>(read_count(years, "last", request.first_year, request.first_year, request.first_year + most_years - 1));
    request.horizon = static_cast<int>(
        read_count(root, "horizon", request.last_year + horizon_after, request.last_year, request.first_year + most_years + horizon_after - 1));
    request.goals_until = static_cast<int>(read_count(root, "goals_until", request.horizon, request.last_year, request.horizon));
}

void read_goals(KeyVisitor& root, PlanRequest& request) {
    std::vector<std::string> names{"lowest_40_income", "households_at_risk", "cost", "inequality"};
    root.texts("goals", names);
    const std::vector<std::string> known = plan_goal_keys();
    std::string list;
    for (const std::string& key : known)
        list += (list.empty() ? "" : ", ") + key;
    for (const std::string& name : names) {
        const auto found = std::find(known.begin(), known.end(), name);
        if (found == known.end()) root.fail("goals", {list, list}, nearest_name(name, known));
        const auto kind = static_cast<PlanGoalKind>(found - known.begin());
        if (std::find(request.goals.begin(), request.goals.end(), kind) != request.goals.end())
            root.fail("goals", {"each goal once", "每个目标只写一次"});
        request.goals.push_back(kind);
    }
    const bool has_cost = std::find(request.goals.begin(), request.goals.end(), PlanGoalKind::cost) != request.goals.end();
    const Text two{"two or more goals, cost among them and not first: " + list, "两个或更多目标，其中包括 cost 且 cost 不在首位：" + list};
    if (request.goals.size() < 2 || !has_cost || request.goals.front() == PlanGoalKind::cost) root.fail("goals", two);
}

/// Money that is a whole number of units, or all there is where the key is absent.
Fen read_ceiling(KeyVisitor& key, const std::string& name, const PlanCeilings& ceilings) {
    Fen amount = ceilings.total;
    key.money(name, amount);
    const std::string unit = number_text(yuan(ceilings.unit));
    if (amount < 0 || amount % ceilings.unit != 0)
        key.fail(name, {"zero or more yuan, whole units of " + unit, "不小于零的金额（元），且为单位 " + unit + " 元的整数倍"});
    return std::min(amount, ceilings.total);
}

void read_ceilings(KeyVisitor key, PlanRequest& request) {
    PlanCeilings& ceilings = request.ceilings;
    ceilings.unit = 100'000'00;
    key.money("unit_yuan", ceilings.unit);
    if (ceilings.unit <= 0) key.fail("unit_yuan", {"an amount above zero", "大于零的金额（元）"});
    key.money("total_yuan", ceilings.total);
    const std::string unit = number_text(yuan(ceilings.unit)), most = std::to_string(most_units);
    if (ceilings.total <= 0 || ceilings.total % ceilings.unit != 0 || ceilings.total / ceilings.unit > most_units)
        key.fail("total_yuan", {"an amount above zero, 1 to " + most + " units of " + unit + " yuan",
                                "大于零的金额（元），为单位 " + unit + " 元的 1 至 " + most + " 倍"});
    KeyVisitor years = key.group("by_year_yuan");
    ceilings.by_year.assign(request.years(), ceilings.total);
    for (std::size_t y = 0; y < request.years(); ++y) {
        const std::string name = std::to_string(request.first_year + static_cast<int>(y));
        ceilings.by_year[y] = read_ceiling(years, name, ceilings);
    }
    KeyVisitor tiers = key.group("by_tier_yuan");
    for (std::size_t t = 0; t < tier_count; ++t)
        ceilings.by_tier[t] = read_ceiling(tiers, plan_tier_keys()[t], ceilings);
}

/// The keys of a line that are the plan's own; the rest are the measure's.
bool own_key(const std::string& name) { return name == "scenario" || name == "measure" || name == "title" || name == "most_yuan"; }

bool set_by_plan(const std::string& name) {
    return std::find(keys_set_by_plan.begin(), keys_set_by_plan.end(), name) != keys_set_by_plan.end();
}

PlanLineRequest read_line(KeyVisitor line, const std::string& name, const std::filesystem::path& file, PlanCeilings& ceilings) {
    PlanLineRequest request;
    request.key = name;
    request.place = line.node()->key_place();
    request.scenario = file_beside(line, "scenario", file);
    line.text("measure", request.measure);
    if (!request.scenario.empty() && request.measure.empty())
        line.fail("measure", {"the name of a measure of the scenario", "方案中一项措施的名称"});
    if (request.scenario.empty() && line.present("measure")) line.fail("measure", {"nothing without 'scenario'", "没有 scenario 时不写"});
    line.label("title", request.title);
    ceilings.by_line.push_back(read_ceiling(line, "most_yuan", ceilings));
    request.terms = Node::of_table(line.node()->place());
    for (const Node& child : line.node()->children()) {
        if (own_key(child.key())) continue;
        line.skip(child.key());
        if (set_by_plan(child.key()))
            line.fail(child.key(), {"nothing: the plan sets county, months and money of its lines", "不写：县、起止月份和资金由规划确定"});
        request.terms.set(child.key(), child.key_place(), child);
    }
    return request;
}

bool is_name(const std::string& key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
}

void read_lines(KeyVisitor lines, PlanRequest& request) {
    const std::vector<std::string> names = lines.names();
    const std::string most = std::to_string(most_lines);
    if (names.empty() || names.size() > most_lines)
        lines.fail("", {"1 to " + most + " tables [lines.KEY]", "1 至 " + most + " 个 [lines.键] 表"});
    for (const std::string& name : names) {
        if (!is_name(name)) lines.fail(name, {"a name of letters, digits and _", "由字母、数字和下划线组成的名称"});
        KeyVisitor line = lines.group(name);
        if (line.node() == nullptr || !line.node()->is_table())
            lines.fail(name, {"a table [lines." + name + "]", "表 [lines." + name + "]"});
        request.lines.push_back(read_line(line, name, request.file.path, request.ceilings));
    }
}

/// A generation holds every starting point: nothing, everything, each line alone, in all tiers and in each.
void read_population(KeyVisitor& key, std::size_t lines, std::size_t& population) {
    const std::size_t least = (starting_points(lines) + 3) / 4 * 4;
    population = std::max(population, least);
    read_size(key, "population", population, 8, 400);
    if (population % 4 != 0) key.fail("population", {"a multiple of 4", "4 的倍数"});
    const std::string text = std::to_string(least), count = std::to_string(lines);
    if (population < least)
        key.fail("population", {text + " or more: with " + count + " lines the search begins with so many budgets",
                                "不少于 " + text + "：" + count + " 项措施时，搜索从这么多个预算开始"});
}

void read_search(KeyVisitor key, std::size_t lines, PlanSearchTerms& search) {
    read_size(key, "replicates", search.replicates, 2, 1000);
    read_size(key, "frontier_replicates", search.frontier_replicates, 4, 10'000);
    read_population(key, lines, search.population);
    search.evaluations = std::max(search.evaluations, search.population);
    read_size(key, "evaluations", search.evaluations, static_cast<std::int64_t>(search.population), 1'000'000);
    search.seed = static_cast<std::uint32_t>(read_count(key, "seed", search.seed, 0, std::numeric_limits<std::uint32_t>::max()));
}

/// The uncertain parameters, each once: keys and ranges are those of the base's records.
void read_factors(KeyVisitor& key, const PlanRequest& request, const Records& records, std::vector<Factor>& factors) {
    if (!key.present("factor")) return;
    const SweepKeys keys({stack_scenario(request.base).root}, records);
    for (KeyVisitor& table : key.groups("factor")) {
        Factor factor = read_factor(table, keys, DesignTerms());
        if (!factor.key.starts_with("parameters.")) table.fail("key", {"a parameter", "模型参数"});
        if (std::any_of(factors.begin(), factors.end(), [&](const Factor& other) { return other.key == factor.key; }))
            table.fail("key", {"a key that no other factor has", "与其他因素不同的键"});
        factors.push_back(std::move(factor));
    }
}

void read_uncertainty(KeyVisitor key, PlanRequest& request, const Records& records) {
    PlanUncertainty& uncertainty = request.uncertainty;
    read_size(key, "draws", uncertainty.draws, 1, 100'000);
    key.number("weight_concentration", uncertainty.weight_concentration);
    if (!(uncertainty.weight_concentration > 0)) key.fail("weight_concentration", {"a number above 0", "大于 0 的数"});
    read_factors(key, request, records, uncertainty.factors);
}

/// A file, or a table of `scenario`, `set` and `title`.
void read_stresses(KeyVisitor stresses, PlanRequest& request) {
    for (const std::string& name : stresses.names()) {
        PlanStressRequest stress;
        stress.key = name;
        stress.place = stresses.place_of(name);
        const Node* node = stresses.node()->find(name);
        if (!node->is_table())
            stress.scenario = file_beside(stresses, name, request.file.path);
        else {
            KeyVisitor table = stresses.group(name);
            stress.scenario = file_beside(table, "scenario", request.file.path);
            table.texts("set", stress.settings);
            table.label("title", stress.title);
        }
        request.stresses.push_back(std::move(stress));
    }
}

} // namespace

PlanRequest read_plan_request(const std::filesystem::path& file, const Records& records) {
    const Node document = read_document(file);
    const Records no_records;
    KeyVisitor root(document, "", no_records, "");
    PlanRequest request;
    request.file = read_source(file);
    request.title = {file.stem().string(), file.stem().string()};
    root.label("title", request.title);
    request.base = file_beside(root, "base", file);
    request.base_place = root.place_of("base");
    if (request.base.empty()) root.fail("base", {"the scenario that goes on without the plan", "不实施规划时的方案文件"});
    root.text("county", request.county);
    request.county_place = root.place_of("county");
    read_years(root, request);
    read_goals(root, request);
    read_ceilings(root.group("ceilings"), request);
    read_lines(root.group("lines"), request);
    read_search(root.group("search"), request.lines.size(), request.search);
    read_uncertainty(root.group("uncertainty"), request, records);
    read_stresses(root.group("stresses"), request);
    root.finish();
    return request;
}

} // namespace terrace
