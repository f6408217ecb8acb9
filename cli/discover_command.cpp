#include "analysis/discovery/report.hpp"
#include "cli/command.hpp"

#include <numeric>

namespace terrace {
namespace {

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("SWEEP.h5", {"a finished sweep", "扫描结果文件"});
    add.texts("--where", arguments.where, "'METRIC < NUMBER'",
              {"which futures are of interest; repeatable, all must hold. < <= > >=", "关注的情形；可重复给出，须同时满足。可用 < <= > >="});
    add.text("--box", arguments.box, "N", {"takes number N of the first trajectory (the best balanced box, pasted)", "改取第一个区域搜索过程的第 N 步（默认取最均衡者，经回补）"});
    add.text("--boxes", arguments.boxes, "N", {"looks for up to N boxes, each in what the earlier ones leave (1)", "至多寻找 N 个区域，后一个在前面各区域之外寻找（默认 1）"});
    add.text("--peel", arguments.peel, "SHARE", {"share of a box's points that one peel takes off, 0.01 to 0.5 (0.05)", "每次剥离的点数比例，0.01 至 0.5（默认 0.05）"});
    add.text("--mass", arguments.mass, "SHARE", {"least share of all points in a box, 0.005 to 0.9 (0.05)", "区域至少占全部点的比例，0.005 至 0.9（默认 0.05）"});
    add.text("--level", arguments.level, "P", {"no limit has a greater quasi-p value; 1 peels all factors whatever comes (0.05)", "各限制的准p值不高于此；1 表示使用全部因素（默认 0.05）"});
    add.seed();
    add.speech();
}

std::vector<Condition> conditions_of(const Arguments& arguments) {
    if (arguments.where.empty())
        reject_usage("--where", {"nothing that says which futures are of interest", "没有说明关注哪些情形"},
                     {"--where 'METRIC < NUMBER'", "--where '指标 < 数值'"});
    std::vector<Condition> conditions;
    for (const std::string& text : arguments.where) conditions.push_back(parse_condition(text, "--where"));
    return conditions;
}

DiscoveryTerms terms_of(const Arguments& arguments) {
    DiscoveryTerms terms;
    terms.seed = seed_of(arguments);
    if (!arguments.box.empty()) terms.pick = static_cast<std::size_t>(whole_number("--box", arguments.box, 0, 1'000'000));
    if (!arguments.boxes.empty()) terms.boxes = static_cast<std::size_t>(whole_number("--boxes", arguments.boxes, 1, 20));
    if (!arguments.peel.empty()) terms.prim.peel = terms.prim.paste = decimal_number("--peel", arguments.peel, 0.01, 0.5);
    if (!arguments.mass.empty()) terms.prim.mass = decimal_number("--mass", arguments.mass, 0.005, 0.9);
    if (!arguments.level.empty()) terms.level = decimal_number("--level", arguments.level, 0, 1);
    return terms;
}

/// A box that is asked for stands on the first trajectory.
void check_pick(const DiscoveryReport& report, const std::string& asked) {
    const std::size_t cases = report.futures.cases();
    if (!report.terms.pick || cases == 0 || cases == report.futures.points()) return;
    std::vector<std::uint32_t> points(report.futures.points());
    std::iota(points.begin(), points.end(), 0u);
    const std::size_t steps =
        box_trajectory(report.futures, points, least_points(report.terms.prim, points.size()), report.terms).steps.size();
    whole_number("--box", asked, 0, static_cast<std::int64_t>(steps) - 1);
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    DiscoveryReport report;
    report.file = only_input(arguments, {"one SWEEP.h5", "一个扫描结果文件 SWEEP.h5"});
    report.conditions = conditions_of(arguments);
    report.terms = terms_of(arguments);
    report.sweep = read_sweep(report.file);
    report.futures = gather_futures(report.sweep, report.conditions, "--where");
    check_pick(report, arguments.box);
    report.discovery = discover(report.futures, report.terms);
    if (format == OutputFormat::json) console.print(discovery_json(report));
    if (format == OutputFormat::csv) console.print(discovery_csv(report));
    if (format == OutputFormat::table) console.print(discovery_text(report, console.language()));
    return ExitStatus::done;
}

} // namespace

Command discover_command() {
    return {"discover",
            {"finds the futures of a sweep in which something happens: boxes with coverage and density", "在扫描结果中寻找某种情形集中出现的区域，给出覆盖率和密度"},
            {"Scenario discovery by patient rule induction. That nothing is found is a finding: the exit status is 0.\n"
             "Example: terrace discover sweep.h5 --where 'net_per_participant < 0'",
             "以逐步剥离法（PRIM）进行情形发现。没有找到也是结果，退出状态仍为 0。\n"
             "示例：terrace discover sweep.h5 --where 'net_per_participant < 0'"},
            add_options,
            run};
}

} // namespace terrace
