#include "analysis/discovery/report.hpp"
#include "analysis/discovery/wording.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"
#include "analysis/tables/unit_text.hpp"
#include "analysis/tables/wrapped.hpp"

#include <fmt/format.h>

namespace terrace {
namespace {

constexpr std::size_t page_width = 110;

/// Writes the parts of a report in one language.
class Writer {
public:
    Writer(const DiscoveryReport& report, Language language)
        : report_(report), futures_(report.futures), discovery_(report.discovery), language_(language) {}

    [[nodiscard]] std::string text() const {
        std::string text = report_.sweep.title.in(language_) + "\n" + head();
        for (std::size_t number = 0; number < discovery_.boxes.size(); ++number) {
            text += "\n";
            text += box(number);
        }
        text += "\n";
        return discovery_.boxes.empty() ? text : text + legend();
    }

private:
    [[nodiscard]] std::string say(const std::string& en, const std::string& zh) const { return language_ == Language::zh ? zh : en; }

    [[nodiscard]] std::string paragraph(const std::string& en, const std::string& zh) const { return wrapped(say(en, zh), page_width, "", ""); }

    [[nodiscard]] std::string percent(double share, int decimals = 0) const {
        if (std::isnan(share)) return "-";
        return number_text(100 * share, decimals, language_) + say(" %", "%");
    }
    [[nodiscard]] std::string percent(std::size_t part, std::size_t whole, int decimals = 0) const {
        return percent(static_cast<double>(part) / static_cast<double>(whole), decimals);
    }

    [[nodiscard]] std::string head() const {
        const std::string asked = condition_words(report_.conditions, report_.sweep, language_);
        const std::size_t replicates = report_.sweep.replicates, points = report_.sweep.design.points();
        std::string text = paragraph(
            fmt::format("Of interest: {} (mean of {} replicate{})", asked, replicates, replicates == 1 ? "" : "s"),
            fmt::format("关注的情形：{}（{}次重复模拟的均值）", asked, replicates));
        if (futures_.failed + futures_.undefined > 0)
            text += paragraph(fmt::format("Left out: {} of {} points that failed or are missing, {} in which the figure is not defined.", futures_.failed, points,
                                          futures_.undefined),
                              fmt::format("共{}个点，其中{}个点运行失败或缺失、{}个点没有该指标，均未计入。", points, futures_.failed, futures_.undefined));
        const PointCount& all = discovery_.all;
        text += paragraph(fmt::format("{} futures, {} of interest: base rate {}.", all.points, all.cases, percent(all.density(), 1)),
                          fmt::format("计入{}种情形，其中关注的{}种，占{}。", all.points, all.cases, percent(all.density(), 1)));
        if (all.cases == 0) text += paragraph("None is of interest: there is no box to look for.", "没有关注的情形，无需寻找区域。");
        else if (all.cases == all.points) text += paragraph("All are of interest: there is no box to look for.", "全部是关注的情形，无需寻找区域。");
        if (!scatters(report_.sweep.design.terms.kind))
            text += paragraph("Note: this design does not scatter its points over all futures. Shares of points are no shares of futures; use latin_hypercube or sobol.",
                              "注意：该设计的点并非散布于全部情形，点的比例不等于情形的比例，宜改用latin_hypercube或sobol。");
        return text;
    }

    [[nodiscard]] std::string box(std::size_t number) const {
        const DiscoveredBox& box = discovery_.boxes[number];
        const std::string name = say("Box ", "区域") + std::to_string(number + 1);
        std::string text = verdict(name, box, number == 0 && report_.terms.pick.has_value()) + checks(box);
        text += "\n";
        if (box.step().box.restricted() > 0) text.append(limits(box)).append("\n");
        return text + trajectory(name, box);
    }

    [[nodiscard]] std::string verdict(const std::string& name, const DiscoveredBox& box, bool picked) const {
        const std::string words = box_words(box.step().box, futures_, language_);
        const bool found = Discovery::found(box, report_.terms.chance);
        if (words.empty() && !picked)
            return paragraph(name + ": no box. No limit on the factors makes the futures of interest denser.", name + "：没有找到。对各因素的任何限制都不能使关注的情形更集中。");
        const PointCount& inside = box.step().inside;
        const std::string density = percent(inside.density()), base = percent(discovery_.all.density()), coverage = percent(inside.cases, discovery_.all.cases),
                          mass = percent(inside.points, discovery_.all.points), as_good = percent(box.matched);
        std::string text;
        if (!found && !words.empty())
            text += paragraph(name + ": no box. Shuffled at random, the same futures give a box as good in " + as_good +
                                  " of the cases: the factors do not tell these futures apart. What was tried:",
                              name + "：没有找到。将关注的情形随机打乱后，仍有" + as_good + "的次数得到同样好的区域，说明这些因素分辨不出关注的情形。所试区域：");
        text += (found ? name + say(": futures with", "：") : "") + (found ? "\n" : "") + wrapped(words.empty() ? say("no limit", "无限制") : words, page_width, "  ", "  ");
        return text + paragraph(fmt::format("Density {}: so many of the futures in it are of interest (of all {}). Coverage {}: so many of those of interest lie in "
                                            "it. Mass {}: so many of all futures lie in it.",
                                            density, base, coverage, mass),
                                fmt::format("密度{}：区域内的情形有这么多是关注的（全部情形中为{}）。覆盖率{}：关注的情形有这么多落在区域内。"
                                            "占比{}：全部情形有这么多落在区域内。",
                                            density, base, coverage, mass));
    }

    [[nodiscard]] std::string checks(const DiscoveredBox& box) const {
        const std::string density = percent(box.held_out.inside.density()), coverage = percent(box.held_out.coverage()),
                          base = percent(box.before.density()), p = number_text(box.matched, 2, language_);
        const std::size_t halves = report_.terms.halves, shuffles = report_.terms.shuffles;
        return paragraph(fmt::format("Learnt on {0} random halves and counted on the other halves: density {1} (all {2}), coverage {3}. Shuffles as good: p {4} "
                                     "({5} shuffles).",
                                     halves, density, base, coverage, p, shuffles),
                         fmt::format("用随机抽取的一半情形寻找、另一半检验（{0}次）：密度{1}（全部为{2}），覆盖率{3}。随机打乱{5}次，同样好的概率p＝{4}。", halves, density,
                                     base, coverage, p, shuffles));
    }

    [[nodiscard]] std::string label(std::size_t factor) const {
        const Factor& info = futures_.factors[factor];
        const std::string unit = unit_text(info.unit, language_);
        return info.label.in(language_) + (unit.empty() || !info.choices.empty() ? "" : say(" (", "（") + unit + say(")", "）"));
    }

    [[nodiscard]] std::string span(std::size_t factor) const {
        const Factor& info = futures_.factors[factor];
        std::string text;
        for (const std::string& choice : info.choices) text += (text.empty() ? "" : ", ") + choice_words(choice, language_);
        if (!text.empty()) return text;
        const auto [low, high] = span_of(futures_, factor);
        const int decimals = decimals_of(futures_, factor);
        return number_text(low, decimals, language_) + "–" + number_text(high, decimals, language_);
    }

    [[nodiscard]] std::string limit_text(const DiscoveredBox& box, const Restriction& restriction) const {
        const FactorLimit& limit = box.step().box.limits[restriction.factor];
        if (restriction.face == BoxFace::choice) return limit_words(limit, futures_, restriction.factor, language_);
        const bool low = restriction.face == BoxFace::low;
        return (low ? "> " : "< ") + number_text(low ? limit.low : limit.high, decimals_of(futures_, restriction.factor) + (futures_.factors[restriction.factor].whole ? 1 : 0), language_);
    }

    [[nodiscard]] std::string limits(const DiscoveredBox& box) const {
        TextTable table;
        table.header({say("Limit", "限制"), say("varied", "变动范围"), say("in the box", "区域内"), say("quasi-p", "准p值"), say("density without", "去掉后密度"),
                      say("coverage without", "去掉后覆盖率"), say("halves that limit it", "有此限制的次数")});
        for (const Restriction& limit : box.restrictions)
            table.row({label(limit.factor), span(limit.factor), limit_text(box, limit), fmt::format("{:.1e}", limit.p), percent(limit.without.density()),
                       percent(limit.without.cases, discovery_.all.cases), fmt::format("{}/{}", box.held_out.restricts[limit.factor], report_.terms.halves)});
        return table.text();
    }

    [[nodiscard]] std::string trajectory(const std::string& name, const DiscoveredBox& box) const {
        TextTable table;
        table.header({name + say(": trajectory", "：搜索过程"), say("points", "情形数"), say("coverage", "覆盖率"), say("density", "密度"), say("mass", "占比"),
                      say("factors limited", "受限因素数")});
        const std::vector<BoxStep>& steps = box.trajectory.steps;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const PointCount& inside = steps[i].inside;
            table.row({(i == box.trajectory.chosen ? "* " : "  ") + std::to_string(i) + " " + phase(steps[i].phase), std::to_string(inside.points),
                       percent(inside.cases, discovery_.all.cases, 1), percent(inside.density(), 1), percent(inside.points, discovery_.all.points, 1),
                       std::to_string(steps[i].box.restricted())});
        }
        return table.text();
    }

    [[nodiscard]] std::string phase(BoxPhase phase) const { return phase == BoxPhase::peeled ? say("peeled", "剥离") : say("pasted", "回补"); }

    [[nodiscard]] std::string legend() const {
        const std::string level = fmt::format("{:g}", report_.terms.level);
        return say("* is the box told above: the best balanced (harmonic mean of coverage and density) of the peeled ones whose limits all have a quasi-p of " + level + "\n"
                   "  or less, pasted while its density does not fall. --box N takes another of the first trajectory, --level 1 peels all factors whatever comes.\n"
                   "quasi-p: chance of at least this density if the limit did nothing; limits were chosen to make it small, so it flatters.\n"
                   "Shares are shares of the sweep's points: how likely a future is depends on what the sweep assumes about its factors.\n",
                   "*为上文所述区域：剥离各步中各限制准p值均不高于" + level + "、且覆盖率与密度的调和平均数最大者，再在密度不降的前提下回补。\n"
                   "  用--box N另选第一个区域搜索过程中的一步；--level 1：使用全部因素，不论准p值。\n"
                   "准p值：假如该限制不起作用，仍达到这一密度的概率；限制本身是挑选出来的，故偏小。\n"
                   "各项比例均按扫描的点计算，某种情形的可能性取决于扫描对各因素的设定。\n");
    }

    const DiscoveryReport& report_;
    const Futures& futures_;
    const Discovery& discovery_;
    Language language_;
};

} // namespace

bool scatters(DesignKind kind) { return kind != DesignKind::one_at_a_time && kind != DesignKind::morris; }

std::string phase_key(BoxPhase phase) {
    return phase == BoxPhase::peeled ? "peeled" : "pasted";
}

std::string face_key(BoxFace face) { return face == BoxFace::low ? "low" : face == BoxFace::high ? "high" : "choice"; }

std::string discovery_text(const DiscoveryReport& report, Language language) { return Writer(report, language).text(); }

} // namespace terrace
