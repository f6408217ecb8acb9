#include <cmath>

#include "analysis/calibration/calibration_report.hpp"
#include "analysis/calibration/compromise.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "analysis/tables/unit_text.hpp"
#include "sim/config/node.hpp"

namespace terrace {
namespace {

/// Three significant digits and more where the number is large.
std::string short_value(double value, Language language) {
    if (!std::isfinite(value)) return "-";
    const double size = std::abs(value);
    return number_text(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3, language);
}

std::string with_unit(const Text& label, const std::string& words, Language language) {
    const std::string unit = unit_text(words, language);
    if (unit.empty()) return label.in(language);
    return label.in(language) + (language == Language::zh ? "（" + unit + "）" : " (" + unit + ")");
}

std::string range_text(const Aim& aim, Language language) {
    const std::string low = number_text(aim.low, aim.decimals, language), high = number_text(aim.high, aim.decimals, language);
    if (std::isinf(aim.low)) return "≤ " + high;
    return std::isinf(aim.high) ? "≥ " + low : low + "–" + high;
}

class Writer {
public:
    Writer(const CalibrationReport& report, Language language) : report_(report), calibration_(report.calibration), language_(language) {}

    std::string text() {
        return report_.inputs.request.title.in(language_) + "\n\n" + parameters() + "\n" + targets() + "\n" + contradictions() + waves() + "\n" + effort();
    }

private:
    [[nodiscard]] std::string say(const std::string& en, const std::string& zh) const { return language_ == Language::zh ? zh : en; }
    [[nodiscard]] std::string percent(double share) const { return std::isnan(share) ? "-" : number_text(100 * share, 0, language_) + "%"; }

    [[nodiscard]] std::string parameters() const {
        TextTable table;
        table.header({say("Free parameter", "待校准参数"), say("prior: median", "先验中位数"), say("90 %", "90%区间"), say("posterior: median", "后验中位数"), say("90 %", "90%区间"),
                      say("shipped", "现用值"), say("posterior below it", "后验低于该值"), say("moved by the targets", "目标是否改变分布")});
        for (std::size_t f = 0; f < calibration_.problem.factors.size(); ++f) {
            const Factor& factor = calibration_.problem.factors[f];
            const ParameterSummary& one = report_.summary.parameters[f];
            table.row({with_unit(factor.label, factor.unit, language_), short_value(one.prior.median, language_), band(one.prior), short_value(one.posterior.median, language_),
                       band(one.posterior), short_value(one.shipped, language_), percent(one.below_shipped),
                       (one.moved ? say("yes", "是") : say("no", "否")) + " (" + number_text(one.distance, 2, language_) + ")"});
        }
        return table.text();
    }

    [[nodiscard]] std::string band(const Band& one) const { return short_value(one.low, language_) + "–" + short_value(one.high, language_); }

    [[nodiscard]] std::string targets() const {
        TextTable table;
        table.header({say("Target", "目标"), say("asked", "要求"), say("before: 90 %", "校准前90%区间"), say("median", "后验中位数"), say("90 %", "90%区间"), say("single runs: 90 %", "单次模拟90%区间"),
                      say("in range", "在范围内"), say("verdict", "结论"), say("fitted", "用于校准")});
        for (std::size_t a = 0; a < calibration_.problem.aims.size(); ++a) {
            const Aim& aim = calibration_.problem.aims[a];
            const AimSummary& one = report_.summary.aims[a];
            table.row({number_of(a) + " " + with_unit(aim.label, aim.unit.in(language_), language_), range_text(aim, language_), band(one.first_wave, aim),
                       number_text(one.posterior.median, aim.decimals, language_), band(one.posterior, aim), band(one.single, aim), percent(one.share_met),
                       verdict_text(one.verdict).in(language_), aim.fitted ? say("yes", "是") : say("no", "否")});
        }
        return table.text();
    }

    [[nodiscard]] std::string band(const Band& one, const Aim& aim) const {
        return number_text(one.low, aim.decimals, language_) + "–" + number_text(one.high, aim.decimals, language_);
    }
    [[nodiscard]] static std::string number_of(std::size_t aim) { return std::to_string(aim + 1); }

    [[nodiscard]] std::string contradictions() const {
        if (calibration_.contradictions.empty())
            return say("No targets were found that the free parameters cannot meet together, within three standard deviations of emulator and luck.\n\n",
                       "未发现待校准参数不能同时达到的目标（以代理模型误差与随机因素的三个标准差为界）。\n\n");
        std::string text = say("Targets that no values of the free parameters meet together (how far off, in standard deviations of emulator and luck; how much wider the ranges would have "
                               "to be, in discrepancies):\n",
                               "待校准参数取任何值都不能同时达到的目标（括号内为差距，以代理模型误差与随机因素的标准差计；范围须放宽多少，以模型偏差计）：\n");
        for (const Contradiction& one : calibration_.contradictions) {
            std::string line;
            for (const std::size_t aim : one.aims)
                line += (line.empty() ? "" : language_ == Language::zh ? "；" : "; ") + number_of(aim) + " " + calibration_.problem.aims[aim].label.in(language_);
            const std::string lowest = number_text(one.lowest, 1, language_), widening = number_text(one.widening, 1, language_);
            if (one.aims.size() == 1) line += say(", not even alone", "，单独也不能达到");
            text += "  " + line + " (" + lowest + "; " + widening + ")\n";
        }
        const std::string compromise = compromise_text(calibration_, report_.summary).in(language_);
        return text + (compromise.empty() ? "" : compromise + "\n") + "\n";
    }

    [[nodiscard]] std::string waves() const {
        TextTable table;
        table.header({say("Wave", "轮次"), say("runs so far", "累计模拟点"), say("left of the prior", "未排除的先验份额"), say("lowest implausibility", "最低不合理度"),
                      say("emulator in variance, at most", "代理模型最大方差占比"), say("left out within 95 %, least", "留一法95%覆盖率最低")});
        for (std::size_t w = 0; w < calibration_.waves.size(); ++w) {
            const Wave& wave = calibration_.waves[w];
            double covered = 1;
            for (const EmulatorCheck& check : wave.checks) covered = std::min(covered, check.share_within_95);
            table.row({std::to_string(w + 1), std::to_string(wave.runs), wave.empty ? say("nothing", "无") : number_text(100 * wave.share, 3, language_) + "%", number_text(wave.lowest, 2, language_),
                       percent(wave.emulator_share), percent(covered)});
        }
        return table.text();
    }

    [[nodiscard]] std::string effort() const {
        const CalibrationTerms& terms = calibration_.problem.terms;
        const AbcResult& particles = calibration_.particles;
        const std::string samples = std::to_string(calibration_.samples()), effective = number_text(calibration_.effective, 0, language_);
        const std::string tolerance = number_text(particles.tolerance, 2, language_), generations = std::to_string(particles.generations.size());
        const std::string runs = std::to_string(report_.times.runs), replicates = std::to_string(terms.replicates), seed = std::to_string(terms.seed);
        const std::string model = number_text(report_.times.model_seconds / 60, 1, language_), wall = number_text(report_.times.wall_seconds / 60, 1, language_);
        std::string text = say("Posterior: " + samples + " runs worth " + effective + " of equal weight; ABC-SMC in " + generations + " generations.\n",
                               "后验：" + samples + " 个样本点，相当于 " + effective + " 个等权样本；ABC-SMC 共 " + generations + " 代。\n");
        if (!particles.reached)
            text += say("The targets are not met together: the posterior is the best compromise, with ranges wider by " + tolerance + " discrepancies.\n",
                        "各目标不能同时达到：后验为最好的折中，范围放宽 " + tolerance + " 个模型偏差。\n");
        if (calibration_.effective < 0.2 * static_cast<double>(calibration_.samples()))
            text += say("The emulators were corrected so much that few samples count: more waves or points are needed before this is relied upon.\n",
                        "代理模型修正幅度大，有效样本少：使用前应增加轮次或样本点。\n");
        return text +
               say(runs + " runs of " + replicates + " replicates (seed " + seed + "), " + model + " minutes of processor time in the model; this start took " + wall + " minutes" +
                       (report_.times.runs_before > 0 ? ", " + std::to_string(report_.times.runs_before) + " runs were there from earlier ones" : "") + ".\n",
                   "共 " + runs + " 个样本点，各重复模拟 " + replicates + " 次（随机种子 " + seed + "），模型占用处理器 " + model + " 分钟；本次用时 " + wall + " 分钟" +
                       (report_.times.runs_before > 0 ? "，其中 " + std::to_string(report_.times.runs_before) + " 个取自此前的记录" : "") + "。\n");
    }

    const CalibrationReport& report_;
    const Calibration& calibration_;
    Language language_;
};

}  // namespace

std::string calibration_text(const CalibrationReport& report, Language language) { return Writer(report, language).text(); }

}  // namespace terrace
