#include "analysis/sweeps/sweep_file.hpp"
#include "analysis/sweeps/sweep_table.hpp"
#include "sim/core/sha256.hpp"
#include "sim/io/results_file.hpp"
#include "version.hpp"

#include <nlohmann/json.hpp>

#include <numeric>
#include <stdexcept>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;

std::vector<Attribute> named(const std::string& unit, const Text& label) {
    std::vector<Attribute> attributes{{"long_name", label.en}, {"long_name_zh", label.zh}};
    if (!unit.empty()) attributes.insert(attributes.begin(), {"units", unit});
    return attributes;
}

class SweepWriter {
public:
    SweepWriter(const SweepTable& sweep, const std::filesystem::path& path, bool force)
        : sweep_(sweep), writer_(path, force, 8 * (sweep.results.size() + sweep.design.values.size() + sweep.design.shares.size())) {}

    void write() {
        header();
        coordinates();
        factors();
        results();
        provenance();
        writer_.commit();
    }

private:
    void header() {
        const DesignTerms& terms = sweep_.design.terms;
        const auto whole = [](std::size_t number) { return static_cast<std::int64_t>(number); };
        writer_.attributes("", {{"format", std::string("terrace-sweep")},
                                {"format_version", std::int64_t{sweep_file_version}},
                                {"Conventions", std::string("CF-1.8")},
                                {"source", "terrace " + std::string(program_version()) + ", commit " + std::string(program_commit())},
                                {"title", sweep_.title.en},
                                {"title_zh", sweep_.title.zh},
                                {"design", std::string(name_of(terms.kind))},
                                {"design_size", whole(terms.size)},
                                {"design_levels", whole(terms.levels)},
                                {"design_second_order", std::int64_t{terms.second_order}},
                                {"design_seed", whole(terms.seed)},
                                {"design_file", terms.file.string()},
                                {"seed", whole(sweep_.seed)},
                                {"missing", whole(sweep_.missing)},
                                {"digest", sweep_.digest},
                                {"states", sweep_.states}});
    }

    void coordinates() {
        std::vector<std::int64_t> points(sweep_.design.points()), replicates(sweep_.replicates);
        std::iota(points.begin(), points.end(), 0);
        std::iota(replicates.begin(), replicates.end(), 0);
        Texts keys;
        for (const Factor& factor : sweep_.design.factors) keys.push_back(factor.key);
        writer_.dimension("", {"point", points, named("", {"Point of the design", "样本点"})});
        writer_.dimension("", {"factor", keys, named("", {"Factor", "因素"})});
        writer_.dimension("", {"replicate", replicates, named("", {"Replicate", "重复模拟"})});
    }

    template <class Value>
    void factor_texts(const std::string& name, Value value) {
        Texts texts;
        for (const Factor& factor : sweep_.design.factors) texts.push_back(value(factor));
        writer_.write({"", "factor_" + name, {"factor"}, std::move(texts), {}, false});
    }

    void factor_numbers(const std::string& name, double Factor::*member) {
        std::vector<double> numbers;
        for (const Factor& factor : sweep_.design.factors) numbers.push_back(factor.*member);
        writer_.write({"", "factor_" + name, {"factor"}, std::move(numbers), {}, false});
    }

    void factors() {
        factor_texts("en", [](const Factor& factor) { return factor.label.en; });
        factor_texts("zh", [](const Factor& factor) { return factor.label.zh; });
        factor_texts("unit", [](const Factor& factor) { return factor.unit; });
        factor_texts("group", [](const Factor& factor) { return factor.group; });
        factor_texts("spread", [](const Factor& factor) { return std::string(spread_words[static_cast<std::size_t>(factor.spread)]); });
        factor_texts("choices", [](const Factor& factor) { return nlohmann::json(factor.choices).dump(); });
        factor_numbers("low", &Factor::low);
        factor_numbers("high", &Factor::high);
        factor_numbers("mode", &Factor::mode);
        factor_numbers("mean", &Factor::mean);
        factor_numbers("deviation", &Factor::deviation);
        std::vector<std::int32_t> whole;
        for (const Factor& factor : sweep_.design.factors) whole.push_back(factor.whole ? 1 : 0);
        writer_.write({"", "factor_whole", {"factor"}, std::move(whole), {}, false});
    }

    void results() {
        writer_.write({"", "design", {"point", "factor"}, sweep_.design.values, named("", {"Values of the factors", "因素取值"})});
        writer_.write({"", "share", {"point", "factor"}, sweep_.design.shares, named("1", {"Shares of the factors' distributions", "因素分布的分位"})});
        for (std::size_t m = 0; m < sweep_.metrics.size(); ++m) {
            std::vector<double> values;
            values.reserve(sweep_.design.points() * sweep_.replicates);
            for (std::size_t point = 0; point < sweep_.design.points(); ++point)
                for (std::size_t replicate = 0; replicate < sweep_.replicates; ++replicate) values.push_back(sweep_.result(point, m, replicate));
            writer_.write({"", sweep_.metrics[m].name, {"point", "replicate"}, std::move(values), named(sweep_.metrics[m].unit, sweep_.metrics[m].label)});
        }
        writer_.write({"", "failure", {"point"}, sweep_.failures, named("", {"Why the point failed", "失败原因"}), false});
        Texts chinese = sweep_.failures_zh;
        chinese.resize(sweep_.failures.size());
        writer_.write({"", "failure_zh", {"point"}, std::move(chinese), named("", {"Why the point failed, in Chinese", "失败原因（中文）"}), false});
    }

    void axis(const std::string& dimension, const std::string& name, const Texts& values) {
        if (values.empty()) return;
        writer_.dimension("provenance", {dimension, Dimension::Length{values.size()}, {}});
        texts(dimension, name, values);
    }
    void texts(const std::string& dimension, const std::string& name, const Texts& values) { writer_.write({"provenance", name, {dimension}, values, {}, false}); }

    void provenance() {
        Texts names, paths, contents, hashes;
        for (const MetricInfo& metric : sweep_.metrics) names.push_back(metric.name);
        for (const SourceFile& file : sweep_.inputs) {
            Sha256 hash;
            hash.update(file.text);
            paths.push_back(file.path.string());
            contents.push_back(file.text);
            hashes.push_back(hash.hex());
        }
        axis("metric", "metric_name", names);
        axis("line", "description", sweep_.description);
        axis("input_file", "input_path", paths);
        if (paths.empty()) return;
        texts("input_file", "input_text", contents);
        texts("input_file", "input_sha256", hashes);
    }

    const SweepTable& sweep_;
    ResultsWriter writer_;
};

} // namespace

void write_sweep(const SweepTable& sweep, const std::filesystem::path& file, bool force) {
    const std::size_t points = sweep.design.points();
    if (sweep.results.size() != points * sweep.metrics.size() * sweep.replicates || sweep.failures.size() != points || sweep.design.shares.size() != sweep.design.values.size())
        throw std::invalid_argument("write_sweep: results do not fit the design");
    SweepWriter(sweep, file, force).write();
}

} // namespace terrace
