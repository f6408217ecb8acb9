#include "models/policy/relapse_monitoring.hpp"

#include <algorithm>

#include "models/marks.hpp"
#include "models/policy/assurance_help.hpp"
#include "models/policy/desk.hpp"
#include "models/policy/help_by_cause.hpp"
#include "models/purposes.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

constexpr Fen fen_per_step = 1000;   // incomes, own costs and crop_loss count in 10 yuan

std::uint32_t word_of(const PolicyDesk& desk, Purpose purpose, std::uint32_t row) {
    return draw_word(desk.month.facts.key, purpose, desk.county.first_household + row, desk.month.facts.index());
}

bool has(const Households& h, std::uint32_t row, std::uint16_t flag) { return (h.flags[row] & flag) != 0; }

void set_listed(Households& h, std::uint32_t row, bool listed) {
    h.flags[row] = static_cast<std::uint16_t>(listed ? h.flags[row] | household_flag::listed : h.flags[row] & ~household_flag::listed);
}

/// 1 + geometric: the review takes a month, and goes on each further month with probability 1 - p.
int review_months(double p, std::uint32_t word) {
    constexpr int longest = 24;
    int months = 1;
    double goes_on = 1 - p;
    for (const double luck = uniform_open(word); luck < goes_on && months < longest; goes_on *= 1 - p) ++months;
    return months;
}

/// Hard spending of marked households that counts at a screening: that of twelve months, of those that were cleared within them only what came since. Rows are asked for in
/// ascending order.
class NewSpending {
public:
    NewSpending(const PolicyDesk& desk, const OwnCostsOfYear& costs, std::span<const std::uint8_t> marks) : h_(desk.county.households), costs_(costs) {
        const MonthFacts& facts = desk.month.facts;
        for (const ClearedHousehold& household : desk.county.monitoring.cleared)
            if (marks[household.row] != 0) cleared_.push_back({household.row, household.months_since(facts.index())});
        since_ = recent_spending(h_, desk.county.medical_events, desk.county.accident_events, cleared_, facts.calendar);
    }
    [[nodiscard]] HardSpending of(std::uint32_t row) {
        while (next_ < cleared_.size() && cleared_[next_].row < row) ++next_;
        return next_ < cleared_.size() && cleared_[next_].row == row ? since_[next_] : costs_.of(h_, row);
    }

private:
    const Households& h_;
    const OwnCostsOfYear& costs_;
    std::vector<RecentMonths> cleared_;
    std::vector<HardSpending> since_;
    std::size_t next_ = 0;
};

}  // namespace

void RelapseMonitoring::keys(KeyVisitor& key) {
    key.money("hard_spending_yuan", hard_amount_);
    key.number("hard_spending_share", hard_share_);
    key.number("income_loss_share", income_loss_);
    key.number("means_test_lines", means_test_lines_);
    key.number("assurance_lines", assurance_lines_);
    key.number("self_report", self_report_);
    key.number("found_by_visit", visit_);
    key.number("data_alert", alert_);
    key.money("alert_medical_yuan", alert_amount_);
    key.number("false_alarm", false_alarm_);
    key.number("village_visits_per_month", village_visits_);
    key.number("review_ends", review_);
    key.number("usual_visits", usual_visits_);
    key.number("weeded_by_visit", weeded_);
    key.number("review_by_visit", review_by_visit_);
    key.number("help_arranged", help_);
    key.count("stable_months", stable_months_);
}

void RelapseMonitoring::act(PolicyDesk& desk) const {
    if (!desk.active() || desk.state().started) return;
    desk.state().started = true;
    desk.state().started_month = desk.month.facts.index();
}

void RelapseMonitoring::monitor(PolicyDesk& desk) const {
    Monitoring& monitoring = desk.county.monitoring;
    if (!desk.active()) {
        std::erase_if(monitoring.list, [&](const MonitoredHousehold& m) {
            if (m.measure == desk.measure()) set_listed(desk.county.households, m.row, false);
            return m.measure == desk.measure();
        });
        monitoring.remember_cleared({}, desk.month.facts.index());
        return;
    }
    remember_incomes(desk);
    if (desk.month.facts.calendar % 3 == 2) review(desk);
    monitoring.clearing.open(desk.month.facts.index());
    list_reviewed(desk);
    help(desk);
    screen(desk);
}

RiskTest RelapseMonitoring::risk_test(const PolicyDesk& desk) const {
    const double line = desk.month.choice.parameters.line.monitoring.at(desk.month.facts.outside.month);
    return {static_cast<std::int32_t>(line + 0.5), static_cast<std::int32_t>(hard_amount_ / fen_per_step), hard_share_, income_loss_, means_test_lines_, assurance_lines_};
}

/// Income is compared with that of the last farm year, July to June, so that a lost harvest and a lost job show until the next one.
void RelapseMonitoring::remember_incomes(PolicyDesk& desk) const {
    std::vector<std::uint8_t>& usual = desk.county.monitoring.usual_income;
    if (!usual.empty() && desk.month.facts.calendar != july) return;
    const Households& h = desk.county.households;
    usual.resize(h.rows());
    for (std::size_t row = 0; row < usual.size(); ++row) usual[row] = usual_income::code(h.income_year[row]);
}

/// Visits a household can count on this month: at most one, more attentive where a guidance team works.
double RelapseMonitoring::visits(const PolicyDesk& desk, std::uint32_t row) const {
    const CadreCover& cadres = desk.county.cadres;
    const std::size_t village = desk.village_of(row);
    double visits = village_visits_ * desk.month.support / std::max(1u, desk.county.villages.households[village]);
    if (!cadres.working) return std::min(1.0, visits);
    const bool paired = desk.county.government.measures[cadres.measure].reached[row];
    visits += paired ? cadres.paired_visits : cadres.other_visits;
    return std::min(1.0, visits) * (1 + (cadres.guided[village] != 0 ? cadres.guided_capacity : 0.0));
}

/// Who visits sees that an entry is wrong before it is made.
double RelapseMonitoring::false_alarm(double visits) const {
    return false_alarm_ * std::max(0.0, 1 - weeded_ * visits) / (1 - weeded_ * usual_visits_);
}

/// Papers and the meeting of the village wait for who has seen the household.
double RelapseMonitoring::review_ends(double visits) const {
    return std::clamp(review_ * (1 + review_by_visit_ * (visits - usual_visits_)), 0.0, 1.0);
}

/// Schools and the insurer know who is missing from their rolls; houses and water are seen by who goes there.
double RelapseMonitoring::detection(const PolicyDesk& desk, std::uint32_t row, unsigned unmet) const {
    const Households& h = desk.county.households;
    constexpr unsigned on_rolls = assurance_bit(Assurance::schooling) | assurance_bit(Assurance::medical);
    const bool alert = (unmet & on_rolls) != 0 || desk.month.medical_year[row] + desk.month.accident_year[row] > alert_amount_ / fen_per_step || (has(h, row, household_flag::insured) && h.crop_loss[row] > 0);
    return self_report_ + visit_ * visits(desk, row) + (alert ? alert_ : 0.0);
}

MonitoredHousehold RelapseMonitoring::detected(const PolicyDesk& desk, std::uint32_t row, const HardSpending& spent, const Risk& risk) const {
    const Households& h = desk.county.households;
    const auto months = static_cast<std::uint32_t>(review_months(review_ends(visits(desk, row)), word_of(desk, Purpose::monitoring_delay, row)));
    const std::uint32_t listed = static_cast<std::uint32_t>(desk.month.facts.index()) + months;
    MonitoredHousehold household{};
    household.row = row & 0xffffffu;
    household.measure = desk.measure();
    household.listed_month = listed & 0xffffu;
    household.review_months = months & 0x1fu;
    household.category = category_of(h, row, risk);
    household.cause = cause_of(spent, risk);
    return household;
}

void RelapseMonitoring::screen(PolicyDesk& desk) const {
    County& county = desk.county;
    const Households& h = county.households;
    Monitoring& monitoring = county.monitoring;
    const RiskTest test = risk_test(desk);
    std::vector<std::uint32_t> words(h.rows());
    std::vector<std::uint8_t> marks(h.rows());
    fill_words(desk.month.facts.key, Purpose::monitoring_detection, desk.month.facts.index(), county.first_household, words);
    const OwnCostsOfYear costs{desk.month.medical_year, desk.month.accident_year};
    mark_risks(h, monitoring.usual_income, costs, test, marks);
    mark_unassured(h, county.assurances.list, test, marks);
    mark_false_alarms(words, threshold(false_alarm(0)), marks);
    std::vector<MonitoredHousehold> found;
    auto known = monitoring.list.begin();
    AscendingAssurances assurances(county.assurances.list);
    NewSpending fresh(desk, costs, marks);
    for_each_mark(marks, [&](std::uint32_t row) {
        while (known != monitoring.list.end() && known->row < row) ++known;
        if ((known != monitoring.list.end() && known->row == row) || !desk.targets(row)) return;
        const unsigned unmet = assurances.unmet(row);
        const HardSpending spent = fresh.of(row);
        const Risk risk = risk_of(h, row, monitoring.usual_income[row], spent.all(), unmet, test);
        const auto category = static_cast<std::size_t>(category_of(h, row, risk));
        if (risk.any() && words[row] >= threshold(detection(desk, row, unmet))) {
            note_event(county, household_event::missed + category, row);
            return;
        }
        if (!risk.any() && ~words[row] >= threshold(false_alarm(visits(desk, row)))) return;
        found.push_back(detected(desk, row, spent, risk));
        note_event(county, household_event::detected + category, row);
        if (!risk.any()) note_event(county, household_event::false_alarm, row);
    });
    monitoring.enter(found);
}

void RelapseMonitoring::list_reviewed(PolicyDesk& desk) const {
    Monitoring& monitoring = desk.county.monitoring;
    const std::int32_t now = desk.month.facts.index();
    for (const MonitoredHousehold& household : monitoring.list) {
        if (static_cast<std::int32_t>(household.listed_month) != now || household.measure != desk.measure()) continue;
        set_listed(desk.county.households, household.row, true);
        desk.enrol(household.row, 0, 0);
        note_event(desk.county, household_event::listed + static_cast<std::size_t>(household.category), household.row);
        monitoring.clearing.list(now);
    }
}

/// Probability this month that somebody arranges the help that fits the cause.
double RelapseMonitoring::arranging(const PolicyDesk& desk, std::uint32_t row) const {
    const CadreCover& cadres = desk.county.cadres;
    if (!cadres.working) return help_;
    const bool paired = desk.county.government.measures[cadres.measure].reached[row];
    const bool guided = cadres.guided[desk.village_of(row)] != 0;
    return help_ * (1 + (paired ? cadres.paired_help : 0.0) + (guided ? cadres.guided_help : 0.0));
}

void RelapseMonitoring::help(PolicyDesk& desk) const {
    for (MonitoredHousehold& household : desk.county.monitoring.list) {
        if (!household.listed(desk.month.facts.index()) || household.measure != desk.measure()) continue;
        if (household.arranged == 0) {
            if (word_of(desk, Purpose::monitoring_help, household.row) >= threshold(arranging(desk, household.row))) continue;
            household.arranged = 1;
        }
        help_one(desk, household);
    }
}

/// Relief, posts, courses and production grants come from the measures that target listed households; here the rest is sought:
/// dibao for who is below its line, the assurances that it lacks, and work for who lost income or never had enough of it.
void RelapseMonitoring::help_one(PolicyDesk& desk, MonitoredHousehold& household) const {
    Households& h = desk.county.households;
    const std::uint32_t row = household.row;
    const TransferParameters& transfer = desk.month.choice.parameters.transfer;
    const Fen dibao_line = scale(transfer.dibao_line, desk.month.facts.outside.social_transfer);
    if (!has(h, row, household_flag::dibao) && desk.poorer_than(row, dibao_line)) {
        h.flags[row] |= household_flag::dibao;
        household.helped_to_dibao = 1;
        desk.county.monitoring.month.helped(MonitoringHelp::dibao);
    }
    arrange_assurances(desk, row);
    if (!answers(MonitoringHelp::work, household.cause) || household.seeks_work != 0 || desk.month.home[row] == 0) return;
    household.seeks_work = 1;
    desk.county.monitoring.month.helped(MonitoringHelp::work);
}

/// Whoever has been listed long enough, lacks no assurance and shows no risk any more leaves the list; spending counts while it is recent, and what it was before
/// clearing does not bring anybody back.
void RelapseMonitoring::review(PolicyDesk& desk) const {
    County& county = desk.county;
    Households& h = county.households;
    Monitoring& monitoring = county.monitoring;
    const std::int32_t now = desk.month.facts.index();
    const RiskTest test = risk_test(desk);
    std::vector<RecentMonths> recent;
    for (const MonitoredHousehold& household : monitoring.list) recent.push_back({household.row, stable_months_});
    const std::vector<HardSpending> spending = recent_spending(h, county.medical_events, county.accident_events, recent, desk.month.facts.calendar);
    std::vector<MonitoredHousehold> kept;
    std::vector<std::uint32_t> leaving;
    const OwnCostsOfYear year{desk.month.medical_year, desk.month.accident_year};
    kept.reserve(monitoring.list.size());
    AscendingAssurances assurances(county.assurances.list);
    for (std::size_t i = 0; i < monitoring.list.size(); ++i) {
        const MonitoredHousehold& household = monitoring.list[i];
        const bool may_leave = household.measure == desk.measure() && now - static_cast<std::int32_t>(household.listed_month) >= stable_months_ && ill_months(h.ill_and_home[household.row]) == 0;
        const unsigned unmet = assurances.unmet(household.row);
        if (!may_leave || unmet != 0 || risk_of(h, household.row, monitoring.usual_income[household.row], spending[i].all(), unmet, test).any()) {
            kept.push_back(household);
            continue;
        }
        set_listed(h, household.row, false);
        if (year.of(h, household.row).all() > 0) leaving.push_back(household.row);   // else there is nothing to forget
        note_event(county, household_event::cleared + static_cast<std::size_t>(household.category), household.row);
        monitoring.clearing.clear(household, now);
    }
    monitoring.list = std::move(kept);
    monitoring.remember_cleared(leaving, now);
}

}  // namespace terrace
