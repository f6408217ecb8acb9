#include "analysis/study/effect_group.hpp"
#include "analysis/study/grouped_effects.hpp"
#include "analysis/study/kind_of_file.hpp"
#include "analysis/study/overlap_group.hpp"
#include "analysis/study/scenario_settings.hpp"
#include "analysis/study/study_file.hpp"
#include "sim/io/results_file.hpp"

#include <algorithm>
#include <iterator>
#include <functional>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string_view>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::string_view axes_of_every_series[] = {"scenario", "replicate", "time", "county"};

const std::vector<std::pair<std::string, Texts>> group_axes{
    {"villages", {"year", "village"}}, {"tiers", {"time", "county", "tier"}}, {"household_types", {"time", "county", "household_type"}},
    {"villages_monthly", {"time", "village"}}};

class StudyReader {
public:
    explicit StudyReader(const std::filesystem::path& path) : path_(path), reader_(path) {}

    Study read() {
        const std::string format = reader_.text_attribute("", "format").value_or("");
        if (format != "terrace-study") {
            const Text kind = kind_instead_of_study(format);
            throw FileError(path_, {"read the study (" + kind.en + ")", "读取研究结果（" + kind.zh + "）"}, "not a study of this program");
        }
        if (integer("", "format_version") != study_file_version) fail("its format has another version", "文件格式版本不同");
        program();
        input_files();
        runs();
        coordinates();
        digests();
        series();
        villages();
        groups();
        ledger();
        if (reader_.has("participants/record")) effects();
        overlaps();
        return std::move(study_);
    }

private:
    [[noreturn]] void fail(const std::string& reason, const std::string& reason_zh) const {
        throw FileError(path_, {"read the study (" + reason + ")", "读取研究结果（" + reason_zh + "）"}, reason);
    }
    void require(bool condition, const std::string& name) const {
        if (!condition) fail("'" + name + "' has not the form it should have", "“" + name + "”的形式不符");
    }

    std::size_t months() const { return static_cast<std::size_t>(study_.months); }

    /// Values of all scenarios from those of the kept ones, `each` to a replicate; `none` stands for helper runs.
    template <class T>
    std::vector<T> whole(const std::string& name, std::vector<T> kept, std::size_t each, const T& none) const {
        each *= study_.replicates;
        require(kept.size() == scenarios_.size() * each, name);
        if (scenarios_.size() == study_.scenarios.size()) return kept;
        std::vector<T> values(study_.scenarios.size() * each, none);
        for (std::size_t i = 0; i < scenarios_.size(); ++i)
            std::copy_n(kept.begin() + static_cast<std::ptrdiff_t>(i * each), each,
                        values.begin() + static_cast<std::ptrdiff_t>(scenarios_[i] * each));
        return values;
    }

    template <class T>
    T attribute(const std::string& name, const std::string& attribute) const {
        for (const Attribute& found : reader_.attributes(name))
            if (found.name == attribute && std::holds_alternative<T>(found.value)) return std::get<T>(found.value);
        return {};
    }
    std::int64_t integer(const std::string& name, const std::string& key) const { return attribute<std::int64_t>(name, key); }
    std::string text(const std::string& name, const std::string& key) const { return attribute<std::string>(name, key); }

    /// A list of texts, empty where the file has none.
    Texts texts(const std::string& name) const { return reader_.has(name) ? reader_.strings(name).values : Texts{}; }
    std::string single(const std::string& name) const {
        const Texts values = texts(name);
        return values.empty() ? "" : values.front();
    }

    void program() {
        Study::Provenance& to = study_.provenance;
        to.version = text("provenance", "version");
        to.commit = text("provenance", "commit");
        to.compiler = text("provenance", "compiler");
        to.created = text("provenance", "created");
        to.threads = static_cast<int>(integer("provenance", "threads"));
        to.wall_seconds = attribute<double>("provenance", "wall_seconds");
        to.command_line = single("provenance/command_line");
        to.parameters = single("provenance/parameters");
        to.arguments = texts("provenance/argument_text");
        study_.seed = static_cast<std::uint32_t>(integer("provenance", "seed"));
        const Texts phases = texts("provenance/phase_name");
        if (phases.empty()) return;
        const auto seconds = reader_.doubles("provenance/phase_seconds").values;
        require(seconds.size() == phases.size(), "provenance/phase_seconds");
        for (std::size_t i = 0; i < phases.size(); ++i)
            to.timings.emplace_back(phases[i], seconds[i]);
    }

    void input_files() {
        const Texts paths = texts("provenance/input_path"), contents = texts("provenance/input_text");
        require(paths.size() == contents.size(), "provenance/input_text");
        for (std::size_t i = 0; i < paths.size(); ++i)
            study_.provenance.files.emplace_back(paths[i], contents[i]);
    }

    void runs() {
        for (const std::string& settings : reader_.strings("provenance/run_settings").values)
            try {
                study_.scenarios.push_back(scenario_from_settings(settings));
            } catch (const std::invalid_argument&) {
                require(false, "provenance/run_settings");
            }
        for (std::size_t i = 0; i < study_.scenarios.size(); ++i)
            (study_.scenarios[i].helper ? helpers_ : scenarios_).push_back(i);
        require(scenarios_.size() == reader_.shape("scenario").at(0), "scenario");
    }

    /// Coordinates of the study are the axes with names in English beside them; those of effects alone have none.
    bool is_coordinate(const std::string& name) const {
        const bool every =
            std::find(std::begin(axes_of_every_series), std::end(axes_of_every_series), name) != std::end(axes_of_every_series);
        return !every && reader_.dimensions(name) == Texts{name} && reader_.has(name + "_en");
    }

    void coordinates() {
        const Texts counties = reader_.strings("county").values;
        const Texts en = reader_.strings("county_en").values, zh = reader_.strings("county_zh").values;
        require(en.size() == counties.size() && zh.size() == counties.size(), "county");
        for (std::size_t i = 0; i < counties.size(); ++i)
            study_.counties.push_back({counties[i], {en[i], zh[i]}});
        study_.replicates = reader_.shape("replicate").at(0);
        study_.months = static_cast<int>(reader_.shape("time").at(0));
        const auto first = Month::parse(text("provenance", "first_month"));
        require(first.has_value(), "provenance: first_month");
        study_.first = *first;
        for (const std::string& name : reader_.list())
            if (is_coordinate(name)) study_.coordinates.push_back({name, reader_.strings(name).values, texts(name + "_zh")});
    }

    void digests() {
        if (!reader_.has("provenance/digest")) return;
        study_.digests = whole("provenance/digest", texts("provenance/digest"), 1, std::string());
    }

    SeriesInfo info(const std::string& path, const std::string& name) const {
        return {name, text(path, "units"), text(path, "long_name"), text(path, "long_name_zh"), text(path, "cell_methods"), "", 1};
    }

    void series() {
        for (const std::string& name : reader_.list()) {
            const Texts dimensions = reader_.dimensions(name);
            if (dimensions.size() < 4) continue;
            SeriesInfo& series = study_.series.emplace_back(info(name, name));
            if (dimensions.size() > 4) {
                series.dimension = dimensions[4];
                series.size = reader_.shape(name).at(4);
            }
            const std::size_t each = months() * study_.counties.size() * series.size;
            study_.values.push_back(whole(name, reader_.doubles(name).values, each, missing));
        }
    }

    void villages() {
        if (!reader_.has("villages/village")) return;
        study_.village_names = reader_.strings("villages/village").values;
        study_.village_county = reader_.strings("villages/village_county").values;
        for (const std::string& name : reader_.list("villages")) {
            const std::string path = "villages/" + name;
            if (const Texts dimensions = reader_.dimensions(path); dimensions.size() != 4 || dimensions[2] != "time") continue;
            study_.village_series.push_back(info(path, name));
            const std::size_t each = months() * study_.village_names.size();
            study_.village_values.push_back(whole(path, reader_.doubles(path).values, each, missing));
        }
    }

    void groups() {
        for (const auto& [name, axes] : group_axes) {
            GroupTable table;
            table.name = name;
            for (const std::string& series : reader_.has(name + "/population") ? reader_.list(name) : Texts{}) group_series(table, axes, series);
            if (!table.series.empty()) table.axes = axes;
            else if (name == "villages_monthly") continue;
            study_.groups.push_back(std::move(table));
        }
    }

    /// Reads one series if it is one of the groups': other variables of the same group have other axes.
    void group_series(GroupTable& table, const Texts& axes, const std::string& name) {
        const std::string path = table.name + "/" + name;
        const Texts dimensions = reader_.dimensions(path);
        const std::size_t first = 2, last = first + axes.size();
        if (dimensions.size() < last || !std::equal(axes.begin(), axes.end(), dimensions.begin() + first)) return;
        const std::vector<std::size_t> shape = reader_.shape(path);
        table.times = shape[first];
        table.groups = std::accumulate(shape.begin() + first + 1, shape.begin() + static_cast<std::ptrdiff_t>(last), std::size_t{1}, std::multiplies<>());
        SeriesInfo& series = table.series.emplace_back(info(path, name));
        if (dimensions.size() > last) series.dimension = dimensions[last], series.size = shape[last];
        table.values.push_back(reader_.doubles(path).values);
        require(table.values.back().size() == scenarios_.size() * study_.replicates * table.times * table.groups * series.size, path);
    }

    void ledger() {
        if (!reader_.has("ledger/amount")) return;
        const std::size_t each = months() * study_.counties.size() * flow_count;
        study_.ledger = whole("ledger/amount", reader_.int64s("ledger/amount").values, each, std::int64_t{0});
    }

    void effects() {
        const Texts measures = reader_.strings("measure").values;
        try {
            read_effects(reader_, study_, {"participants", "scenario", scenarios_}, measures);
            read_grouped_effects(reader_, study_, scenarios_, measures);
            if (reader_.has("helper_runs/record")) read_effects(reader_, study_, {"helper_runs", "helper_run", helpers_}, measures);
        } catch (const std::invalid_argument&) {
            require(false, "participants");
        }
    }

    void overlaps() {
        try {
            read_overlaps(reader_, study_);
        } catch (const std::invalid_argument&) {
            require(false, "overlaps");
        }
    }

    std::filesystem::path path_;
    ResultsReader reader_;
    Study study_;
    std::vector<std::size_t> scenarios_, helpers_; ///< positions in the study
};

} // namespace

Study read_study(const std::filesystem::path& path) { return StudyReader(path).read(); }

} // namespace terrace
