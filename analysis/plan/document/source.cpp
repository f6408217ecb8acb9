#include "analysis/plan/document/source.hpp"

#include "analysis/plan/plan_groups.hpp"
#include "analysis/plan/projections.hpp"
#include "analysis/plan/stresses.hpp"
#include "analysis/plan/tier_notes.hpp"
#include "models/policy/instruments.hpp"

#include <algorithm>
#include <cmath>

namespace terrace {
namespace {

constexpr double fen_of_wan = 100 * yuan_of_wan; ///< 10,000 yuan [fen]

bool is_money(PlanGoalKind kind) { return kind == PlanGoalKind::cost || kind == PlanGoalKind::county_net; }

/// The fewest decimals with which every amount is a whole number of the last one.
int decimals_of(const PlanResult& plan) {
    int decimals = 0;
    for (Fen last = 1'000'000; decimals < 6; ++decimals, last /= 10) {
        bool whole = true;
        for (const PlanCandidate& one : plan.frontier)
            for (const Fen part : one.budget.money)
                whole = whole && part % last == 0;
        if (whole) break;
    }
    return decimals;
}

std::string star(int position) { return position < 0 ? "*" : std::to_string(position); }

} // namespace

DocumentSource::DocumentSource(const PlanResult& plan_) : plan(plan_), money_decimals_(decimals_of(plan_)) {}

std::string DocumentSource::years_text(std::string_view dash) const {
    return std::to_string(plan.first_year) + std::string(dash) + std::to_string(last_year());
}

std::string DocumentSource::goal_years_text(std::string_view dash) const {
    return std::to_string(plan.first_year) + std::string(dash) + std::to_string(plan.first_year + plan.goal_years - 1);
}

Text DocumentSource::village(const PlanVillage& one) { return one.name == Text{} ? Text{one.key, one.key} : one.name; }

Text DocumentSource::package(std::size_t candidate) const {
    const std::string& name = plan.frontier[candidate].name;
    if (name == "none") return {"no plan", "不实施规划"};
    const std::string number = name.substr(name.rfind('-') + 1);
    return {"package " + number, "方案" + number};
}

Text DocumentSource::instrument(const PlanLine& line) const {
    const InstrumentEntry* found = find_instrument(line.instrument);
    return found != nullptr ? found->label : Text{line.instrument, line.instrument};
}

ReportCell DocumentSource::money(std::size_t candidate, int line, int tier, int year) const {
    const PlanBudget& budget = plan.frontier[candidate].budget;
    Fen sum = 0;
    for (std::size_t l = 0; l < budget.lines; ++l)
        for (std::size_t t = 0; t < tier_count; ++t)
            for (std::size_t y = 0; y < budget.years; ++y)
                if ((line < 0 || line == static_cast<int>(l)) && (tier < 0 || tier == static_cast<int>(t)) &&
                    (year < 0 || year == static_cast<int>(y)))
                    sum += budget.at(l, t, y);
    return exact(static_cast<double>(sum),
                 "budget[" + std::to_string(candidate) + "," + star(line) + "," + star(tier) + "," + star(year) + "]", fen_of_wan,
                 money_decimals_);
}

ReportCell DocumentSource::change_of(std::size_t candidate, std::size_t goal) const {
    return estimate_of(plan.frontier[candidate].goals[goal], goal, at("effect", {candidate, goal}));
}

ReportCell DocumentSource::change_in_runs(std::size_t candidate, std::size_t goal) const {
    const PlanBand runs = band_of(plan.frontier[candidate].change[goal]);
    ReportCell cell = exact(runs.median, at("run_median", {candidate, goal}), divisor(goal), decimals(goal));
    cell.sign = true;
    return with_interval(std::move(cell), runs.low90, runs.high90, 90, true);
}

ReportCell DocumentSource::runs_better(std::size_t candidate, std::size_t goal) const {
    const std::size_t better = better_runs(plan.frontier[candidate].change[goal], plan.goals[goal]);
    return exact(static_cast<double>(better), at("better_runs", {candidate, goal}), static_cast<double>(plan.replicates) / 100, 0);
}

ReportCell DocumentSource::estimate_of(const MeanEstimate& value, std::size_t goal, const std::string& dataset, double divided) const {
    const double by = divisor(goal) * divided;
    ReportCell cell = exact(value.mean, dataset, by, decimals(goal));
    cell.sign = true;
    return with_interval(std::move(cell), value.low, value.high, 95, true);
}

Text DocumentSource::unit(std::size_t goal) const {
    return is_money(plan.goals[goal].kind) ? Text{"10,000 yuan", "万元"} : plan.goals[goal].unit;
}

Text DocumentSource::after_number(std::size_t goal) const {
    const Text shown = unit(goal);
    if (is_money(plan.goals[goal].kind)) return {" × 10,000 yuan", " 万元"};
    return {shown.en.empty() ? "" : " " + shown.en, shown.zh.empty() ? "" : " " + shown.zh};
}

double DocumentSource::divisor(std::size_t goal) const { return is_money(plan.goals[goal].kind) ? yuan_of_wan : 1; }

int DocumentSource::decimals(std::size_t goal) const { return is_money(plan.goals[goal].kind) ? 1 : plan.goals[goal].decimals; }

Text DocumentSource::goal_column(std::size_t goal) const {
    return with_unit(plan.goals[goal].label, unit(goal));
}

std::size_t DocumentSource::ordinary() const {
    const std::string key = ordinary_course().key;
    for (std::size_t stress = 0; stress < plan.stresses.size(); ++stress)
        if (plan.stresses[stress].key == key) return stress;
    return 0;
}

const PlanProjection* DocumentSource::projection(std::size_t stress, int tier, const std::string& indicator, int year) const {
    for (const PlanProjection& one : plan.projections)
        if (one.stress == stress && one.tier == tier && one.year == year && one.indicator == indicator) return &one;
    return nullptr;
}

IndicatorLook look_of(const std::string& indicator) {
    if (indicator == "income_per_head") return {{"Net income per head", "人均可支配收入"}, {"yuan", "元"}, 1, 0, true};
    if (indicator == "poverty_headcount")
        return {{"Persons below the national line", "低于国家脱贫标准人口占比"}, {"%", "%"}, 0.01, 2, false};
    if (indicator == "monitored_share") return {{"Households monitored", "监测对象户占比"}, {"%", "%"}, 0.01, 2, false};
    return {{indicator, indicator}, {}, 1, 3, true};
}

const PlanBand& band(const PlanProjection& projection, Quantity quantity) {
    return quantity == Quantity::with ? projection.with : quantity == Quantity::without ? projection.without : projection.difference;
}

namespace {

std::string band_dataset(const DocumentSource& source, const PlanProjection& projection, Quantity quantity, std::size_t quantile) {
    const std::vector<std::string> indicators = projected_indicators(source.plan);
    const std::vector<int> years = projected_years(source.plan);
    const char* names[] = {"projections/with_plan", "projections/without_plan", "projections/difference"};
    return at(names[static_cast<std::size_t>(quantity)],
              {projection.stress, static_cast<std::size_t>(projection.tier),
               static_cast<std::size_t>(std::find(indicators.begin(), indicators.end(), projection.indicator) - indicators.begin()),
               static_cast<std::size_t>(std::find(years.begin(), years.end(), projection.year) - years.begin()), quantile});
}

} // namespace

ReportCell band_end(const DocumentSource& source, const PlanProjection& projection, Quantity quantity, std::size_t quantile) {
    const PlanBand& given = band(projection, quantity);
    const double values[] = {given.median, given.low50, given.high50, given.low90, given.high90};
    const IndicatorLook look = look_of(projection.indicator);
    ReportCell cell = estimated(values[quantile], band_dataset(source, projection, quantity, quantile), look.divisor, look.decimals);
    cell.sign = quantity == Quantity::difference;
    return cell;
}

ReportCell band_of(const DocumentSource& source, const PlanProjection& projection, Quantity quantity, bool shown) {
    const PlanBand& given = band(projection, quantity);
    return with_interval(band_end(source, projection, quantity, 0), given.low90, given.high90, 90, shown);
}

const std::array<Text, tier_count>& tier_labels() {
    static const std::array<Text, tier_count> labels{tier_label(Tier::demonstration), tier_label(Tier::catching_up), tier_label(Tier::consolidation)};
    return labels;
}

Text with_unit(const Text& words, const Text& unit) {
    return {unit.en.empty() ? words.en : words.en + " (" + unit.en + ")", unit.zh.empty() ? words.zh : words.zh + "（" + unit.zh + "）"};
}

bool holds_zero(const PlanBand& band) { return band.low90 <= 0 && band.high90 >= 0; }

bool clear(const MeanEstimate& value) { return value.low > 0 || value.high < 0; }

Text verdict(const MeanEstimate& value) {
    if (clear(value)) return value.mean > 0 ? Text{"rises", "提高"} : Text{"falls", "下降"};
    return {"cannot be told apart from no change", "与无变化无法区分"};
}

ReportCell exact(double stored, const std::string& dataset, double divisor, int decimals) {
    ReportCell cell = number(divided(stored, divisor), decimals);
    cell.origin = ReportOrigin{dataset, divisor};
    return cell;
}

ReportCell estimated(double stored, const std::string& dataset, double divisor, int decimals) {
    ReportCell cell = exact(stored, dataset, divisor, decimals);
    cell.origin->estimate = true;
    return cell;
}

ReportCell with_interval(ReportCell cell, double low, double high, int percent, bool shown) {
    ReportOrigin& origin = cell.origin.value();
    origin.low = divided(low, origin.divisor);
    origin.high = divided(high, origin.divisor);
    origin.percent = percent;
    origin.shown = shown;
    return cell;
}

ReportCell chance(const ShareEstimate& share, const std::string& dataset, bool shown) {
    return with_interval(estimated(share.share, dataset, 0.01, 0), share.low, share.high, 95, shown);
}

ReportCell probability_of(const PlanResult& plan, std::size_t village, std::size_t tier, bool shown) {
    const PlanVillage& one = plan.villages[village];
    return chance({one.probability[tier], one.probability_low[tier], one.probability_high[tier]}, at("villages/probability", {village, tier}),
                  shown);
}

ReportCell given(double stored, const std::string& dataset, double divisor) {
    constexpr int most = 3;
    const double shown = divided(stored, divisor);
    int decimals = 0;
    for (double scale = 1; decimals < most && std::fabs(shown * scale - std::round(shown * scale)) > 1e-9 * scale; scale *= 10)
        ++decimals;
    return exact(stored, dataset, divisor, decimals);
}

ReportCell given_percent(double share, const std::string& dataset) { return given(share, dataset, 0.01); }

ReportCell coded(Text text, double code, const std::string& dataset) {
    ReportCell cell = words(std::move(text));
    cell.number = code;
    cell.origin = ReportOrigin{dataset, 1};
    return cell;
}

ReportCell nothing() {
    ReportCell cell = words({"-", "-"});
    cell.right = true;
    return cell;
}

std::vector<std::size_t> thinned(std::size_t count, std::size_t most) {
    std::vector<std::size_t> positions;
    for (std::size_t i = 0; i < std::min(count, most); ++i)
        positions.push_back(count <= most ? i : (i * (count - 1) + (most - 1) / 2) / (most - 1));
    return positions;
}

std::string at(const std::string& path, std::initializer_list<std::size_t> positions) {
    std::string text = path + "[";
    for (const std::size_t position : positions)
        text += (text.back() == '[' ? "" : ",") + std::to_string(position);
    return text + "]";
}

} // namespace terrace
