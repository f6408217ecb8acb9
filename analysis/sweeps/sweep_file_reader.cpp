#include "analysis/sweeps/sweep_file.hpp"
#include "analysis/sweeps/sweep_table.hpp"
#include "sim/io/results_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace terrace {
namespace {

using Texts = std::vector<std::string>;

class SweepReader {
public:
    explicit SweepReader(const std::filesystem::path& path) : path_(path), reader_(path) {}

    SweepTable read() {
        if (reader_.text_attribute("", "format").value_or("") != "terrace-sweep") fail("it is not a sweep of this program", "不是本程序的参数扫描结果文件");
        if (integer("format_version") != sweep_file_version) fail("its format has another version", "文件格式版本不同");
        header();
        factors();
        design();
        results();
        provenance();
        return std::move(sweep_);
    }

private:
    [[noreturn]] void fail(const std::string& reason, const std::string& reason_zh) const {
        throw FileError(path_, {"read the sweep (" + reason + ")", "读取参数扫描结果（" + reason_zh + "）"}, reason);
    }
    void require(bool condition, const std::string& name) const {
        if (!condition) fail("'" + name + "' has not the form it should have", "“" + name + "”的形式不符");
    }
    std::string text(const std::string& name) const { return reader_.text_attribute("", name).value_or(""); }
    std::int64_t integer(const std::string& name) const {
        for (const Attribute& attribute : reader_.attributes(""))
            if (attribute.name == name && std::holds_alternative<std::int64_t>(attribute.value)) return std::get<std::int64_t>(attribute.value);
        fail("it lacks '" + name + "'", "缺少“" + name + "”");
    }

    void header() {
        constexpr std::array kinds{DesignKind::factorial, DesignKind::one_at_a_time, DesignKind::latin_hypercube, DesignKind::sobol,
                                   DesignKind::saltelli, DesignKind::morris, DesignKind::file};
        const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](DesignKind one) { return name_of(one) == text("design"); });
        require(kind != kinds.end(), "design");
        sweep_.title = {text("title"), text("title_zh")};
        DesignTerms& terms = sweep_.design.terms;
        terms.kind = *kind;
        terms.size = static_cast<std::size_t>(integer("design_size"));
        terms.levels = static_cast<std::size_t>(integer("design_levels"));
        terms.second_order = integer("design_second_order") != 0;
        terms.seed = static_cast<std::uint32_t>(integer("design_seed"));
        terms.file = text("design_file");
        sweep_.seed = static_cast<std::uint32_t>(integer("seed"));
        sweep_.missing = static_cast<std::size_t>(integer("missing"));
        sweep_.digest = text("digest");
        sweep_.states = text("states");
    }

    Texts texts(const std::string& name, std::size_t size) const {
        Texts values = reader_.strings(name).values;
        require(values.size() == size, name);
        return values;
    }
    std::vector<double> numbers(const std::string& name, std::size_t size) const {
        std::vector<double> values = reader_.doubles(name).values;
        require(values.size() == size, name);
        return values;
    }

    void factor_texts(const std::string& name, std::string Factor::*member) {
        const Texts values = texts("factor_" + name, sweep_.design.factors.size());
        for (std::size_t f = 0; f < values.size(); ++f) sweep_.design.factors[f].*member = values[f];
    }
    void factor_numbers(const std::string& name, double Factor::*member) {
        const std::vector<double> values = numbers("factor_" + name, sweep_.design.factors.size());
        for (std::size_t f = 0; f < values.size(); ++f) sweep_.design.factors[f].*member = values[f];
    }

    void factors() {
        const Texts keys = reader_.strings("factor").values;
        sweep_.design.factors.resize(keys.size());
        const Texts english = texts("factor_en", keys.size()), chinese = texts("factor_zh", keys.size()), spreads = texts("factor_spread", keys.size()),
                    choices = texts("factor_choices", keys.size());
        const std::vector<double> whole = numbers("factor_whole", keys.size());
        for (std::size_t f = 0; f < keys.size(); ++f) {
            Factor& factor = sweep_.design.factors[f];
            factor.key = keys[f];
            factor.label = {english[f], chinese[f]};
            const auto spread = std::find(spread_words.begin(), spread_words.end(), spreads[f]);
            require(spread != spread_words.end(), "factor_spread");
            factor.spread = static_cast<Spread>(spread - spread_words.begin());
            factor.whole = whole[f] != 0;
            const auto list = nlohmann::json::parse(choices[f], nullptr, false);
            require(list.is_array() && std::all_of(list.begin(), list.end(), [](const auto& one) { return one.is_string(); }), "factor_choices");
            factor.choices = list.get<Texts>();
        }
        factor_texts("unit", &Factor::unit);
        factor_texts("group", &Factor::group);
        factor_numbers("low", &Factor::low);
        factor_numbers("high", &Factor::high);
        factor_numbers("mode", &Factor::mode);
        factor_numbers("mean", &Factor::mean);
        factor_numbers("deviation", &Factor::deviation);
    }

    void design() {
        const std::size_t points = reader_.int64s("point").values.size();
        sweep_.replicates = reader_.int64s("replicate").values.size();
        sweep_.design.values = numbers("design", points * sweep_.design.factors.size());
        sweep_.design.shares = numbers("share", points * sweep_.design.factors.size());
        sweep_.failures = texts("failure", points);
        sweep_.failures_zh = texts("failure_zh", points);
    }

    void results() {
        const Texts names = reader_.strings("provenance/metric_name").values;
        const std::size_t points = sweep_.failures.size(), replicates = sweep_.replicates;
        sweep_.results.resize(points * names.size() * replicates);
        for (std::size_t m = 0; m < names.size(); ++m) {
            const auto word = [&](const char* attribute) { return reader_.text_attribute(names[m], attribute).value_or(""); };
            sweep_.metrics.push_back({names[m], word("units"), {word("long_name"), word("long_name_zh")}});
            const std::vector<double> values = numbers(names[m], points * replicates);
            for (std::size_t point = 0; point < points; ++point)
                std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(point * replicates), replicates,
                            sweep_.results.begin() + static_cast<std::ptrdiff_t>((point * names.size() + m) * replicates));
        }
    }

    void provenance() {
        if (reader_.has("provenance/description")) sweep_.description = reader_.strings("provenance/description").values;
        if (!reader_.has("provenance/input_path")) return;
        const Texts paths = reader_.strings("provenance/input_path").values;
        const Texts contents = texts("provenance/input_text", paths.size());
        for (std::size_t i = 0; i < paths.size(); ++i) sweep_.inputs.push_back({paths[i], contents[i]});
    }

    std::filesystem::path path_;
    ResultsReader reader_;
    SweepTable sweep_;
};

} // namespace

SweepTable read_sweep(const std::filesystem::path& file) { return SweepReader(file).read(); }

} // namespace terrace
