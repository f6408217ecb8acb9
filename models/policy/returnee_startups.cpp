#include "models/policy/returnee_startups.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "models/market/startup_month.hpp"
#include "models/market/worker_traits.hpp"
#include "models/marks.hpp"
#include "models/purposes.hpp"
#include "sim/math/math.hpp"
#include "sim/random/block.hpp"
#include "sim/random/distributions.hpp"

namespace terrace {
namespace {

constexpr int years_ahead = 3;   // that a founder looks ahead, the term of the loan; estimate

/// A lasting trait of a worker.
std::uint32_t trait_of(const PolicyDesk& desk, Purpose purpose, std::uint32_t worker) {
    return draw_word(desk.month.facts.key.people, static_cast<std::uint32_t>(purpose), desk.county.first_worker + worker, 0);
}

std::uint32_t word_of(const PolicyDesk& desk, Purpose purpose, std::uint32_t worker, std::int32_t month) {
    return draw_word(desk.month.facts.key, static_cast<std::uint32_t>(purpose), desk.county.first_worker + worker, month);
}

/// Worth of a year away: money left of the wage, and that with the longing for home taken off [fen].
struct YearAway {
    double money, value;
};
YearAway year_away(const PolicyDesk& desk, std::uint32_t row, std::uint32_t worker) {
    const LabourParameters& labour = desk.month.choice.parameters.labour;
    const OutsideMonth& outside = desk.month.facts.outside;
    const auto taste = static_cast<float>(standard_normal(trait_of(desk, Purpose::home_taste, worker)));
    const double wage = 100.0 * desk.county.workers.wage[worker] * outside.outside_wage;
    const double home = home_bias(labour, taste, desk.county.households.flags[row]) * outside.local_wage;
    const double left = wage - static_cast<double>(labour.outside_living) * outside.consumer_price;
    return {12 * left, 12 * (left - home)};
}

/// Subsidy and loan for a firm that is worth `with` to the household, and staying away `without` [fen/year].
Offer offer_of(double with, double without, Fen amount) { return Offer{.kind = OfferKind::startup, .amount = static_cast<double>(amount)}.worth(with, without); }

}  // namespace

void ReturneeStartups::keys(KeyVisitor& key) {
    key.count("firms", firms_);
    loans_.keys(key);
    loans_.in_parts = true;
    key.money("subsidy_yuan", subsidy_);
    key.money("course_yuan", course_);
    key.money("relief_yuan_per_month", relief_);
    key.count("relief_months", relief_months_);
    key.money("capital_small_yuan", capital_[0]);
    key.money("capital_middle_yuan", capital_[1]);
    key.money("capital_large_yuan", capital_[2]);
    key.number("own_share", own_share_);
    key.money("profit_yuan_per_year", profit_);
    key.number("ability_log_sd", ability_sd_);
    key.number("skilled_gain", skilled_gain_);
    key.number("failure_first_year", failure_[0]);
    key.number("failure_second_year", failure_[1]);
    key.number("failure_later_years", failure_[2]);
    key.number("training_effect", training_effect_);
    key.number("salvage_share", salvage_);
    key.money("capital_yuan_per_job", capital_per_job_);
    key.number("wage_yuan_per_month", wage_);
}

double ReturneeStartups::hazard(int year, bool trained) const {
    return failure_[static_cast<std::size_t>(std::clamp(year, 0, 2))] * (trained ? 1 - training_effect_ : 1.0);
}

double ReturneeStartups::ability(const PolicyDesk& desk, std::uint32_t worker) const {
    const double luck = lognormal(1, ability_sd_, trait_of(desk, Purpose::business_ability, worker));
    return luck * (trade_skill(desk.county.workers, worker) != skill::none ? 1 + skilled_gain_ : 1.0);
}

void ReturneeStartups::weigh(const PolicyDesk& desk, Project& plan) const {
    const ChoiceFacts& facts = desk.month.choice;
    double lives = 1, years = 0;
    for (int year = 0; year < years_ahead; ++year) {
        const double after = lives * (1 - hazard(year, course_ > 0));
        years += 0.5 * (lives + after);
        lives = after;
    }
    const double share = years / years_ahead, profit = 12 * static_cast<double>(plan.profit) * facts.month.outside.local_wage;
    const Fen paid = scale(subsidy_ + relief_ * std::min(relief_months_, 12 * years_ahead), desk.month.support);
    const Fen interest = loans_.own_interest(plan.loan, desk.month.support);
    const double relief = static_cast<double>(paid - interest) / years_ahead;
    const double lost = (1 - lives) * (1 - salvage_) * static_cast<double>(plan.capital) / years_ahead;
    const Temper mood = temper(desk.county.households, plan.row, desk.county.first_household, facts);
    plan.money_with = share * profit + relief - lost;
    plan.with = plan.money_with - 0.5 * mood.risk_aversion * share * (1 - share) * profit * profit / mood.usual_income;
}

ReturneeStartups::Project ReturneeStartups::project(const PolicyDesk& desk, std::uint32_t row, std::uint32_t worker) const {
    const double spare = spare_cash(desk.county.households, row, desk.month.choice);
    const Fen own = static_cast<Fen>(std::max(0.0, spare)) + scale(subsidy_, desk.month.support);
    const YearAway away = year_away(desk, row, worker);
    Project best{row, worker, 0, 0, 0, 0, away.value, 0, away.money};
    const double able = ability(desk, worker);
    for (const Fen capital : capital_) {
        const Fen loan = std::max<Fen>(0, capital - own);
        if (loan > loans_.most || loan > scale(capital, 1 - own_share_)) continue;
        const double size = std::sqrt(static_cast<double>(capital) / static_cast<double>(capital_[1]));   // the founder's work does not grow with it
        Project plan{row, worker, capital, loan, scale(profit_, size * able / 12), 0, away.value, 0, away.money};
        weigh(desk, plan);
        if (best.capital == 0 || plan.with > best.with) best = plan;
    }
    return best;
}

std::vector<ReturneeStartups::Project> ReturneeStartups::projects(const PolicyDesk& desk) const {
    const County& county = desk.county;
    std::vector<std::uint8_t> owns(county.households.rows(), 0);
    for (const Startup& firm : county.startups.firms) owns[firm.row] = 1;
    std::vector<Project> list;
    for_each_equal(county.workers.place.span(), place::away, [&](std::uint32_t worker) {
        const std::uint32_t row = desk.month.belonging.home_of[worker];
        if (owns[row] != 0 || !desk.targets(row)) return;
        const Project plan = project(desk, row, worker);
        const bool wants = plan.with > plan.without || desk.terms.enrolment == Enrolment::assigned;
        if (plan.capital == 0 || !wants) return;
        if (list.empty() || list.back().row != row) list.push_back(plan);
        else if (plan.with - plan.without > list.back().with - list.back().without) list.back() = plan;   // one of a household
    });
    desk.sort_by_priority(list, [](const Project& plan) { return plan.row; });
    return list;
}

Fen ReturneeStartups::promised(const PolicyDesk& desk) const {
    Fen sum = loans_.promised(desk);
    for (const Startup& firm : desk.county.startups.firms)
        if (firm.measure == desk.measure()) sum += scale(relief_, desk.month.support) * std::max(0, relief_months_ - (desk.month.facts.index() - firm.founded));
    return sum;
}

bool ReturneeStartups::found(PolicyDesk& desk, const Project& plan, Fen& promised) const {
    County& county = desk.county;
    const double support = desk.month.support;
    const Fen subsidy = scale(subsidy_, support), course = scale(course_, support);
    const Fen later = scale(relief_, support) * relief_months_ + loans_.subsidy(plan.loan, loans_.term_months, support);
    const Fen needed = subsidy + course + later, left = desk.state().budget_left - promised;
    const Offer offer = offer_of(plan.with, plan.without, subsidy + plan.loan).lacks(static_cast<double>(needed), static_cast<double>(left));
    if (left < needed) return desk.refuse(plan.row, offer, OfferOutcome::no_money);
    if (plan.loan > 0)
        if (const auto obstacle = loans_.obstacle(desk, plan.row, plan.loan, promised)) return desk.refuse(plan.row, offer, *obstacle);
    if (plan.loan > 0) loans_.lend(desk, plan.row, plan.loan);
    desk.pay(plan.row, Flow::startup_support, ReceiptForm::grant, subsidy);
    const bool trained = desk.pay_others(Flow::course_fees, course);
    desk.purchase(plan.row, plan.capital);
    county.workers.place[plan.worker] = place::own_business;
    county.workers.tenure[plan.worker] = 0;
    county.workers.wage[plan.worker] = 0;
    const Fen jobs = capital_per_job_ > 0 ? plan.capital / capital_per_job_ : 0;
    county.startups.firms.push_back({plan.row, plan.worker, desk.month.facts.index(), static_cast<std::int32_t>(plan.capital), static_cast<std::int32_t>(plan.profit), 0,
                                     static_cast<std::uint8_t>(std::min<Fen>(255, jobs)), desk.measure(), trained});
    note_event(county, household_event::returned, plan.row);
    note_event(county, household_event::firm_founded, plan.row);
    promised += later;
    desk.enrol(plan.row, offer, {plan.money_with, plan.money_without});
    return true;
}

void ReturneeStartups::offer(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    Fen owed = promised(desk);
    for (const Project& plan : state.places < firms_ && desk.month.support > 0 ? projects(desk) : std::vector<Project>{}) {
        if (state.places >= firms_) break;
        if (found(desk, plan, owed)) ++state.places;
    }
    state.shortfall = firms_ - state.places;
    desk.pass_over([&](std::uint32_t row) { return missed(desk, row); });
}

Offer ReturneeStartups::missed(const PolicyDesk& desk, std::uint32_t row) const {
    const County& county = desk.county;
    const Offer nothing{.kind = OfferKind::startup};
    for (const Startup& firm : county.startups.firms)
        if (firm.row == row) return nothing.ends(OfferOutcome::has_one);
    if (desk.month.support <= 0) return nothing.ends(OfferOutcome::no_money);
    std::optional<Project> best;
    const std::uint32_t first = desk.month.belonging.first_worker[row];
    for (std::uint32_t worker = first; worker < first + county.households.workers[row]; ++worker) {
        if (county.workers.place[worker] != place::away) continue;
        const Project plan = project(desk, row, worker);
        if (!best || (plan.capital > 0 && (best->capital == 0 || plan.with - plan.without > best->with - best->without))) best = plan;
    }
    if (!best) return nothing.ends(OfferOutcome::nobody_away);
    if (best->capital == 0) {   // not even a small one
        const double spare = std::max(0.0, spare_cash(county.households, row, desk.month.choice));
        const Fen own = std::max(scale(capital_[0], own_share_), capital_[0] - loans_.most);
        return Offer(nothing).lacks(static_cast<double>(own), spare + static_cast<double>(scale(subsidy_, desk.month.support))).ends(OfferOutcome::no_cash);
    }
    const Offer offer = offer_of(best->with, best->without, scale(subsidy_, desk.month.support) + best->loan);
    return offer.ends(best->with > best->without ? OfferOutcome::no_places : OfferOutcome::lower_value);
}

void ReturneeStartups::relieve(PolicyDesk& desk) const {
    for (const Startup& firm : desk.county.startups.firms) {
        const int age = desk.month.facts.index() - firm.founded;
        if (firm.measure == desk.measure() && age <= relief_months_) desk.pay(firm.row, Flow::startup_support, ReceiptForm::subsidy, scale(relief_, desk.month.support));
    }
}

void ReturneeStartups::fail(PolicyDesk& desk, const Startup& firm) const {
    County& county = desk.county;
    const Fen salvage = scale(firm.capital, salvage_);
    desk.bring_in(firm.row, Flow::asset_sale, salvage);
    if (county.loans.holds(firm.row)) {
        LoanAccount& account = *county.loans.place_of(firm.row);
        if (account.measure == desk.measure()) {   // called: what the household cannot pay, the guarantee does
            repay(desk, account, account.principal, salvage);
            write_off(desk, account, account.principal, loans_.compensation, 0);
        }
    }
    county.workers.place[firm.worker] = place::own_farm;
    county.workers.tenure[firm.worker] = 0;
    note_event(county, household_event::firm_failed, firm.row);
}

void ReturneeStartups::close_failed(PolicyDesk& desk) const {
    std::erase_if(desk.county.startups.firms, [&](const Startup& firm) {
        if (firm.measure != desk.measure()) return false;
        const int months = desk.month.facts.index() - firm.founded;
        const double monthly = 1 - math::pow(1 - hazard((months - 1) / 12, firm.trained), 1.0 / 12);
        if (word_of(desk, Purpose::business_failure, firm.worker, desk.month.facts.index()) >= threshold(monthly)) return false;
        fail(desk, firm);
        return true;
    });
}

void ReturneeStartups::act(PolicyDesk& desk) const {
    MeasureState& state = desk.state();
    if (!(state.started || desk.active())) return;
    const bool begins = !state.started;
    if (begins) {
        state.started = true;
        state.started_month = desk.month.facts.index();
        desk.open_line();
    } else
        desk.renew_line();
    close_failed(desk);
    loans_.serve(desk);
    relieve(desk);
    if (desk.active() && (begins || desk.month.facts.calendar == january)) offer(desk);
    staff_startups(desk.county.startups, desk.county.enterprises, desk.county.workers, wage_, desk.county.first_worker, desk.month.facts.key, desk.month.facts.index());
}

}  // namespace terrace
