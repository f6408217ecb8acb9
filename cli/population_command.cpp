#include "analysis/tables/csv.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/population_files.hpp"
#include "cli/study_job.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace terrace {
namespace {

void add_options(OptionAdder& add, Arguments& arguments) {
    add.inputs("REGION", {"region file, such as scenarios/regions/bayingolin.toml", "区域文件，如 scenarios/regions/bayingolin.toml"});
    add.text("--csv", arguments.csv, "FOLDER", {"write one CSV file for each table", "写出文件夹，每个表一个 CSV 文件"});
    add.output({"write one HDF5 file", "写出一个 HDF5 文件"});
    add.seed();
    add.speech();
}

std::int64_t persons(const Population& county) {
    return std::accumulate(county.households.members.begin(), county.households.members.end(), std::int64_t{0});
}

bool holds(const RegionPopulation& population) {
    return std::all_of(population.margins.begin(), population.margins.end(), [](const auto& county) {
        return std::all_of(county.begin(), county.end(), [](const MarginCheck& check) { return check.holds(); });
    });
}

int decimals_of(const MarginCheck& check) {
    const double size = std::max(std::abs(check.asked), std::abs(check.met));
    return size >= 1000 || (check.asked == std::floor(check.asked) && check.met == std::floor(check.met)) ? 0 : size >= 10 ? 1 : 3;
}

bool has_registers(const RegionPopulation& population) {
    return std::any_of(population.region.counties.begin(), population.region.counties.end(),
                       [](const CountyMargins& county) { return county.registers != nullptr; });
}

/// The registers of each county and what they hold.
std::string registers_text(const RegionPopulation& population, Language language) {
    std::string text;
    for (const CountyMargins& county : population.region.counties) {
        if (!county.registers) continue;
        const std::string villages = std::to_string(county.registers->villages.size());
        const std::string households = std::to_string(county.registers->household_ids.size());
        text += county.label.in(language) + Text{": from registers ", "：台账提供 "}.in(language) + villages +
                Text{" villages, ", " 个村、"}.in(language) + households + Text{" households", " 户"}.in(language) + "\n";
    }
    return text.empty() ? text : "\n" + text;
}

std::string table_text(const RegionPopulation& population, Language language) {
    TextTable table;
    const bool registers = has_registers(population);
    std::vector<Cell> header{Text{"Margin", "边际指标"}.in(language), Text{"asked", "要求"}.in(language), Text{"met", "实现"}.in(language),
                  Text{"unit", "单位"}.in(language), Text{"mark", "依据"}.in(language), Text{"exact", "精确"}.in(language)};
    if (registers) header.push_back(Text{"instead of", "区域文件原值"}.in(language));
    table.header(std::move(header));
    for (std::size_t i = 0; i < population.counties.size(); ++i) {
        table.section(population.region.counties[i].label.in(language));
        for (const MarginCheck& check : population.margins[i]) {
            const int decimals = decimals_of(check);
            const std::string exact = !check.exact    ? ""
                                      : check.holds() ? Text{"yes", "是"}.in(language)
                                                      : Text{"MISSED", "未达到"}.in(language);
            std::vector<Cell> row{check.label.in(language), (check.at_least ? "≥ " : "") + number_text(check.asked, decimals, language),
                                         number_text(check.met, decimals, language), check.unit, check.mark, exact};
            if (registers) row.push_back(check.of_region_file ? number_text(*check.of_region_file, decimals, language) : "");
            table.row(std::move(row));
        }
    }
    return table.text() + registers_text(population, language);
}

std::string margins_text(const RegionPopulation& population) {
    std::string text = csv_line({"county", "key", "unit", "asked", "met", "exact", "at_least", "mark", "source"});
    for (std::size_t i = 0; i < population.counties.size(); ++i)
        for (const MarginCheck& check : population.margins[i])
            text += csv_line({population.region.counties[i].key, check.key, check.unit, csv_number(check.asked), csv_number(check.met),
                              check.exact ? "1" : "0", check.at_least ? "1" : "0", check.mark, check.source});
    return text;
}

Json margin_json(const MarginCheck& check) {
    Json margin{{"key", check.key},   {"label", json(check.label)}, {"unit", check.unit},         {"asked", check.asked},
                {"met", check.met},   {"exact", check.exact},       {"at_least", check.at_least}, {"holds", check.holds()},
                {"mark", check.mark}, {"source", check.source}};
    if (check.of_region_file) margin["of_region_file"] = *check.of_region_file;
    return margin;
}

std::string all_json(const RegionPopulation& population, const Arguments& arguments) {
    Json counties = Json::array();
    std::int64_t households = 0, workers = 0, people = 0;
    for (std::size_t i = 0; i < population.counties.size(); ++i) {
        const Population& county = population.counties[i];
        Json margins = Json::array();
        for (const MarginCheck& check : population.margins[i])
            margins.push_back(margin_json(check));
        const auto& own = population.region.counties[i].registers;
        counties.push_back({{"key", population.region.counties[i].key},
                            {"registered_villages", own ? own->villages.size() : 0},
                            {"registered_households", own ? own->household_ids.size() : 0},
                            {"label", json(population.region.counties[i].label)},
                            {"households", county.households.rows()},
                            {"workers", county.workers.rows()},
                            {"persons", persons(county)},
                            {"villages", county.villages.rows()},
                            {"margins", std::move(margins)}});
        households += static_cast<std::int64_t>(county.households.rows());
        workers += static_cast<std::int64_t>(county.workers.rows());
        people += persons(county);
    }
    return json_text({{"command", "population"},
                      {"region", population.region.key},
                      {"seed", seed_of(arguments)},
                      {"households", households},
                      {"workers", workers},
                      {"persons", people},
                      {"margins_hold", holds(population)},
                      {"counties", std::move(counties)}});
}

ExitStatus run(const Arguments& arguments, const Console& console) {
    const OutputFormat format = output_format(arguments);
    const std::uint32_t seed = seed_of(arguments);
    const std::string& file = only_input(arguments, {"terrace population REGION", "terrace population 区域文件"});
    Region region = read_region(file);
    check_output(arguments.out, arguments.force, {{file, ""}});
    check_csv_folder(arguments.csv, arguments.force);

    const RegionPopulation population = synthesise_region(std::move(region), seed);
    if (!arguments.out.empty()) write_population_file(population, arguments.out, arguments.force);
    if (!arguments.csv.empty()) write_population_csv(population, arguments.csv, arguments.force);
    if (format == OutputFormat::json) console.print(all_json(population, arguments));
    if (format == OutputFormat::csv) console.print(margins_text(population));
    if (format == OutputFormat::table) console.print(table_text(population, console.language()));
    if (holds(population)) return ExitStatus::done;
    console.error({"a margin that must be met exactly is missed", "有必须精确达到的指标未达到"});
    return ExitStatus::failed;
}

} // namespace

Command population_command() {
    return {"population",
            {"synthesises the population of a region and shows margins asked and met", "合成区域人口，显示各项指标的要求值与实现值"},
            {"The population is that of the first replicate. Marks: F found in a source, D derived, E estimated.\n"
             "Example: terrace population scenarios/regions/bayingolin.toml --csv population",
             "所合成的是第一次重复模拟的人口。依据：F 有出处，D 推算，E 估计。\n"
             "示例：terrace population scenarios/regions/bayingolin.toml --csv population"},
            add_options,
            run};
}

} // namespace terrace
