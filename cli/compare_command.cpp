#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/group_summary.hpp"
#include "analysis/comparison/render.hpp"
#include "analysis/comparison/rule_comparison.hpp"
#include "analysis/study/study_file.hpp"
#include "cli/command.hpp"
#include "cli/replication.hpp"
#include "cli/study_input.hpp"
#include "cli/study_job.hpp"
#include "sim/config/nearest_name.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace terrace {
namespace {

constexpr int default_replicates = 20;

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("INPUT",
               {"scenario files (a.toml+b.toml stacks b on a), or one study file", "方案文件（a.toml+b.toml 表示叠加），或一个研究文件"});
    add.text("--base", arguments.base, "NAME", {"scenario to compare with (the first)", "用作基准的方案（默认第一个）"});
    add.flag("--attribute", arguments.attribute,
             {"also runs every scenario without each of its measures,\nso that each has its own net",
              "另外逐项去掉措施各模拟一次，使每项措施都有自己的净效应"});
    add.flag("--rules", arguments.rules,
             {"also runs every scenario under the other decision rule:\ndoes their ranking depend on it?", "另按另一种决策规则各模拟一次：方案排序是否取决于决策规则"});
    add.villages_monthly();
    add.texts("--by", arguments.by, "tier|type|village",
              {"also shows each measure by the villages' tier, by household type or by village: who takes part, what they\nare paid and gain, what it costs; repeatable",
               "另按村庄梯次、农户类型或村列出各项措施的参与户、资金、净效应和成本；可重复使用"});
    add.precision();
    add.text("--rank", arguments.rank, "FIGURE",
             {"ranks all scenarios and gives the probability that the first is the best; those not clearly\nbehind get more replicates. FIGURE:most or FIGURE:least where it is not plain what is better",
              "对全部方案排序并给出第一名确为最优的概率；先后不明的方案继续模拟。\n优劣方向不明的指标写作 指标:most 或 指标:least"});
    add.output({"study file to write as well", "同时写出的研究文件"});
    add.replicates(default_replicates);
    add.seed();
    add.scenario_changes();
    add.running();
    add.speech();
}

/// Options that shape a run say nothing about a study that is already there.
void reject_run_options(const Arguments& arguments) {
    const std::pair<const char*, bool> options[] = {
        {"--out", !arguments.out.empty()},         {"--replicates", !arguments.replicates.empty()},
        {"--months", !arguments.months.empty()},   {"--seed", !arguments.seed.empty()},
        {"--threads", !arguments.threads.empty()}, {"--set", !arguments.set.empty()},
        {"--attribute", arguments.attribute},      {"--rules", arguments.rules},
        {"--precision", !arguments.precision.empty()}, {"--max-replicates", !arguments.max_replicates.empty()},
        {"--force", arguments.force},             {"--villages-monthly", arguments.villages_monthly}};
    for (const auto& [name, given] : options)
        if (given)
            reject_usage(name, {"an option for running, with a study file", "给出研究文件时不能使用的模拟选项"},
                         {"--base, --by, --rank, --format and --lang with a study file", "研究文件只可配合 --base、--by、--rank、--format 和 --lang"});
}

/// The groupings of --by, each once, in the order in which they were asked for.
std::vector<Grouping> groupings_of(const Arguments& arguments) {
    std::vector<Grouping> list;
    for (const std::string& asked : arguments.by) {
        const auto found = std::find_if(grouping_names().begin(), grouping_names().end(), [&](const GroupingName& name) { return name.key == asked; });
        if (found == grouping_names().end())
            reject_usage("--by", {"'" + asked + "'", "“" + asked + "”"}, {"tier, type or village", "tier（梯次）、type（农户类型）或 village（村）"}, nearest_name(asked, std::vector<std::string>{"tier", "type", "village"}));
        if (std::find(list.begin(), list.end(), found->grouping) == list.end()) list.push_back(found->grouping);
    }
    return list;
}

/// The base stands first: what measures do is measured against it.
void put_base_first(std::vector<ScenarioStack>& scenarios, const std::string& base) {
    if (base.empty()) return;
    const auto found = std::find_if(scenarios.begin(), scenarios.end(), [&](const ScenarioStack& one) { return one.name == base; });
    if (found == scenarios.end()) {
        std::vector<std::string> names;
        for (const ScenarioStack& scenario : scenarios)
            names.push_back(scenario.name);
        reject_scenario("--base", base, names);
    }
    std::rotate(scenarios.begin(), found, std::next(found));
}

/// Of both rules the scenarios' own comes first. One scenario under another rule than the rest would be ranked by the rule, not by what it does.
std::array<std::string, 2> both_rules(const std::vector<Scenario>& scenarios) {
    const std::string& own = scenarios.front().decision_rule;
    for (const Scenario& scenario : scenarios)
        if (scenario.decision_rule != own)
            reject_usage("--rules", {"scenarios of different decision rules", "各方案的决策规则不同"}, {"scenarios with the same decision_rule", "decision_rule 相同的方案"});
    return {own, own == "logit" ? "consumat" : "logit"};
}

/// The same scenarios and replicates under the other rule; nothing of measures one by one, which the ranking does not need.
RuleComparison under_both_rules(ScenarioInput input, StudyJob job, const Study& own, const Console& console) {
    const std::array<std::string, 2> rules = both_rules(input.scenarios);
    for (Scenario& scenario : input.scenarios) scenario.decision_rule = rules[1];
    job.effects = job.attribute = job.cotton_years = job.villages_monthly = false;
    job.warn = false;
    const FinishedStudy other = simulate_job(input, job, console);
    return compare_rules({&own, &other.study}, rules);
}

struct Compared {
    Study study;
    std::optional<RuleComparison> rules;
    std::vector<PrecisionReached> precision;
    std::optional<Ranking> ranking;
};

Compared run_study(const Arguments& arguments, const Console& console) {
    StudyJob job = study_job(arguments, default_replicates);
    job.cotton_years = true;
    ScenarioRequest request;
    for (const std::string& scenario : arguments.inputs)
        request.scenarios.push_back(scenario_stack(scenario));
    if (request.scenarios.size() < 2)
        reject_usage("", {"fewer than two scenarios", "方案少于两个"},
                     {"two or more SCENARIO files, or one STUDY.h5", "两个以上方案文件，或一个研究文件 STUDY.h5"});
    put_base_first(request.scenarios, arguments.base);
    request.settings = arguments.set;
    request.months = months_of(arguments);
    const ScenarioInput input = read_scenarios(std::move(request));
    require_file_for_villages(arguments);
    check_output(arguments.out, arguments.force, input.files);
    if (arguments.rules) both_rules(input.scenarios);
    const ReplicationPlan plan = replication_plan(arguments, input, job);
    PreciseStudy precise = simulate_to_precision(input, job, plan, console);
    save_study(precise.finished.study, arguments.out, arguments.force, console);
    Compared compared{std::move(precise.finished.study), std::nullopt, std::move(precise.reached), std::nullopt};
    job.replicates = compared.study.replicates;
    if (plan.ranking) compared.ranking = rank_study(input, job, plan, compared.study, console);
    if (arguments.rules) compared.rules = under_both_rules(input, job, compared.study, console);
    return compared;
}

/// With the replicates that the file has; there is nothing to simulate them further from.
Compared read_compared(const Arguments& arguments) {
    Compared compared{read_study(arguments.inputs.front()), std::nullopt, {}, std::nullopt};
    if (arguments.rank.empty()) return compared;
    const RankingGoal goal = ranking_goal(arguments.rank, compared.study, "--rank");
    if (compared.study.replicates < 2)
        reject_usage("--rank", {"a study of one replicate", "只有一次模拟的研究文件"}, {"a study of two replicates or more", "有两次以上模拟的研究文件"});
    compared.ranking = rank_scenarios(goal, compared.study, compared.study.replicates, {}, "--rank");
    return compared;
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const std::vector<Grouping> groupings = groupings_of(arguments);
    const bool from_file = asks_for_study_file(arguments);
    if (from_file) reject_run_options(arguments);
    Compared compared = from_file ? read_compared(arguments) : run_study(arguments, console);
    Comparison comparison = compare_scenarios(compared.study, base_position(compared.study, arguments.base));
    comparison.groups = summarise_groups(compared.study, comparison.measures, groupings);
    comparison.rules = std::move(compared.rules);
    comparison.precision = std::move(compared.precision);
    comparison.ranking = std::move(compared.ranking);
    if (format == OutputFormat::json) console.print(comparison_json(comparison));
    if (format == OutputFormat::csv) console.print(comparison_csv(comparison));
    if (format == OutputFormat::table) console.print(comparison_text(comparison, console.language()));
    return ExitStatus::done;
}

} // namespace

Command compare_command() {
    return {
        "compare",
        {"runs scenarios if needed and shows the differences", "（必要时先模拟）显示各方案与基准的差别"},
        {"Differences are taken replicate by replicate, with 95 % intervals. For each measure: gross, before and after, and net\n"
         "against a run without it. Land transfers are also run in ordinary, good and bad cotton years.\n"
         "Packages: households that two measures reached, and those paid twice for the same kind of thing.\n"
         "With --precision replicates are added until each difference against the first scenario is that narrow, 20 at least. When\n"
         "--max-replicates is reached before, the table says what was reached and the exit status is 0 all the same.\n"
         "Example: terrace compare scenarios/baseline.toml scenarios/yuli-land-transfer.toml scenarios/bohu-courtyard.toml --out study.h5",
         "差别逐次配对计算，附 95% 区间。每项措施给出毛收入、前后变化，以及与不实施该措施的模拟相比的净效应；\n"
         "土地流转另在棉价平常、好、差年景下各模拟一次。叠加的措施另列同时享受两项措施和重复补助的农户。\n"
         "给出 --precision 时至少模拟 20 次，并逐步增加，直到与第一个方案之差的区间足够窄；达到 --max-replicates 仍不够窄时，\n"
         "表中列出实际达到的精度，退出状态仍为 0。\n"
         "示例：terrace compare scenarios/baseline.toml scenarios/yuli-land-transfer.toml scenarios/bohu-courtyard.toml --out study.h5"},
        add_options,
        run};
}

} // namespace terrace
