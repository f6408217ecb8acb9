#include "analysis/study/effect_group.hpp"
#include "analysis/study/grouped_effects.hpp"
#include "analysis/study/household_group.hpp"
#include "analysis/study/overlap_group.hpp"
#include "analysis/study/scenario_settings.hpp"
#include "analysis/study/study_file.hpp"
#include "analysis/study/wording.hpp"
#include "sim/core/sha256.hpp"
#include "sim/io/results_file.hpp"
#include "sim/io/time_axis.hpp"
#include "sim/run/tasks.hpp"

#include <array>
#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;

constexpr std::array<std::string_view, sector_count> sector_names{"household", "enterprise", "cooperative", "village", "county_government",
                                                                  "state",     "bank",       "insurer",     "outside"};

std::string sector_name(Sector sector) { return std::string(sector_names[static_cast<std::size_t>(sector)]); }

/// Key of an income source; "none" for flows that are no income.
std::string source_name(IncomeSource source) {
    return source == IncomeSource::none ? "none" : std::string(income_source_names()[static_cast<std::size_t>(source)].key);
}

template <std::size_t N>
Texts keys(const std::array<Named, N>& names) {
    Texts keys;
    for (const Named& name : names)
        keys.emplace_back(name.key);
    return keys;
}

Texts flow_keys() {
    Texts keys;
    for (const FlowInfo& flow : flow_table())
        keys.emplace_back(flow.key);
    return keys;
}

std::vector<Attribute> named(std::string units, std::string long_name, std::string long_name_zh) {
    std::vector<Attribute> attributes{{"long_name", std::move(long_name)}, {"long_name_zh", std::move(long_name_zh)}};
    if (!units.empty()) attributes.insert(attributes.begin(), {"units", std::move(units)});
    return attributes;
}

std::vector<Attribute> described(const SeriesInfo& info) {
    auto attributes = named(info.unit, info.long_name, info.long_name_zh);
    if (!info.cell_methods.empty()) attributes.push_back({"cell_methods", info.cell_methods});
    return attributes;
}

class StudyWriter {
public:
    StudyWriter(const Study& study, const std::filesystem::path& path, bool force, const std::atomic<bool>* cancelled, const std::vector<Scenario>* panel)
        : study_(study), writer_(path, force, expected_bytes(study) + (panel ? household_panel_bytes(*panel, study.replicates) : 0)), cancelled_(cancelled), panel_(panel) {
        for (std::size_t i = 0; i < study.scenarios.size(); ++i)
            (study.scenarios[i].helper ? helpers_ : scenarios_).push_back(i);
    }

    void write() {
        if (study_.first_replicate != 0) throw std::invalid_argument("write_study: a part of a study, whose replicates would be misnumbered");
        writer_.attributes("", {{"format", std::string("terrace-study")},
                                {"format_version", std::int64_t{study_file_version}},
                                {"Conventions", std::string("CF-1.8")},
                                {"source", "terrace " + study_.provenance.version}});
        coordinates();
        series();
        villages();
        groups();
        ledger();
        participants();
        write_overlaps(writer_, study_);
        provenance();
        if (panel_) write_households(writer_, study_, *panel_, cancelled_);
        stop_if_cancelled();
        writer_.commit();
    }

private:
    void stop_if_cancelled() const {
        if (cancelled_ != nullptr && *cancelled_) throw Cancelled();
    }

    static std::uint64_t expected_bytes(const Study& study) {
        std::uint64_t bytes = 8 * study.ledger.size();
        for (const auto& values : study.values)
            bytes += 8 * values.size();
        for (const auto& values : study.village_values)
            bytes += 8 * values.size();
        for (const GroupTable& table : study.groups)
            for (const auto& values : table.values)
                bytes += 8 * values.size();
        return bytes;
    }

    /// The values of the scenarios that are no helper runs; the scenario is the first axis.
    template <class T>
    std::vector<T> kept(const std::vector<T>& values) const {
        if (study_.scenarios.empty() || values.size() % study_.scenarios.size() != 0)
            throw std::invalid_argument("write_study: values do not fit the number of scenarios");
        const auto each = static_cast<std::ptrdiff_t>(values.size() / study_.scenarios.size());
        std::vector<T> result;
        for (const std::size_t scenario : scenarios_) {
            const auto from = values.begin() + each * static_cast<std::ptrdiff_t>(scenario);
            result.insert(result.end(), from, from + each);
        }
        return result;
    }

    void labels(const std::string& group, const std::string& dimension, const std::string& name, Texts values) {
        writer_.write({group, name, {dimension}, std::move(values), {}, false});
    }

    void labelled(const std::string& name, const Texts& labels_en, const Texts& labels_zh) {
        labels("", name, name + "_en", labels_en);
        if (!labels_zh.empty()) labels("", name, name + "_zh", labels_zh);
    }

    void coordinates() {
        Texts names, names_en, names_zh, counties, counties_en, counties_zh;
        for (const std::size_t scenario : scenarios_) {
            names.push_back(study_.scenarios[scenario].name);
            names_en.push_back(study_.scenarios[scenario].title.en);
            names_zh.push_back(study_.scenarios[scenario].title.zh);
        }
        for (const CountyInfo& county : study_.counties) {
            counties.push_back(county.key);
            counties_en.push_back(county.label.en);
            counties_zh.push_back(county.label.zh);
        }
        std::vector<std::int64_t> replicates(study_.replicates);
        std::iota(replicates.begin(), replicates.end(), 0);
        writer_.dimension("", {"scenario", names, named("", "Scenario", "方案")});
        writer_.dimension("", {"replicate", replicates, named("", "Replicate", "重复模拟")});
        writer_.dimension("", time_axis(study_.first, study_.months));
        writer_.dimension("", {"county", counties, named("", "County", "县")});
        labelled("scenario", names_en, names_zh);
        labelled("county", counties_en, counties_zh);
        for (const Coordinate& coordinate : study_.coordinates) {
            writer_.dimension("", {coordinate.name, coordinate.labels, {}});
            labelled(coordinate.name, coordinate.labels, coordinate.labels_zh);
        }
    }

    void series() {
        for (std::size_t i = 0; i < study_.series.size(); ++i) {
            stop_if_cancelled();
            const SeriesInfo& info = study_.series[i];
            Texts dimensions{"scenario", "replicate", "time", "county"};
            if (!info.dimension.empty()) dimensions.push_back(info.dimension);
            writer_.write({"", info.name, dimensions, kept(study_.values.at(i)), described(info)});
        }
    }

    void villages() {
        if (study_.village_names.empty()) return;
        writer_.dimension("villages", {"village", study_.village_names, named("", "Village", "村")});
        labels("villages", "village", "village_county", study_.village_county);
        for (std::size_t i = 0; i < study_.village_series.size(); ++i) {
            const SeriesInfo& info = study_.village_series[i];
            writer_.write(
                {"villages", info.name, {"scenario", "replicate", "time", "village"}, kept(study_.village_values.at(i)), described(info)});
        }
    }

    void groups() {
        for (const GroupTable& table : study_.groups) {
            if (table.series.empty()) continue;
            stop_if_cancelled();
            if (table.name == "villages_monthly") labels(table.name, "village", "village", study_.village_names);
            if (table.name == "villages") writer_.dimension("villages", {"year", study_.decembers(), named("", "Year, as of its December", "年度（12月）")});
            for (std::size_t s = 0; s < table.series.size(); ++s) {
                const SeriesInfo& info = table.series[s];
                Texts dimensions{"scenario", "replicate"};
                dimensions.insert(dimensions.end(), table.axes.begin(), table.axes.end());
                if (!info.dimension.empty()) dimensions.push_back(info.dimension);
                writer_.write({table.name, info.name, dimensions, table.values[s], described(info)});
            }
        }
    }

    void ledger() {
        if (study_.ledger.empty()) return;
        Texts kinds, payers, payees, zh, received, paid;
        for (const FlowInfo& flow : flow_table()) {
            kinds.emplace_back(flow.key);
            payers.push_back(sector_name(flow.payer));
            payees.push_back(sector_name(flow.payee));
            received.push_back(source_name(flow.received_as));
            paid.push_back(source_name(flow.paid_as));
            zh.emplace_back(flow.zh);
        }
        writer_.dimension("ledger", {"flow", kinds, named("", "Flow", "资金流")});
        labels("ledger", "flow", "flow_kind", kinds);
        labels("ledger", "flow", "flow_payer", payers);
        labels("ledger", "flow", "flow_payee", payees);
        labels("ledger", "flow", "flow_received_as", received);
        labels("ledger", "flow", "flow_paid_as", paid);
        labels("ledger", "flow", "flow_zh", zh);
        writer_.write({"ledger",
                       "amount",
                       {"scenario", "replicate", "time", "county", "flow"},
                       kept(study_.ledger),
                       named("fen", "Money that passed in the month", "当月金额")});
    }

    /// Adds an axis unless the study has it as a coordinate of its own.
    void axis_unless_known(const std::string& name, const Dimension::Values& values) {
        for (const Coordinate& coordinate : study_.coordinates)
            if (coordinate.name == name) return;
        writer_.dimension("", {name, values, {}});
    }

    void participants() {
        if (study_.effects.empty()) return;
        const Texts measures = measure_names(study_);
        axis_unless_known("measure", measures);
        axis_unless_known("income_source", keys(income_source_names()));
        axis_unless_known("receipt_form", keys(receipt_form_names()));
        axis_unless_known("money_flow", flow_keys());
        std::vector<std::string> changes;
        for (const Named& name : household_change_names()) changes.emplace_back(name.key);
        axis_unless_known("income_change", changes);
        axis_unless_known("participation_year", std::vector<std::int64_t>{1, 2, 3, 4, 5, 6});
        write_effects(writer_, study_, {"participants", "scenario", scenarios_}, measures);
        write_grouped_effects(writer_, study_, scenarios_, measures);
        if (helpers_.empty()) return;
        Texts names;
        for (const std::size_t helper : helpers_)
            names.push_back(study_.scenarios[helper].name);
        writer_.dimension("helper_runs", {"helper_run", names, {}});
        write_effects(writer_, study_, {"helper_runs", "helper_run", helpers_}, measures);
    }

    /// An axis without values and the texts along it; nothing when there are none.
    void provenance_axis(const std::string& dimension, const std::string& name, const Texts& values) {
        if (values.empty()) return;
        writer_.dimension("provenance", {dimension, Dimension::Length{values.size()}, {}});
        labels("provenance", dimension, name, values);
    }

    void program() {
        const Study::Provenance& from = study_.provenance;
        writer_.attributes("provenance", {{"version", from.version},
                                          {"commit", from.commit},
                                          {"compiler", from.compiler},
                                          {"created", from.created},
                                          {"seed", static_cast<std::int64_t>(study_.seed)},
                                          {"threads", static_cast<std::int64_t>(from.threads)},
                                          {"wall_seconds", from.wall_seconds},
                                          {"first_month", study_.first.to_string()}});
        writer_.write({"provenance", "command_line", {}, Texts{from.command_line}, {}, false});
        writer_.write({"provenance", "parameters", {}, Texts{from.parameters}, {}, false});
        provenance_axis("argument", "argument_text", from.arguments);
        Texts phases;
        std::vector<double> seconds;
        for (const auto& [phase, time] : from.timings) {
            phases.push_back(phase);
            seconds.push_back(time);
        }
        provenance_axis("phase", "phase_name", phases);
        if (!phases.empty()) writer_.write({"provenance", "phase_seconds", {"phase"}, seconds, {{"units", std::string("s")}}, false});
    }

    void input_files() {
        Texts paths, contents, hashes;
        for (const auto& [path, content] : study_.provenance.files) {
            paths.push_back(path);
            contents.push_back(content);
            hashes.push_back(sha256_of(content));
        }
        provenance_axis("input_file", "input_path", paths);
        if (paths.empty()) return;
        labels("provenance", "input_file", "input_text", contents);
        labels("provenance", "input_file", "input_sha256", hashes);
    }

    void provenance() {
        program();
        input_files();
        Texts runs, settings;
        for (const ScenarioInfo& scenario : study_.scenarios) {
            runs.push_back(scenario.name);
            settings.push_back(scenario_settings_text(scenario));
        }
        writer_.dimension("provenance", {"run", runs, {}});
        labels("provenance", "run", "run_settings", settings);
        if (!study_.digests.empty()) writer_.write({"provenance", "digest", {"scenario", "replicate"}, kept(study_.digests), {}, false});
    }

    const Study& study_;
    ResultsWriter writer_;
    const std::atomic<bool>* cancelled_;
    const std::vector<Scenario>* panel_;
    std::vector<std::size_t> scenarios_, helpers_; ///< positions in the study
};

} // namespace

void write_study(const Study& study, const std::filesystem::path& path, bool force, const std::atomic<bool>* cancelled, const std::vector<Scenario>* panel) {
    StudyWriter(study, path, force, cancelled, panel).write();
}

} // namespace terrace
