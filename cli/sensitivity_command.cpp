#include "analysis/sensitivity/render.hpp"
#include "analysis/sweeps/sweep_file_reader.hpp"
#include "cli/command.hpp"
#include "sim/config/nearest_name.hpp"
#include "sim/io/file_error.hpp"

#include <algorithm>
#include <filesystem>

namespace terrace {
namespace {

constexpr std::int64_t default_resamples = 1000, most_resamples = 100000;
constexpr std::size_t default_study_runs = 20;   // as `terrace compare` has them

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("SWEEP.h5", {"a sweep file that `terrace sweep` wrote", "由 terrace sweep 写出的结果文件"});
    add.texts("--metric", arguments.metrics, "NAME", {"only this metric; repeatable (all)", "只分析该指标，可重复使用（默认全部）"});
    add.text("--bootstrap", arguments.bootstrap, "N", {"resamples for the 95 % intervals (1000); 0: no intervals", "求 95% 区间的重抽样次数（默认 1000）；0 表示不求区间"});
    add.text("--replicates", arguments.replicates, "R", {"replicates of the study that an uncertainty budget is for (20)", "不确定性构成所针对的研究的重复模拟次数（默认 20）"});
    add.seed();
    add.text("--threads", arguments.threads, "T", {"threads (all); results do not depend on it", "线程数（默认全部），不影响结果"});
    add.flag("--save", arguments.save, {"puts the indices into SWEEP.h5 itself, as its group `sensitivity`", "将各指数写入扫描结果文件本身（sensitivity 组）"});
    add.output({"file to write: the sweep once more, with the indices in a group `sensitivity`", "写出的文件：扫描结果，另加 sensitivity 组存放各指数"});
    add.speech();
}

void check_metrics(const SweepTable& sweep, const std::vector<std::string>& asked) {
    std::vector<std::string> known;
    std::string list;
    for (const MetricInfo& metric : sweep.metrics) {
        known.push_back(metric.name);
        list += (list.empty() ? "" : ", ") + metric.name;
    }
    for (const std::string& name : asked)
        if (sweep.find_metric(name) == sweep.metrics.size())
            reject_usage("--metric", {"'" + name + "'", "“" + name + "”"}, {"metrics of the sweep: " + list, "该扫描的指标：" + list}, nearest_name(name, known));
}

/// --out is for copies: not even --force writes over the sweep by mistake.
void check_out(const Arguments& arguments, const std::string& sweep) {
    if (arguments.out.empty()) return;
    if (arguments.save) reject_usage("--save", {"--out beside it", "同时给出了 --out"}, {"one of the two", "二者之一"});
    std::error_code ignored;
    if (std::filesystem::equivalent(arguments.out, sweep, ignored))
        reject_usage("--out", {"the sweep file itself", "扫描结果文件本身"}, {"another file, or --save", "另一个文件，或用 --save"});
    if (!arguments.force && std::filesystem::exists(arguments.out)) throw FileExists(arguments.out);
}

/// What another program put into the sweep file would not be in the one that takes its place.
void check_save(const Arguments& arguments, const std::string& sweep) {
    if (!arguments.save) return;
    const std::vector<std::string> others = SweepFileReader(sweep).others();
    if (others.empty()) return;
    throw FileError(sweep, {"add the indices", "写入各指数"}, "'" + others.front() + "' in it is not of `terrace sweep` and would be lost; --out writes a copy");
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const std::string& file = only_input(arguments, {"one sweep file, SWEEP.h5", "一个扫描结果文件 SWEEP.h5"});
    BootstrapTerms terms;
    terms.resamples = arguments.bootstrap.empty() ? default_resamples : static_cast<std::size_t>(whole_number("--bootstrap", arguments.bootstrap, 0, most_resamples));
    terms.seed = seed_of(arguments);
    terms.threads = threads_of(arguments);
    check_out(arguments, file);
    check_save(arguments, file);
    const SweepTable sweep = read_sweep(file);
    check_metrics(sweep, arguments.metrics);
    if (sweep.missing > 0) {
        const std::string missing = std::to_string(sweep.missing);
        console.warn({missing + " points are not finished; they count as points without a result", missing + " 个样本点尚未完成，按无结果处理"});
    }
    Sensitivity found = analyse_sweep(sweep, arguments.metrics, terms);
    found.study_runs = replicates_of(arguments, default_study_runs);
    if (!arguments.out.empty()) write_sensitivity(found, sweep, arguments.out, arguments.force);
    if (arguments.save) write_sensitivity(found, sweep, file, true);
    if (format == OutputFormat::json) console.print(sensitivity_json(found));
    if (format == OutputFormat::csv) console.print(sensitivity_csv(found));
    if (format == OutputFormat::table) console.print(sensitivity_text(found, console.language()));
    return ExitStatus::done;
}

} // namespace

Command sensitivity_command() {
    return {"sensitivity",
            {"which factors of a sweep its results hang on", "分析扫描结果主要取决于哪些因素"},
            {"Of a saltelli design first-order, total and second-order Sobol indices; of morris mu*, mu and sigma; of any sample PAWN; of one_at_a_time\n"
             "the change at either end. With 95 % intervals and a verdict on whether there are points enough. Where luck, population and decision\n"
             "rule are factors: how much of a figure's uncertainty is due to each.\n"
             "Example: terrace sensitivity sweep.h5 --metric net_per_participant",
             "saltelli 设计给出一阶、总效应和二阶 Sobol 指数；morris 设计给出 mu*、mu 和 sigma；任何样本给出 PAWN；one_at_a_time 给出两端的变化。\n"
             "附 95% 区间，并判断样本点是否足够。若 luck、population、decision_rule 也作为因素，则给出该指标不确定性的构成。\n"
             "示例：terrace sensitivity sweep.h5 --metric net_per_participant"},
            add_options,
            run};
}

} // namespace terrace
