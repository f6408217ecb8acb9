#include "models/population/register_file.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "models/population/register_weights.hpp"
#include "sim/config/node.hpp"

namespace terrace {
namespace {

/// A number as the file would have it: "12.5".
std::string shown(double value) { return number_text(value); }

/// Rows of households.csv as they stand in the file.
struct ReadHouseholds {
    std::vector<std::string> ids, villages;   ///< villages empty without such a column
    std::vector<double> weights;              ///< 1 without such a column
    std::array<std::vector<double>, household_items> items;
    bool weighted = false;
};

class CountyReader {
public:
    CountyReader(std::string_view county, std::span<const CountyName> counties) : counties_{county, counties} {}

    void read_villages(const SourceFile& source);
    void read_households(const SourceFile& source);
    CountyRegister finish();

private:
    void take_village(const RegisterRow& row);
    void take_household(const RegisterRow& row);
    bool is_new(const RegisterRow& row, std::string_view key, std::map<std::string, int>& lines);
    bool adds_up(const RegisterRow& row);
    void reject_empty(const SourceFile& source, std::size_t faults_before, bool any);
    void add_faulty_villages();
    void place_households();
    void compare_counts();

    RegisterCounties counties_;
    InputFaults faults_;
    CountyRegister result_;
    ReadHouseholds read_;
    std::map<std::string, int> village_lines_, household_lines_, township_rows_;
    bool villages_known_ = false;   ///< from a villages.csv without a fault
    bool households_known_ = false; ///< from a households.csv without a fault
    std::vector<Place> counted_at_; ///< of each village: its cell `households`
};

/// Whether nobody before had the name of this row.
bool CountyReader::is_new(const RegisterRow& row, std::string_view key, std::map<std::string, int>& lines) {
    const auto [first, added] = lines.emplace(row.text(key), row.line());
    if (added) return true;
    const std::string line = std::to_string(first->second), name = row.text(key);
    row.reject(key, {"'" + name + "' again, which stands in line " + line + " already", "“" + name + "”重复，第 " + line + " 行已有"},
               {"a name of its own in every row; a household that stands for several has a weight", "每行编号互不相同；一户代表多户时用权重列"});
    return false;
}

void CountyReader::take_village(const RegisterRow& row) {
    if (!is_new(row, "village", village_lines_)) return;
    result_.villages.push_back(row.text("village"));
    if (row.has("township")) {
        const auto [known, added] = township_rows_.emplace(row.text("township"), static_cast<int>(result_.townships.size()));
        if (added) result_.townships.push_back(row.text("township"));
        result_.township.push_back(static_cast<std::uint32_t>(known->second));
    }
    for (const RegisterColumn& column : village_columns())
        if (column.item >= 0 && row.has(column.key)) result_.of_villages[static_cast<std::size_t>(column.item)].push_back(row.number(column.key));
    if (row.has("households")) counted_at_.push_back(row.place("households"));
}

void CountyReader::reject_empty(const SourceFile& source, std::size_t faults_before, bool any) {
    if (any || faults_.count() > faults_before) return;
    const std::string county(counties_.wanted);
    faults_.add(InputError({source.path.string()}, "", {"no row of the county '" + county + "'", "没有县“" + county + "”的行"}, {"at least one row", "至少一行"}));
}

void CountyReader::read_villages(const SourceFile& source) {
    const std::size_t before = faults_.count();
    result_.village_file = source.path.string();
    const bool any = read_register_rows(source, village_columns(), counties_, faults_, [&](const RegisterRow& row) { take_village(row); });
    reject_empty(source, before, any);
    villages_known_ = faults_.count() == before;
}

/// Rules between the cells of one household.
bool CountyReader::adds_up(const RegisterRow& row) {
    const double members = row.number("members"), workers = row.number("workers"), away = row.number("away");
    bool good = true;
    const auto rule = [&](bool broken, std::string_view key, const Text& of, double most, const Text& reason) {
        if (!broken) return;
        good = false;
        const std::string limit = shown(most);
        row.reject(key, {"'" + row.text(key) + "' " + of.en, "“" + row.text(key) + "”，" + of.zh}, {"at most " + limit + ", " + reason.en, "不超过 " + limit + "，" + reason.zh});
    };
    rule(workers > members, "workers", {"in a household of " + row.text("members"), "而全户 " + row.text("members") + " 人"}, members, {"its members", "即全户人口"});
    if (row.has("pensioners"))
        rule(workers <= members && row.number("pensioners") > members - workers, "pensioners", {"beside " + row.text("workers") + " workers", "而劳动力 " + row.text("workers") + " 人"},
             members - workers, {"the members who are no workers", "即劳动力以外的人口"});
    if (row.has("away"))
        rule(away > std::min(workers, members - 1), "away", {"of " + row.text("workers") + " workers", "而劳动力 " + row.text("workers") + " 人"}, std::min(workers, members - 1),
             {"since workers are away and somebody stays at home", "外出的是劳动力，且家中须留人"});
    if (row.has("leased_out_mu") && row.has("contracted_mu"))
        rule(row.number("leased_out_mu") > row.number("contracted_mu"), "leased_out_mu", {"of " + row.text("contracted_mu") + " mu contracted", "而承包地 " + row.text("contracted_mu") + " 亩"},
             row.number("contracted_mu") / 100.0, {"the land contracted", "即承包地面积"});
    if (row.has("leased_out_mu") && !row.has("contracted_mu") && row.number("leased_out_mu") > 0)
        rule(true, "leased_out_mu", {"without a column contracted_mu", "但没有“承包地亩”列"}, 0, {"unless the land contracted is known", "除非给出承包地面积"});
    return good;
}

void CountyReader::take_household(const RegisterRow& row) {
    const bool fresh = is_new(row, "household_id", household_lines_);
    bool good = adds_up(row) && fresh;
    if (row.has("village") && villages_known_ && !village_lines_.contains(row.text("village"))) {
        const std::string &name = row.text("village"), &file = result_.village_file;
        row.reject_name("village", {"'" + name + "', which is no village of " + file, "“" + name + "”，" + file + " 中没有这个村"}, result_.villages);
        good = false;
    }
    if (!good) return;
    read_.ids.push_back(row.text("household_id"));
    if (row.has("village")) read_.villages.push_back(row.text("village"));
    read_.weighted = row.has("weight");
    read_.weights.push_back(read_.weighted ? row.number("weight") : 1.0);
    for (const RegisterColumn& column : household_columns())
        if (column.item >= 0 && row.has(column.key)) read_.items[static_cast<std::size_t>(column.item)].push_back(row.number(column.key));
}

void CountyReader::read_households(const SourceFile& source) {
    const std::size_t before = faults_.count();
    result_.household_file = source.path.string();
    const bool any = read_register_rows(source, household_columns(), counties_, faults_, [&](const RegisterRow& row) { take_household(row); });
    reject_empty(source, before, any);
    households_known_ = faults_.count() == before;
}

/// Villages that households live in and whose own rows are faulty, so that those with good rows can be compared all the same.
void CountyReader::add_faulty_villages() {
    for (const std::string& name : read_.villages)
        if (std::find(result_.villages.begin(), result_.villages.end(), name) == result_.villages.end()) result_.villages.push_back(name);
}

/// Rows by village and identifier, whatever their order in the file, each as often as its weight says.
void CountyReader::place_households() {
    if (result_.villages.empty() && !read_.villages.empty()) {   // the villages are those that households name, by name
        result_.villages = read_.villages;
        std::sort(result_.villages.begin(), result_.villages.end());
        result_.villages.erase(std::unique(result_.villages.begin(), result_.villages.end()), result_.villages.end());
    }
    std::map<std::string, std::uint32_t> village_row;
    for (std::uint32_t v = 0; v < result_.villages.size(); ++v) village_row.emplace(result_.villages[v], v);
    std::vector<std::uint32_t> home(read_.ids.size(), 0), order(read_.ids.size());
    for (std::size_t i = 0; i < read_.villages.size(); ++i) home[i] = village_row.at(read_.villages[i]);
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return home[a] != home[b] ? home[a] < home[b] : read_.ids[a] < read_.ids[b]; });

    std::vector<double> weights;
    for (const std::uint32_t i : order) weights.push_back(read_.weights[i]);
    const std::vector<std::uint32_t> copies = whole_copies(weights);
    if (!read_.villages.empty()) result_.village_households.assign(result_.villages.size(), 0);
    for (std::size_t position = 0; position < order.size(); ++position) {
        const std::uint32_t i = order[position];
        if (!read_.villages.empty()) result_.village_households[home[i]] += copies[position];
        for (std::uint32_t copy = 0; copy < copies[position]; ++copy) {
            result_.household_ids.push_back(copy == 0 ? read_.ids[i] : read_.ids[i] + "#" + std::to_string(copy + 1));
            for (std::size_t item = 0; item < household_items; ++item)
                if (!read_.items[item].empty()) result_.of_households[item].push_back(read_.items[item][i]);
        }
    }
}

/// Households that live in each village against the number that villages.csv has; a weight may round to one more or less.
void CountyReader::compare_counts() {
    const std::vector<double>& counted = result_.values(VillageItem::households);
    for (std::size_t v = 0; v < result_.village_households.size(); ++v) {
        const double found = result_.village_households[v];
        const std::string lives = shown(found);
        if (found == 0) {
            const std::string name = result_.villages[v];
            faults_.add(InputError({result_.household_file}, "village", {"no household of the village '" + name + "'", "村“" + name + "”没有农户"}, {"at least one in every village", "每村至少一户"}));
        } else if (v < counted.size() && (counted[v] > found + read_.weighted || counted[v] < found - read_.weighted)) {
            faults_.add(InputError(counted_at_[v], "households", {"'" + shown(counted[v]) + "'", "“" + shown(counted[v]) + "”"},
                                   {lives + ", the households of the village in " + result_.household_file, lives + "，即 " + result_.household_file + " 中该村的户数"}));
        }
    }
}

CountyRegister CountyReader::finish() {
    if (!households_known_) faults_.throw_if_any();   // households left out would be missed in every village
    if (faults_.count() > 0 && !result_.villages.empty()) add_faulty_villages();
    if (!read_.ids.empty()) place_households();
    compare_counts();
    faults_.throw_if_any();
    if (result_.village_households.empty())
        for (const double households : result_.values(VillageItem::households)) result_.village_households.push_back(static_cast<std::uint32_t>(households));
    return std::move(result_);
}

}  // namespace

CountyRegister read_registers(const RegisterSources& sources, std::string_view county, std::span<const CountyName> counties) {
    CountyReader reader(county, counties);
    if (sources.villages) reader.read_villages(*sources.villages);
    if (sources.households) reader.read_households(*sources.households);
    return reader.finish();
}

}  // namespace terrace
