#include "cli/population_files.hpp"

#include "analysis/tables/csv.hpp"
#include "cli/interruption.hpp"
#include "cli/population_tables.hpp"
#include "sim/io/file_error.hpp"
#include "sim/io/results_file.hpp"
#include "version.hpp"

#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace terrace {
namespace {

const Text write_operation{"write the file", "写文件"};
const Text folder_operation{"create the folder", "创建文件夹"};

std::string reason(int error) { return std::generic_category().message(error != 0 ? error : EIO); }

/// A folder beside the final one that vanishes unless it is given its name.
class PendingFolder {
public:
    explicit PendingFolder(const std::filesystem::path& folder) : final_(folder), temporary_(folder) {
        if (!final_.has_filename()) final_ = final_.parent_path();
        temporary_ = final_;
        temporary_ += "." + std::to_string(::getpid()) + ".tmp";
        std::error_code error;
        if (!std::filesystem::create_directory(temporary_, error)) throw FileError(final_, folder_operation, error.message());
    }
    ~PendingFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(temporary_, ignored);
    }
    PendingFolder(const PendingFolder&) = delete;
    PendingFolder& operator=(const PendingFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return temporary_; }

    /// Takes the final name; files of the same name in a folder that is there already are replaced one by one.
    void publish() {
        std::error_code error;
        if (!std::filesystem::exists(final_)) {
            std::filesystem::rename(temporary_, final_, error);
        } else {
            for (const auto& file : std::filesystem::directory_iterator(temporary_))
                if (!error) std::filesystem::rename(file.path(), final_ / file.path().filename(), error);
        }
        if (error) throw FileError(final_, folder_operation, error.message());
    }

private:
    std::filesystem::path final_, temporary_;
};

void write_text(const std::filesystem::path& path, const std::string& text) {
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw FileError(path, write_operation, reason(errno));
}

std::string csv_of(const ListedTable& table) {
    std::vector<std::string> fields{"county", table.row};
    for (const ListedColumn& column : table.columns)
        fields.push_back(column.name);
    if (!table.registered.empty()) fields.push_back("register");
    std::string text = csv_line(fields);
    for (std::size_t row = 0; row < table.county.size(); ++row) {
        fields = {table.county[row], std::to_string(table.number[row])};
        for (const ListedColumn& column : table.columns)
            fields.push_back(column.real ? csv_number(column.reals[row]) : std::to_string(column.whole[row]));
        if (!table.registered.empty()) fields.push_back(table.registered[row]);
        text += csv_line(fields);
    }
    return text;
}

std::string columns_csv(const std::vector<ListedTable>& tables) {
    std::string text = csv_line({"table", "column", "unit", "meaning"});
    for (const ListedTable& table : tables) {
        for (const ListedColumn& column : table.columns)
            text += csv_line({table.name, column.name, column.unit, column.meaning});
        if (!table.registered.empty()) text += csv_line({table.name, "register", "name", "Name in the county's register"});
    }
    return text;
}

std::string margins_csv(const RegionPopulation& population) {
    std::string text = csv_line({"county", "key", "unit", "asked", "met", "exact", "at_least", "mark", "source", "label_en", "label_zh"});
    for (std::size_t county = 0; county < population.counties.size(); ++county)
        for (const MarginCheck& check : population.margins[county])
            text +=
                csv_line({population.region.counties[county].key, check.key, check.unit, csv_number(check.asked), csv_number(check.met),
                          check.exact ? "1" : "0", check.at_least ? "1" : "0", check.mark, check.source, check.label.en, check.label.zh});
    return text;
}

void write_table(ResultsWriter& writer, const ListedTable& table) {
    writer.dimension(table.name, {table.row, table.number, {{"long_name", "Permanent number, or position in the county"}}});
    writer.write({table.name, table.row + "_county", {table.row}, table.county, {}, false});
    if (!table.registered.empty()) writer.write({table.name, "register", {table.row}, table.registered, {}, false});
    for (const ListedColumn& column : table.columns) {
        stop_if_interrupted();
        Variable variable{table.name, column.name, {table.row}, column.whole, {{"units", column.unit}, {"long_name", column.meaning}}};
        if (column.real) variable.data = column.reals;
        writer.write(variable);
    }
}

void write_margins(ResultsWriter& writer, const RegionPopulation& population) {
    std::vector<std::string> county, key, unit, en, zh;
    std::vector<double> asked, met;
    for (std::size_t i = 0; i < population.counties.size(); ++i)
        for (const MarginCheck& check : population.margins[i]) {
            county.push_back(population.region.counties[i].key);
            key.push_back(check.key);
            unit.push_back(check.unit);
            en.push_back(check.label.en);
            zh.push_back(check.label.zh);
            asked.push_back(check.asked);
            met.push_back(check.met);
        }
    writer.dimension("margins", {"margin", Dimension::Length{key.size()}, {}});
    for (const auto& [name, texts] : {std::pair<std::string, const std::vector<std::string>*>{"margin_county", &county},
                                      {"margin_key", &key},
                                      {"margin_unit", &unit},
                                      {"margin_en", &en},
                                      {"margin_zh", &zh}})
        writer.write({"margins", name, {"margin"}, *texts, {}, false});
    writer.write({"margins", "asked", {"margin"}, asked, {}, false});
    writer.write({"margins", "met", {"margin"}, met, {}, false});
}

} // namespace

RegionPopulation synthesise_region(Region region, std::uint32_t seed) {
    RegionPopulation population;
    for (std::uint32_t index = 0; index < region.counties.size(); ++index) {
        stop_if_interrupted();
        population.counties.push_back(synthesise(region.counties[index], index, RandomKey{seed, 0}));
        population.margins.push_back(check_margins(region.counties[index], population.counties.back()));
    }
    population.region = std::move(region);
    return population;
}

void check_csv_folder(const std::filesystem::path& folder, bool force) {
    if (folder.empty()) return;
    std::error_code error;
    const bool there = std::filesystem::exists(folder, error);
    if (there && !std::filesystem::is_directory(folder, error)) throw FileError(folder, folder_operation, reason(ENOTDIR));
    if (there && !force && !std::filesystem::is_empty(folder, error)) throw FileExists(folder);
    const PendingFolder trial(folder); // vanishes again
}

void write_population_csv(const RegionPopulation& population, const std::filesystem::path& folder, bool force) {
    check_csv_folder(folder, force);
    PendingFolder pending(folder);
    const std::vector<ListedTable> tables = listed_tables(population);
    for (const ListedTable& table : tables) {
        stop_if_interrupted();
        write_text(pending.path() / (table.name + ".csv"), csv_of(table));
    }
    write_text(pending.path() / "columns.csv", columns_csv(tables));
    write_text(pending.path() / "margins.csv", margins_csv(population));
    pending.publish();
}

void write_population_file(const RegionPopulation& population, const std::filesystem::path& path, bool force) {
    const std::vector<ListedTable> tables = listed_tables(population);
    std::uint64_t bytes = 0;
    for (const ListedTable& table : tables)
        bytes += 8 * table.number.size() * (table.columns.size() + 1);
    ResultsWriter writer(path, force, bytes);
    writer.attributes("", {{"format", std::string("terrace-population")},
                           {"Conventions", std::string("CF-1.8")},
                           {"region", population.region.key},
                           {"source", "terrace " + std::string(program_version())}});
    for (const ListedTable& table : tables)
        write_table(writer, table);
    write_margins(writer, population);
    stop_if_interrupted();
    writer.commit();
}

} // namespace terrace
