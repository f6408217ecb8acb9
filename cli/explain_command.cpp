#include "analysis/biography/story.hpp"
#include "analysis/comparison/comparison.hpp"
#include "analysis/study/study_file.hpp"
#include "cli/command.hpp"
#include "cli/household_search.hpp"
#include "cli/restored_inputs.hpp"
#include "cli/study_input.hpp"
#include "sim/config/input_error.hpp"
#include "version.hpp"

#include <algorithm>
#include <optional>

namespace terrace {
namespace {

constexpr std::size_t most_replicates = 100'000; // as many as a run can have

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("INPUT", {"one study file, or two or more scenario files", "一个研究文件，或两个以上方案文件"});
    add.text("--household", arguments.household, "ID", {"the household's permanent number", "农户的固定编号"});
    add.text("--participant-of", arguments.participant_of, "MEASURE", {"instead: the first household that takes part in a measure", "或：最先参加某项措施的农户"});
    add.text("--village", arguments.village, "NAME", {"says which numbers the households of a village have", "列出某村农户的编号范围"});
    add.text("--scenario", arguments.scenario, "NAME", {"scenario to look at (the first besides the base)", "要查看的方案（默认基准以外的第一个）"});
    add.text("--base", arguments.base, "NAME", {"scenario to compare with (the first)", "用作基准的方案（默认第一个）"});
    add.text("--replicate", arguments.replicate, "R", {"replicate, counted from 0 (0)", "第几次重复，从 0 数起（默认 0）"});
    add.text("--from", arguments.from, "YYYY-MM", {"first month to tell", "讲述的第一个月"});
    add.text("--until", arguments.until, "YYYY-MM", {"last month to tell", "讲述的最后一个月"});
    add.text("--months", arguments.shown_months, "events|all", {"months in which something happened, or all (events)", "只列有事件的月份，或列出全部（默认 events）"});
    add.seed();
    add.settings();
    add.speech();
}

ToldMonths told_months(const Arguments& arguments) {
    if (arguments.shown_months.empty() || arguments.shown_months == "events") return ToldMonths::with_events;
    if (arguments.shown_months == "all") return ToldMonths::all;
    reject_usage("--months", {"'" + arguments.shown_months + "'", "“" + arguments.shown_months + "”"}, {"events, all", "events、all"});
}

/// What there is to choose from, and the study it came from if it came from one.
struct Source {
    ScenarioInput input;
    std::optional<Study> study;
    std::uint32_t seed = 1;
    std::size_t replicates = most_replicates;
};

Source from_study(const Arguments& arguments) {
    for (const auto& [option, given] : {std::pair{"--seed", !arguments.seed.empty()}, {"--set", !arguments.set.empty()}})
        if (given)
            reject_usage(option, {"an option for running, with a study file", "给出研究文件时不能使用的模拟选项"},
                         {"the study's own seed and settings", "研究文件自身的种子和设置"});
    Source source;
    source.study = read_study(arguments.inputs.front());
    const RestoredInputs restored(*source.study, arguments.inputs.front());
    source.input = read_scenarios(restored.request());
    restored.check_origin(source.input);
    source.seed = source.study->seed;
    source.replicates = source.study->replicates;
    return source;
}

Source from_scenarios(const Arguments& arguments) {
    ScenarioRequest request;
    for (const std::string& scenario : arguments.inputs)
        request.scenarios.push_back(scenario_stack(scenario));
    request.settings = arguments.set;
    Source source;
    source.input = read_scenarios(std::move(request));
    source.seed = seed_of(arguments);
    return source;
}

std::size_t position_of(const std::string& option, const std::string& name, const std::vector<Scenario>& scenarios) {
    std::vector<std::string> names;
    for (const Scenario& scenario : scenarios) {
        if (scenario.name == name) return names.size();
        names.push_back(scenario.name);
    }
    reject_scenario(option, name, names);
}

/// Base and other scenario.
std::pair<const Scenario*, const Scenario*> pair_of(const Arguments& arguments, const std::vector<Scenario>& scenarios) {
    if (scenarios.size() < 2)
        reject_usage("", {"fewer than two scenarios", "方案少于两个"}, {"two or more SCENARIO files, or one STUDY.h5 that holds two", "两个以上方案文件，或含两个以上方案的研究文件"});
    std::size_t base = arguments.base.empty() ? 0 : position_of("--base", arguments.base, scenarios);
    std::size_t other = arguments.scenario.empty() ? (base == 0 ? 1u : 0u) : position_of("--scenario", arguments.scenario, scenarios);
    if (arguments.base.empty() && other == base) base = 1; // the only one named is the first
    if (base == other)
        reject_usage("--scenario", {"the base itself", "与基准相同的方案"}, {"another scenario than '" + scenarios[base].name + "'", "“" + scenarios[base].name + "”以外的方案"});
    const Scenario &one = scenarios[base], &two = scenarios[other];
    if (one.start != two.start || one.months != two.months || one.region_file != two.region_file)
        throw InputError({two.files.back().path.string(), 1, 1}, "start, months, region",
                         {"other months or another region than scenario '" + one.name + "'", "与方案“" + one.name + "”的时段或区域不同"},
                         {"the same start, months and region in both scenarios", "两个方案的起始月、月数和区域一致"});
    return {&one, &two};
}

/// Whether what the county recorded now is what the study holds of it.
bool agrees(const Study& study, const std::string& scenario, std::size_t replicate, std::size_t county, const CountyRecord& record) {
    const auto position = find_scenario(study, scenario);
    if (!position) return false;
    for (std::size_t t = 0; t < static_cast<std::size_t>(study.months); ++t)
        for (std::size_t flow = 0; flow < flow_count; ++flow)
            if (study.ledger[study.at(*position, replicate, t, county, flow_count, flow)] != record.ledger[t * flow_count + flow]) return false;
    for (std::size_t s = 0; s < study.series.size(); ++s) {
        const std::size_t size = study.series[s].size;
        if (study.series[s].dimension == "measure") continue; // a study lists the measures of all its scenarios
        for (std::size_t t = 0; t < static_cast<std::size_t>(study.months); ++t)
            for (std::size_t i = 0; i < size; ++i) {
                const double was = study.values[s][study.at(*position, replicate, t, county, size, i)];
                const double now = record.series[s][t * size + i];
                if (was != now && !(was != was && now != now)) return false;
            }
    }
    return true;
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const ToldMonths months = told_months(arguments);
    const Source source = asks_for_study_file(arguments) ? from_study(arguments) : from_scenarios(arguments);
    const auto [base, other] = pair_of(arguments, source.input.scenarios);
    const std::size_t replicate = replicate_of(arguments, source.replicates);
    const RandomKey key{source.seed, static_cast<std::uint32_t>(replicate)};
    const Month first = base->start, last = first + (base->months - 1);
    const Month from = month_of("--from", arguments.from, first, last, first), until = month_of("--until", arguments.until, from, last, last);
    const HouseholdPlace place = find_household(arguments, *base, *other, key);
    LivedCounty one = live(*base, place.county, place.row, key), two = live(*other, place.county, place.row, key);
    for (const LivedCounty* lived : {&one, &two})
        if (source.study && !agrees(*source.study, lived->life.scenario, replicate, place.county, lived->record)) {
            const std::string commit = source.study->provenance.commit, now(program_commit());
            console.error({"the run does not repeat; the study was made by commit " + commit + ", this is " + now,
                           "重新模拟的结果不同；研究文件由提交 " + commit + " 的程序写出，本程序为 " + now});
            return ExitStatus::failed;
        }
    Story told = story(address_of(place, *base, key), std::move(one.life), std::move(two.life), from, until);
    told.replicate = replicate;
    told.seed = source.seed;
    if (format == OutputFormat::json) console.print(story_json(told));
    if (format == OutputFormat::csv) console.print(story_csv(told));
    if (format == OutputFormat::table) console.print(story_text(told, months, console.language()));
    return ExitStatus::done;
}

} // namespace

Command explain_command() {
    return {"explain",
            {"tells one household's months in two scenarios side by side", "并列讲述一户在两个方案下的逐月经历"},
            {"Only the household's county is run again, from the record inside the study or from the scenario files.\n"
             "Example: terrace explain study.h5 --participant-of land_transfer",
             "只重新模拟该户所在的县，依据研究文件中的记录或方案文件。\n"
             "示例：terrace explain study.h5 --participant-of land_transfer"},
            add_options,
            run};
}

} // namespace terrace
