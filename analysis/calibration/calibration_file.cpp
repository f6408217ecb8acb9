#include <cmath>
#include <numeric>

#include "analysis/calibration/calibration_report.hpp"
#include "sim/core/sha256.hpp"
#include "sim/io/results_writer.hpp"
#include "version.hpp"

namespace terrace {
namespace {

using Texts = std::vector<std::string>;
using Reals = std::vector<double>;

std::vector<Attribute> named(const std::string& units, const std::string& long_name, const std::string& long_name_zh) {
    std::vector<Attribute> attributes{{"long_name", long_name}, {"long_name_zh", long_name_zh}};
    if (!units.empty()) attributes.insert(attributes.begin(), {"units", units});
    return attributes;
}

std::vector<std::int64_t> counted(std::size_t count) {
    std::vector<std::int64_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

class Writer {
public:
    Writer(const CalibrationReport& report, const std::filesystem::path& path, bool force)
        : report_(report), calibration_(report.calibration), runs_(report.calibration.runs), writer_(path, force) {}

    void write() {
        writer_.attributes("", {{"format", std::string("terrace-calibration")},
                                {"format_version", std::int64_t{1}},
                                {"Conventions", std::string("CF-1.8")},
                                {"source", "terrace " + std::string(program_version())},
                                {"title", report_.inputs.request.title.en},
                                {"title_zh", report_.inputs.request.title.zh}});
        coordinates();
        model_runs();
        parameters();
        targets();
        waves();
        posterior();
        contradictions();
        provenance();
        writer_.commit();
    }

private:
    void axis(const std::string& group, const std::string& name, const Dimension::Values& values, const std::string& en, const std::string& zh) {
        writer_.dimension(group, {name, values, named("", en, zh)});
    }
    void put(const std::string& group, const std::string& name, const Texts& dimensions, Variable::Data values, const std::string& units, const std::string& en, const std::string& zh) {
        writer_.write({group, name, dimensions, std::move(values), named(units, en, zh)});
    }
    /// A number of each factor or target.
    template <class Number>
    [[nodiscard]] Reals of_factors(Number number) const {
        Reals values;
        for (std::size_t f = 0; f < runs_.dimension; ++f) values.push_back(number(f));
        return values;
    }
    template <class Number>
    [[nodiscard]] Reals of_aims(Number number) const {
        Reals values;
        for (std::size_t a = 0; a < runs_.aims; ++a) values.push_back(number(a));
        return values;
    }
    [[nodiscard]] Reals values_at(const Reals& points) const {
        Reals values;
        for (std::size_t i = 0; i < points.size(); ++i) values.push_back(calibration_.problem.factors[i % runs_.dimension].value(points[i]));
        return values;
    }

    void coordinates() {
        Texts keys, factors_en, factors_zh, units, ids, targets_en, targets_zh, target_units;
        for (const Factor& factor : calibration_.problem.factors) {
            keys.push_back(factor.key);
            factors_en.push_back(factor.label.en);
            factors_zh.push_back(factor.label.zh);
            units.push_back(factor.unit);
        }
        for (const Aim& aim : calibration_.problem.aims) {
            ids.push_back(aim.id);
            targets_en.push_back(aim.label.en);
            targets_zh.push_back(aim.label.zh);
            target_units.push_back(aim.unit.en);
        }
        axis("", "factor", keys, "Free parameter", "待校准参数");
        axis("", "target", ids, "Target", "目标");
        axis("", "run", counted(runs_.count()), "Run of the model", "样本点");
        axis("", "replicate", counted(runs_.replicates), "Replicate", "重复模拟");
        axis("", "wave", counted(calibration_.waves.size()), "Wave of history matching", "历史匹配轮次");
        axis("", "quantile", Reals{0.05, 0.5, 0.95}, "Share below", "分位数");
        put("", "factor_en", {"factor"}, factors_en, "", "Free parameter, English", "待校准参数，英文");
        put("", "factor_zh", {"factor"}, factors_zh, "", "Free parameter, Chinese", "待校准参数，中文");
        put("", "factor_unit", {"factor"}, units, "", "Unit of the parameter", "参数单位");
        put("", "target_en", {"target"}, targets_en, "", "Target, English", "目标，英文");
        put("", "target_zh", {"target"}, targets_zh, "", "Target, Chinese", "目标，中文");
        put("", "target_unit", {"target"}, target_units, "", "Unit of the target", "目标单位");
    }

    void model_runs() {
        put("", "value", {"run", "factor"}, values_at(runs_.points), "", "Value of the parameter, in its unit", "参数取值（按参数单位）");
        put("", "share", {"run", "factor"}, runs_.points, "1", "Share of the prior below it", "先验分布中低于该值的份额");
        std::vector<std::int32_t> wave_of;
        for (const std::size_t wave : calibration_.wave_of) wave_of.push_back(static_cast<std::int32_t>(wave));
        put("", "wave_of_run", {"run"}, wave_of, "1", "Wave that the run belongs to; the number of waves for the posterior", "所属轮次；等于轮次总数者为后验样本");
        put("", "result", {"run", "target", "replicate"}, runs_.results, "", "What the model made of the target, in its unit", "目标的模拟结果（按目标单位）");
        Reals implausibility;
        for (std::size_t i = 0; i < runs_.count(); ++i)
            for (std::size_t a = 0; a < runs_.aims; ++a) {
                const Aim& aim = calibration_.problem.aims[a];
                implausibility.push_back(miss(aim, runs_.mean(i, a)) / std::sqrt(aim.discrepancy * aim.discrepancy + runs_.luck_variance(a)));
            }
        put("", "implausibility", {"run", "target"}, implausibility, "1", "Distance of the mean from the range in standard deviations of discrepancy and luck",
            "均值与目标范围的距离，以模型偏差与随机因素的标准差计");
    }

    static void append(Reals& values, const Band& band) { values.insert(values.end(), {band.low, band.median, band.high}); }

    void parameters() {
        Reals prior, posterior;
        std::vector<std::int32_t> moved;
        for (const ParameterSummary& one : report_.summary.parameters) {
            append(prior, one.prior);
            append(posterior, one.posterior);
            moved.push_back(one.moved ? 1 : 0);
        }
        const auto& parameters = report_.summary.parameters;
        put("", "parameter_prior", {"factor", "quantile"}, prior, "", "Prior of the parameter", "参数先验");
        put("", "parameter_posterior", {"factor", "quantile"}, posterior, "", "Posterior of the parameter", "参数后验");
        put("", "parameter_shipped", {"factor"}, of_factors([&](std::size_t f) { return parameters[f].shipped; }), "", "Value shipped with the program", "随程序发布的取值");
        put("", "parameter_below_shipped", {"factor"}, of_factors([&](std::size_t f) { return parameters[f].below_shipped; }), "1", "Share of the posterior below the shipped value",
            "后验低于现用值的份额");
        put("", "parameter_distance", {"factor"}, of_factors([&](std::size_t f) { return parameters[f].distance; }), "1", "Distance of posterior and prior (Kolmogorov-Smirnov)",
            "后验与先验的距离（Kolmogorov-Smirnov）");
        put("", "parameter_moved", {"factor"}, moved, "1", "Whether the targets moved the parameter (1 % level)", "目标是否改变参数分布（1%水平）");
    }

    void targets() {
        const std::vector<Aim>& aims = calibration_.problem.aims;
        std::vector<std::int32_t> fitted;
        Reals before, posterior, single;
        for (std::size_t a = 0; a < aims.size(); ++a) {
            fitted.push_back(aims[a].fitted ? 1 : 0);
            append(before, report_.summary.aims[a].first_wave);
            append(posterior, report_.summary.aims[a].posterior);
            append(single, report_.summary.aims[a].single);
        }
        put("", "target_low", {"target"}, of_aims([&](std::size_t a) { return std::isinf(aims[a].low) ? std::nan("") : aims[a].low; }), "", "Low end of the range asked for", "目标范围下限");
        put("", "target_high", {"target"}, of_aims([&](std::size_t a) { return std::isinf(aims[a].high) ? std::nan("") : aims[a].high; }), "", "High end of the range asked for", "目标范围上限");
        put("", "target_discrepancy", {"target"}, of_aims([&](std::size_t a) { return aims[a].discrepancy; }), "", "Standard deviation of model less truth", "模型偏差的标准差");
        put("", "target_fitted", {"target"}, fitted, "1", "1: fitted; 0: foretold only", "1：用于校准；0：仅预测");
        put("", "target_before", {"target", "quantile"}, before, "", "Means over replicates in the first wave, over the prior", "第一轮（先验）各点均值");
        put("", "target_posterior", {"target", "quantile"}, posterior, "", "Means over replicates, over the posterior", "后验各点均值");
        put("", "target_single", {"target", "quantile"}, single, "", "Single replicates, over the posterior", "后验单次模拟");
        put("", "target_in_range", {"target"}, of_aims([&](std::size_t a) { return report_.summary.aims[a].share_met; }), "1", "Share of the posterior within the range", "后验在目标范围内的份额");
    }

    void waves() {
        Reals left, lowest, emulator, covered, errors, lengths;
        std::vector<std::int32_t> runs;
        for (const Wave& wave : calibration_.waves) {
            left.push_back(wave.share);
            lowest.push_back(wave.lowest);
            emulator.push_back(wave.emulator_share);
            runs.push_back(static_cast<std::int32_t>(wave.runs));
            for (const EmulatorCheck& check : wave.checks) {
                covered.push_back(check.share_within_95);
                errors.push_back(check.error);
                lengths.insert(lengths.end(), check.lengths.begin(), check.lengths.end());
            }
        }
        put("waves", "runs_so_far", {"wave"}, runs, "1", "Runs of the model so far", "累计样本点");
        put("waves", "share_left", {"wave"}, left, "1", "Share of the prior that is not ruled out", "未排除的先验份额");
        put("waves", "lowest_implausibility", {"wave"}, lowest, "1", "Lowest implausibility found", "最低不合理度");
        put("waves", "emulator_share", {"wave"}, emulator, "1", "Largest share of an emulator in all variance", "代理模型方差最大占比");
        put("waves", "left_out_within_95", {"wave", "target"}, covered, "1", "Runs that the others foretell within their 95 % band", "留一法95%区间覆盖率");
        put("waves", "left_out_error", {"wave", "target"}, errors, "1", "Root mean square of standardised leave-one-out errors", "留一法标准化误差均方根");
        put("waves", "emulator_length", {"wave", "target", "factor"}, lengths, "1", "Correlation length, in ranges of the parameter", "相关长度（以参数取值范围计）");
    }

    void posterior() {
        axis("posterior", "sample", counted(calibration_.samples()), "Sample of the posterior", "后验样本");
        std::vector<std::int32_t> run_of;
        Reals points;
        for (std::size_t i = 0; i < calibration_.samples(); ++i) {
            run_of.push_back(static_cast<std::int32_t>(calibration_.first_sample + i));
            points.insert(points.end(), calibration_.sample(i), calibration_.sample(i) + runs_.dimension);
        }
        put("posterior", "sample_run", {"sample"}, run_of, "1", "Run of the sample", "对应样本点");
        put("posterior", "sample_weight", {"sample"}, calibration_.weights, "1", "Weight of the sample", "样本权重");
        put("posterior", "sample_value", {"sample", "factor"}, values_at(points), "", "Value of the parameter, in its unit", "参数取值（按参数单位）");
        const AbcResult& particles = calibration_.particles;
        axis("particles", "particle", counted(particles.weights.size()), "Particle of ABC-SMC on the emulators", "基于代理模型的 ABC-SMC 粒子");
        put("particles", "particle_weight", {"particle"}, particles.weights, "1", "Weight of the particle", "粒子权重");
        put("particles", "particle_value", {"particle", "factor"}, values_at(particles.points), "", "Value of the parameter, in its unit", "参数取值（按参数单位）");
    }

    void contradictions() {
        if (calibration_.contradictions.empty()) return;
        axis("contradictions", "contradiction", counted(calibration_.contradictions.size()), "Targets that cannot be met together", "不能同时达到的目标");
        std::vector<std::int32_t> members;
        Reals lowest, widening;
        for (const Contradiction& one : calibration_.contradictions) {
            std::vector<std::int32_t> row(runs_.aims, 0);
            for (const std::size_t aim : one.aims) row[aim] = 1;
            members.insert(members.end(), row.begin(), row.end());
            lowest.push_back(one.lowest);
            widening.push_back(one.widening);
        }
        put("contradictions", "in_contradiction", {"contradiction", "target"}, members, "1", "1: one of the targets that cannot be met together", "1：属于不能同时达到的目标");
        put("contradictions", "lowest_distance", {"contradiction"}, lowest, "1", "Least distance, in standard deviations of emulator and luck", "最小差距，以代理模型误差与随机因素的标准差计");
        put("contradictions", "widening", {"contradiction"}, widening, "1", "How much wider the ranges would have to be, in discrepancies", "范围须放宽多少，以模型偏差计");
    }

    void provenance() {
        const CalibrationTerms& terms = calibration_.problem.terms;
        writer_.attributes("provenance", {{"version", std::string(program_version())},
                                          {"commit", std::string(program_commit())},
                                          {"compiler", std::string(program_compiler())},
                                          {"seed", static_cast<std::int64_t>(terms.seed)},
                                          {"cutoff", terms.cutoff},
                                          {"effective_samples", calibration_.effective},
                                          {"tolerance", calibration_.particles.tolerance},
                                          {"tolerance_reached", std::int64_t{calibration_.particles.reached ? 1 : 0}},
                                          {"threads", static_cast<std::int64_t>(report_.times.threads)},
                                          {"runs", static_cast<std::int64_t>(report_.times.runs)},
                                          {"model_seconds", report_.times.model_seconds},
                                          {"wall_seconds", report_.times.wall_seconds},
                                          {"digest", calibration_.digest()}});
        writer_.write({"provenance", "command_line", {}, Texts{report_.times.command_line}, {}, false});
        Texts paths, contents, hashes;
        for (const SourceFile& file : report_.inputs.files) {
            paths.push_back(file.path.string());
            contents.push_back(file.text);
            hashes.push_back(sha256_of(file.text));
        }
        writer_.dimension("provenance", {"input_file", Dimension::Length{paths.size()}, {}});
        writer_.write({"provenance", "input_path", {"input_file"}, paths, {}, false});
        writer_.write({"provenance", "input_text", {"input_file"}, contents, {}, false});
        writer_.write({"provenance", "input_sha256", {"input_file"}, hashes, {}, false});
    }

    const CalibrationReport& report_;
    const Calibration& calibration_;
    const ModelRuns& runs_;
    ResultsWriter writer_;
};

}  // namespace

void write_calibration(const CalibrationReport& report, const std::filesystem::path& path, bool force) { Writer(report, path, force).write(); }

}  // namespace terrace
