#include "analysis/plan/plan_inputs.hpp"

#include "analysis/plan/plan_goals.hpp"
#include "analysis/plan/plan_terms.hpp"
#include "analysis/plan/stresses.hpp"
#include "analysis/plan/tier_draws.hpp"
#include "analysis/plan/tier_regret.hpp"
#include "models/policy/instruments.hpp"
#include "sim/config/input_error.hpp"
#include "sim/config/nearest_name.hpp"
#include "sim/config/source_list.hpp"
#include "sim/core/sha256.hpp"
#include "version.hpp"

#include <algorithm>
#include <map>

namespace terrace {
namespace {

/// Tables merge key by key, everything else is replaced.
void merge(Node& into, const Node& from) {
    for (const Node& child : from.children()) {
        Node* known = into.find(child.key());
        if (known != nullptr && known->is_table() && child.is_table()) {
            merge(*known, child);
            continue;
        }
        const bool another = known != nullptr && !known->same_value(child);
        Node& value = into.set(child.key(), child.key_place(), child);
        if (another) value.mark_as_replacement();
    }
}

std::vector<std::string> yearly_instruments() {
    std::vector<std::string> names;
    for (const InstrumentEntry& entry : instruments())
        if (entry.make()->follows_yearly_money()) names.emplace_back(entry.name);
    return names;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Terms of the line: those of its scenario's measure, and over them its own.
Node terms_of(const PlanLineRequest& line, std::vector<SourceFile>& files) {
    Node terms = Node::of_table(line.place);
    if (!line.scenario.empty()) {
        const Stacked stacked = stack_scenario(line.scenario);
        for (const SourceFile& file : stacked.files)
            keep_once(files, file);
        const Node* measures = stacked.root.find("policies");
        const Node* measure = measures != nullptr ? measures->find(line.measure) : nullptr;
        std::vector<std::string> names;
        if (measures != nullptr)
            for (const Node& one : measures->children())
                names.push_back(one.key());
        if (measure == nullptr || !measure->is_table())
            throw InputError(line.place, "lines." + line.key + ".measure", {"'" + line.measure + "'", "“" + line.measure + "”"},
                             {"a measure of " + line.scenario.filename().string() + ": " + listed(names),
                              line.scenario.filename().string() + " 中的措施：" + listed(names)},
                             nearest_name(line.measure, names));
        merge(terms, *measure);
    }
    for (const std::string_view key : keys_set_by_plan)
        terms.remove(key);
    merge(terms, line.terms);
    const std::string otherwise = line.measure.empty() ? line.key : line.measure;
    if (terms.find("instrument") == nullptr) terms.set("instrument", line.place, Node::of_string(otherwise, line.place));
    return terms;
}

void check_instrument(const PlanLineRequest& line, const Node& terms) {
    const Node& node = *terms.find("instrument");
    const std::vector<std::string> known = yearly_instruments();
    const std::string name = node.is_string() ? node.string() : node.to_string();
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    throw InputError(
        node.place(), "lines." + line.key + ".instrument", {"'" + name + "'", "“" + name + "”"},
        {"an instrument that goes on with each year's money: " + listed(known), "能按年度资金连续实施的政策工具：" + listed(known)},
        nearest_name(name, known));
}

/// The terms with the plan's own keys: where, when, for which tier, and no money.
Node measure_of(const PlanRequest& request, const PlanLineRequest& line, Node terms, std::size_t tier, const std::string& county) {
    const Place& place = line.place;
    terms.set("county", place, Node::of_string(county, place));
    terms.set("from", place, Node::of_string(std::to_string(request.first_year) + "-01", place));
    terms.set("until", place, Node::of_string(std::to_string(request.last_year) + "-12", place));
    Node* target = terms.find("target");
    if (target == nullptr) target = &terms.set("target", place, Node::of_table(place));
    if (const Node* given = target->find("tiers"))
        throw InputError(given->place(), "lines." + line.key + ".target.tiers", {given->to_string(), given->to_string()},
                         {"nothing: each tier gets money of its own", "不写：各梯次资金由规划分别安排"});
    Node tiers = Node::of_array(place);
    tiers.append(Node::of_string(plan_tier_keys()[tier], place));
    target->set("tiers", place, std::move(tiers));
    Node years = Node::of_table(place);
    for (int year = request.first_year; year <= request.last_year; ++year)
        years.set(std::to_string(year), place, Node::of_integer(0, place));
    terms.set("budget_by_year_yuan", place, std::move(years));
    return terms;
}

/// A fault of a planned measure is a fault of its line.
[[noreturn]] void rethrow_for_line(const InputError& fault, const PlanInputs& inputs) {
    for (const PlanLineRequest& line : inputs.request.lines)
        for (const std::string& tier : plan_tier_keys()) {
            const std::string prefix = "policies." + line.key + "-" + tier;
            if (!fault.key().starts_with(prefix)) continue;
            const std::size_t end = fault.key().find('.', prefix.size());
            throw InputError(fault.place(), "lines." + line.key + (end == std::string::npos ? "" : fault.key().substr(end)), fault.found(),
                             fault.allowed(), fault.suggestion());
        }
    throw fault;
}

void check_years(const PlanRequest& request, const Scenario& base) {
    if (base.start == Month::of(request.first_year, 1)) return;
    const std::string start = base.start.to_string();
    throw InputError(request.years_place, "years.first",
                     {std::to_string(request.first_year) + ", but the base begins in " + start,
                      std::to_string(request.first_year) + "，而基线方案自 " + start + " 开始"},
                     {"the year whose January the base begins in", "基线方案起始的年份（自 1 月起）"});
}

void choose_counties(PlanInputs& inputs, const Region& region) {
    std::vector<std::string> known;
    for (const CountyMargins& county : region.counties) {
        known.push_back(county.key);
        if (!inputs.request.county.empty() && county.key != inputs.request.county) continue;
        inputs.counties.push_back(county.key);
        for (std::vector<std::int64_t>& tier : inputs.households)
            tier.push_back(county.households);
    }
    const std::string& found = inputs.request.county;
    if (inputs.counties.empty())
        throw InputError(inputs.request.county_place, "county", {"'" + found + "'", "“" + found + "”"},
                         {"a county of the region: " + listed(known), "区域文件中的县：" + listed(known)}, nearest_name(found, known));
}

/// The spin-up year, which all budgets share, knows no measure: what each of them keeps stands at its position among the budget's measures.
void check_spin_up(const PlanInputs& inputs, const Scenario& base) {
    for (const Measure& measure : base.measures) {
        const MeasureTerms& terms = measure.terms;
        const auto here = [&](const std::string& county) { return terms.works_in(county); };
        if (terms.from >= base.start || std::none_of(inputs.counties.begin(), inputs.counties.end(), here)) continue;
        const std::string from = terms.from.to_string(), start = base.start.to_string();
        throw InputError(
            inputs.request.base_place, "base",
            {"a base whose measure '" + terms.name + "' begins in " + from + ", before the plan's first month",
             "基线方案的措施“" + terms.name + "”自 " + from + " 实施，早于规划首月"},
            {"a base whose measures begin in " + start + " or later: give policies." + terms.name + ".from = \"" + start +
                 "\" in a scenario over it",
             "各项措施自 " + start + " 或以后实施的基线方案：可在其上另写方案，令 policies." + terms.name + ".from = \"" + start + "\""});
    }
}

void set_months(Node& root, const PlanRequest& request) {
    set_key(root, "months=" + std::to_string(request.goal_months()));
    set_key(root, "parameters.tiers.fixed_months=" + std::to_string(request.horizon_months()));
}

/// Adds every planned measure to the stack; what each is comes out by name.
std::map<std::string, PlanCell> add_measures(PlanInputs& inputs) {
    std::map<std::string, PlanCell> cells;
    const Place place{inputs.request.file.path.string()};
    Node& root = inputs.stack.root;
    if (root.find("policies") == nullptr) root.set("policies", place, Node::of_table(place));
    Node& policies = *root.find("policies");
    for (std::size_t l = 0; l < inputs.request.lines.size(); ++l) {
        const PlanLineRequest& line = inputs.request.lines[l];
        const Node terms = terms_of(line, inputs.files);
        check_instrument(line, terms);
        for (std::size_t t = 0; t < tier_count; ++t)
            for (std::size_t c = 0; c < inputs.counties.size(); ++c) {
                const std::string name =
                    line.key + "-" + plan_tier_keys()[t] + (inputs.counties.size() > 1 ? "-" + inputs.counties[c] : "");
                if (policies.find(name) != nullptr)
                    throw InputError(line.place, "lines." + line.key,
                                     {"a measure '" + name + "' in the base", "基线方案已有措施“" + name + "”"},
                                     {"another name", "换用其他名称"});
                policies.set(name, line.place, measure_of(inputs.request, line, terms, t, inputs.counties[c]));
                cells[name] = {l, t, c};
            }
    }
    return cells;
}

void describe_lines(PlanInputs& inputs) {
    for (std::size_t l = 0; l < inputs.request.lines.size(); ++l) {
        const PlanLineRequest& line = inputs.request.lines[l];
        const auto of_line = [&](const Measure& measure) {
            const auto cell = inputs.cells.find(measure.terms.name);
            return cell != inputs.cells.end() && cell->second.line == l;
        };
        const MeasureTerms& terms = std::find_if(inputs.full.measures.begin(), inputs.full.measures.end(), of_line)->terms;
        inputs.lines.push_back({line.key, terms.instrument, line.title.en.empty() ? terms.label : line.title, measure_terms(inputs.full, terms.name)});
    }
}

void gather_files(PlanInputs& inputs) {
    keep_once(inputs.files, inputs.request.file);
    for (const SourceFile& file : inputs.records.files())
        keep_once(inputs.files, file);
    for (const SourceFile& file : inputs.full.files)
        keep_once(inputs.files, file);
    for (const SourceFile& file : inputs.full.region.files)
        keep_once(inputs.files, file);
    for (const auto& file : inputs.full.region.registers)
        keep_once(inputs.files, *file);
}

/// Households of each tier in each county.
void count_households(PlanInputs& inputs, const std::vector<PlanVillage>& villages) {
    for (std::vector<std::int64_t>& tier : inputs.households)
        std::fill(tier.begin(), tier.end(), 0);
    for (const PlanVillage& village : villages) {
        if (village.tier == Tier::none) continue;
        const auto county = std::find(inputs.counties.begin(), inputs.counties.end(), village.county) - inputs.counties.begin();
        inputs.households[static_cast<std::size_t>(village.tier) - 1].at(static_cast<std::size_t>(county)) += village.households;
    }
}

/// Money of one measure by year [fen].
std::vector<std::pair<int, Fen>> money_of(const PlanInputs& inputs, const PlanBudget& budget, const PlanCell& cell) {
    std::vector<std::pair<int, Fen>> money;
    for (std::size_t y = 0; y < budget.years; ++y) {
        const Fen part = split(budget.at(cell.line, cell.tier, y), inputs.households[cell.tier])[cell.county];
        if (part > 0) money.emplace_back(inputs.request.first_year + static_cast<int>(y), part);
    }
    return money;
}

} // namespace

PlanInputs read_plan_inputs(const std::filesystem::path& file, const std::filesystem::path& data) {
    PlanInputs inputs;
    inputs.folders = {data / "parameters", data / "regions"};
    inputs.records = Records::read_folder(inputs.folders.parameters);
    inputs.request = read_plan_request(file, inputs.records);
    inputs.base = stack_scenario(inputs.request.base);
    set_months(inputs.base.root, inputs.request);
    const std::string name = inputs.request.base.stem().string();
    const Scenario base = read_scenario(inputs.base, name, inputs.records, inputs.folders);
    check_years(inputs.request, base);
    choose_counties(inputs, base.region);
    check_spin_up(inputs, base);
    inputs.stack = inputs.base;
    inputs.cells = add_measures(inputs);
    try {
        inputs.full = read_scenario(inputs.stack, name, inputs.records, inputs.folders, &base);
    } catch (const InputError& fault) {
        rethrow_for_line(fault, inputs);
    }
    describe_lines(inputs);
    for (const PlanStressRequest& stress : inputs.request.stresses) { // now, and not after the search
        const Scenario future = plan_future(inputs, inputs.stack, stress.scenario, stress.settings, inputs.request.horizon_months());
        for (const SourceFile& file : future.files)
            keep_once(inputs.files, file);
    }
    gather_files(inputs);
    return inputs;
}

void settle_tiers(PlanInputs& inputs, const std::vector<PlanVillage>& villages) {
    for (const std::string& setting : tier_settings(villages)) {
        set_key(inputs.base.root, setting);
        set_key(inputs.stack.root, setting);
    }
    count_households(inputs, villages);
    const Scenario before = std::move(inputs.full);
    inputs.full = read_scenario(inputs.stack, before.name, inputs.records, inputs.folders, &before);
}

std::vector<std::vector<std::string>> frontier_draws(const PlanInputs& inputs) {
    const PlanSearchTerms& search = inputs.request.search;
    return settings_of_draws(inputs.request.uncertainty.factors, search.frontier_replicates, search.seed);
}

Stacked with_settings(Stacked stack, const std::vector<std::string>& settings) {
    for (const std::string& setting : settings)
        set_key(stack.root, setting);
    return stack;
}

Scenario plan_future(const PlanInputs& inputs, const Stacked& stack, const std::filesystem::path& stress,
                     const std::vector<std::string>& settings, int months) {
    return read_scenario(in_future(stack, stress, settings, months), inputs.full.name, inputs.records, inputs.folders, &inputs.full);
}

Scenario plan_scenario(const PlanInputs& inputs, const Scenario& full, const PlanBudget& budget) {
    Scenario scenario = full;
    scenario.measures.clear();
    for (std::size_t m = 0; m < full.measures.size(); ++m) {
        const auto cell = inputs.cells.find(full.measures[m].terms.name);
        if (cell == inputs.cells.end()) {
            scenario.measures.push_back(full.measures[m]);
            continue;
        }
        const std::string key = "policies." + full.measures[m].terms.name + ".", years = key + "budget_by_year_yuan.";
        const auto money = money_of(inputs, budget, cell->second);
        std::erase_if(scenario.resolved,
                      [&](const ResolvedKey& resolved) { return resolved.key.starts_with(money.empty() ? key : years); });
        if (money.empty()) continue;
        Measure measure = full.measures[m];
        measure.terms.budget_by_year = money;
        measure.terms.budget = measure.terms.budget_of(inputs.request.first_year, inputs.request.last_year);
        scenario.measures.push_back(std::move(measure));
        if (full.resolved.empty()) continue;
        for (const auto& [year, amount] : money) {
            ResolvedKey resolved;
            resolved.key = resolved.record_key = years + std::to_string(year);
            resolved.value = number_text(yuan(amount));
            scenario.resolved.push_back(std::move(resolved));
        }
    }
    return scenario;
}

PlanBudget no_budget(const PlanInputs& inputs) {
    PlanBudget budget{inputs.lines.size(), inputs.request.years(), {}};
    budget.money.assign(budget.lines * tier_count * budget.years, 0);
    return budget;
}

std::string describe_plan_runs(const PlanInputs& inputs) {
    std::string text = std::string(program_version()) + "\n" + std::string(program_commit()) + "\n" +
                       std::to_string(inputs.request.search.seed) + "\n" + inputs.full.fingerprint();
    for (const std::string& county : inputs.counties)
        text += "county " + county + "\n";
    for (const PlanLine& line : inputs.lines)
        text += "line " + line.key + "\n";
    for (const PlanGoalKind goal : inputs.request.goals)
        text += "goal " + plan_goal_keys()[static_cast<std::size_t>(goal)] + "\n";
    for (const std::vector<std::string>& draw : frontier_draws(inputs)) {
        text += "draw";
        for (const std::string& setting : draw)
            text += " " + setting;
        text += "\n";
    }
    for (const SourceFile& file : inputs.full.region.files)
        text += sha256_of(file.text) + "\n";
    for (const auto& file : inputs.full.region.registers)
        text += sha256_of(file->text) + "\n";
    return text;
}

} // namespace terrace
