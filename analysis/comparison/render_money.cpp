#include "analysis/comparison/render_parts.hpp"
#include "analysis/tables/number_text.hpp"
#include "analysis/tables/text_table.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

constexpr double least_share = 0.002;   ///< smaller lines of the last part, against the largest, are put together

class TrailTable {
public:
    TrailTable(const MoneyTrail& trail, Language language, bool whole_scenario) : trail_(trail), language_(language), whole_scenario_(whole_scenario) {}

    std::string text() {
        budget();
        if (!trail_.came_in.empty()) change();
        return table_.text();
    }

private:
    [[nodiscard]] std::string say(const char* en, const char* zh) const { return language_ == Language::zh ? zh : en; }
    [[nodiscard]] Cell money(const MeanEstimate& amount) const { return estimate_cell(amount, large_money_decimals(language_), language_, large_money_divisor(language_)); }

    /// An amount that is no change: without a plus.
    [[nodiscard]] Cell level(const MeanEstimate& amount) const {
        Cell cell = money(amount);
        if (cell.text.starts_with('+')) cell.text.erase(0, 1);
        return cell;
    }

    void sum(const char* en, const char* zh, double amount) {
        table_.row({say(en, zh), number_text(amount / large_money_divisor(language_), large_money_decimals(language_), language_)});
    }
    static double total(const std::vector<TrailLine>& lines) {
        double sum = 0;
        for (const TrailLine& line : lines) sum += line.amount.mean;
        return sum;
    }
    void rows(const std::vector<TrailLine>& lines) {
        for (const TrailLine& line : lines)
            if (line.amount.mean != 0) table_.row({"  " + line.label.in(language_), money(line.amount)});
    }

    void budget() {
        if (whole_scenario_ ? trail_.appropriated.mean == 0 : !(trail_.appropriated.mean > 0)) return;
        if (whole_scenario_) table_.section(say("The budget lines of all its measures, less the base's", "各项措施资金拨付与支出合计，减基准"));
        else table_.section(say("The budget line", "资金拨付与支出"));
        table_.row({say("Appropriated", "拨款合计"), level(trail_.appropriated)});
        for (const TrailLine& line : trail_.paid) table_.row({"  " + line.label.in(language_), level(line.amount)});
        if (trail_.unspent.mean != 0) table_.row({say("  not spent", "  结余未支出"), level(trail_.unspent)});
        if (trail_.returned.mean != 0) table_.row({say("Besides: returned to the state", "另：财政收回"), level(trail_.returned)});
    }

    void change() {
        if (whole_scenario_) table_.section(say("What it set in motion here: less the base, whole run", "在当地带动的资金变化：减基准，全期合计"));
        else table_.section(say("What it set in motion in the county: with less without, whole run", "在县内带动的资金变化：有措施减无措施，全期合计"));
        sum("Came into the county", "流入县内合计", total(trail_.came_in));
        rows(trail_.came_in);
        sum("Left the county", "流出县外合计", total(trail_.went_out));
        rows(trail_.went_out);
        sum("Stays: came in less left", "留存县内合计（流入减流出）", total(trail_.stays));
        rows(trail_.stays);
        passed_on();
    }

    void passed_on() {
        double largest = 0, rest = 0;
        for (const TrailLine& line : trail_.passed_on) largest = std::max(largest, std::fabs(line.amount.mean));
        if (largest == 0) return;
        table_.section(say("Passed from hand to hand inside the county", "县内各方之间流转"));
        for (const TrailLine& line : trail_.passed_on) {
            if (std::fabs(line.amount.mean) >= least_share * largest) table_.row({"  " + line.label.in(language_), money(line.amount)});
            else rest += line.amount.mean;
        }
        if (rest != 0) sum("  others", "  其他", rest);
    }

    const MoneyTrail& trail_;
    Language language_;
    bool whole_scenario_;
    TextTable table_;
};

std::string titled(const Text& name, const ComparedPlace& place, Language language) {
    if (language == Language::zh) return name.in(language) + "（" + place.label.in(language) + "）：资金去向（" + large_money_unit().zh + "）\n";
    return name.in(language) + ", " + place.label.in(language) + ": where the money went (" + large_money_unit().en + ")\n";
}

}  // namespace

std::string money_text(const MeasureSummary& measure, Language language) {
    const MoneyTrail& trail = measure.money;
    if (!(trail.appropriated.mean > 0) && trail.came_in.empty()) return "";
    const Text name = measure.label.in(language).empty() ? Text{measure.measure, measure.measure} : measure.label;
    return titled(name, measure.place, language) + TrailTable(trail, language, false).text();
}

std::string scenario_money_text(const Comparison& comparison, const ScenarioComparison& scenario, Language language) {
    if (!has_own_trail(comparison, scenario)) return "";
    const MoneyTrail& trail = scenario.money.back();
    const auto moves = [](const TrailLine& line) { return line.amount.mean != 0; };
    if (std::none_of(trail.came_in.begin(), trail.came_in.end(), moves) && std::none_of(trail.went_out.begin(), trail.went_out.end(), moves)) return "";
    std::string text = titled(scenario.title, comparison.places.back(), language) + TrailTable(trail, language, true).text();
    const bool unpaired = std::any_of(comparison.measures.begin(), comparison.measures.end(),
                                      [&](const MeasureSummary& one) { return one.scenario == scenario.name && one.money.came_in.empty(); });
    if (unpaired)
        text += language == Language::zh ? "各项措施分别带动的资金变化：加 --attribute。\n" : "What each of its measures set in motion: --attribute.\n";
    return text;
}

}  // namespace terrace
