#include "models/monthly_cycle.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

#include "models/audit.hpp"
#include "models/cooperative/books.hpp"
#include "models/counterparties.hpp"
#include "models/enterprise/books.hpp"
#include "models/enterprise_exit.hpp"
#include "models/household/accounts.hpp"
#include "models/household/cattle.hpp"
#include "models/household/crops.hpp"
#include "models/household/flow_columns.hpp"
#include "models/household/lease_wish.hpp"
#include "models/household/orchards.hpp"
#include "models/household/sidelines.hpp"
#include "models/household/spending.hpp"
#include "models/household/transfers.hpp"
#include "models/market/expectations.hpp"
#include "models/market/field_work.hpp"
#include "models/market/jobs.hpp"
#include "models/market/lease_jobs.hpp"
#include "models/market/partnership.hpp"
#include "models/market/startup_month.hpp"
#include "models/market/tourism.hpp"
#include "models/market/village_lease.hpp"
#include "models/observers/money_series.hpp"
#include "models/policy/desk.hpp"
#include "models/policy/policy_continuity.hpp"
#include "models/policy_receipts.hpp"
#include "models/shock/assurance_month.hpp"
#include "models/shock/illness_and_accidents.hpp"
#include "models/shock/weather.hpp"
#include "models/village/standing.hpp"
#include "models/worker/home.hpp"

namespace terrace {
namespace {

ChoiceFacts choice_facts(const MonthWork& w) {
    const double wage = static_cast<double>(w.parameters.labour.field_day_wage) * w.facts.outside.local_wage * w.county.markets.field_wage_factor;
    double job_hope = 0;
    for (std::size_t e = 0; e < w.county.enterprises.rows(); ++e)
        if (w.county.enterprises.kind[e] == EnterpriseKind::town) job_hope = w.parameters.choice.job_probability * 1200 * w.county.enterprises.wage[e] * w.facts.outside.local_wage;
    return {w.parameters, w.facts, w.outlooks, w.sides, w.county.markets.village_rent, wage, job_hope, 100 * w.parameters.line.national.at(w.facts.outside.month),
            w.county.markets.plan_habit, w.scratch.orchard_land};
}

/// Room for one word a household.
std::span<std::uint32_t> household_words(const MonthWork& w) { return std::span(w.scratch.words).first(w.county.households.rows()); }

void begin_year(Government& government) {
    for (MeasureState& state : government.measures)
        for (MeasureSums& row : state.groups.rows) row[measure_sum::paid] = 0;
}

/// Opens the books, takes notice of the outside world and of this year's weather.
void outside_world(MonthWork& w) {
    raise_receipts(w.facts.outside, w.county.pillar);
    w.county.pillar = {};   // measures write down next month's
    w.scratch.fit(w.county);
    w.scratch.read_home(w.county.households);
    add_up_year(w.county.medical_events, w.scratch.medical_year, w.county.households.rows());
    add_up_year(w.county.accident_events, w.scratch.accident_year, w.county.households.rows());
    w.scratch.orchard_land = orchard_land(w.county.orchards, w.county.households.rows());
    w.scratch.sheet.open(w.county.households.rows());
    w.county.ledger.open();
    w.scratch.opening_cash.assign(w.county.households.cash.begin(), w.county.households.cash.end());
    for (MeasureState& state : w.county.government.measures) state.spent_month = 0, state.recipients_month = 0, state.referred_month = 0, state.relief_month = {};
    if (w.facts.calendar == january) begin_year(w.county.government);
    if (w.facts.calendar == january) w.run.events_since_january.clear();
    w.county.events.clear();
    w.county.monitoring.month = {};
    w.county.cadres.working = false;
    w.county.labour_support.matching = 0;
    open_loans(w.county);
    if (w.first_month) first_expectations(w.parameters, w.facts.outside, w.county.markets);
    if (w.facts.calendar == may)
        w.county.weather_loss = weather_losses(w.parameters.weather, w.facts.key, w.county.index, w.county.weather_loss.size(), w.facts.outside.month.year());
    w.outlooks = plan_outlooks(w.parameters, w.facts.outside, w.county.markets);
    w.sides = side_outlook(w.parameters, w.facts.outside, w.county.markets);
}

bool households_choose(const MonthWork& w) { return w.facts.calendar == january || w.facts.calendar == july; }

VillageRoll village_roll(const MonthWork& w) { return {w.county.villages, w.county.households, w.county.workers, w.parameters.line.national.at(w.facts.outside.month), w.scenario.assigned_tiers.in(w.county.index)}; }

/// Lets every measure that works here do its part of a step, with as much of its support as is kept: `work(instrument, desk)` or a member
/// of the instrument.
template <class Work>
void each_measure(MonthWork& w, Work work) {
    const ChoiceFacts choice = choice_facts(w);
    for (std::size_t m = 0; m < w.scenario.measures.size(); ++m) {
        if (w.measures[m] == 0) continue;
        const double support = support_of(w.scenario.measures, m, w.measures, w.facts.outside.month);
        const PolicyMonth month{w.facts, choice, w.scratch.home, w.peers, w.first_month, support, &w.works, w.scratch.medical_year, w.scratch.accident_year, {w.scratch.home_of, w.scratch.first_worker, w.scratch.village_of}, w.offers};
        const MeasureTerms& terms = w.scenario.measures[m].terms;
        const MeasureTerms less = support < 1 ? supported(terms, support) : MeasureTerms{};
        PolicyDesk desk(w.county, support < 1 ? less : terms, static_cast<std::uint8_t>(m), month, w.scratch.sheet, w.panel);
        desk.cut_line();
        std::invoke(work, *w.scenario.measures[m].instrument, desk);
    }
}

void policies(MonthWork& w) {
    if (w.facts.outside.month == w.facts.first) classify_villages(village_roll(w), w.parameters.tiers);
    each_measure(w, &Instrument::act);
}

/// Whoever is at risk of falling back is found, listed, helped and cleared.
void monitoring(MonthWork& w) { each_measure(w, &Instrument::monitor); }

void plans(MonthWork& w) {
    if (!households_choose(w)) return;
    const DecisionRule& rule = *decision_rule(w.scenario.decision_rule);
    const ChoiceFacts choice = choice_facts(w);
    Households& h = w.county.households;
    if (w.peers.empty()) w.peers = peer_shares(h, w.county.villages, w.county.markets, w.parameters.choice.demonstration_weight);
    w.scratch.choice.draw(w.facts.key, w.facts.outside.month, w.county.first_household, h.rows());
    const ChoiceRound round{h, w.county.villages, w.scratch.home, w.peers, w.scratch.choice, w.county.first_household, w.run.memory, w.notes};
    if (w.facts.calendar == january) rule.choose_land(round, choice);
    rule.choose_side(round, choice);
    start_sidelines(h, w.sides, w.parameters.livestock, w.facts.calendar == january, w.scratch.sheet);
}

void land_market(MonthWork& w) {
    if (w.facts.calendar != march) return;
    Households& h = w.county.households;
    const std::vector<double> jobs(w.county.enterprises.jobs_at_start.begin(), w.county.enterprises.jobs_at_start.end());
    std::vector<std::uint16_t>& block_leased = w.scratch.block_leased;
    block_leased.resize(h.rows());
    take_up_leases(w.county.block_leases, w.county.enterprises, h, w.scratch.orchard_land, w.facts.index());
    w.block_rents = pay_block_rents(w.county.block_leases, w.county.enterprises, w.facts, block_leased, w.scratch.sheet, w.county.ledger);
    w.run.block_land = std::accumulate(block_leased.begin(), block_leased.end(), std::int64_t{0});
    lay_off_after_leases(w.county.workers, w.county.enterprises, jobs, w.county.first_worker, w.facts.key, w.facts.index());
    w.scratch.orchard_land = orchard_land(w.county.orchards, h.rows());
    const std::vector<LeaseWish> wishes = lease_wishes(h, w.county.first_household, choice_facts(w));
    clear_village_leases(h, w.county.villages, wishes, block_leased, w.scratch.orchard_land, w.county.markets, w.scratch.sheet);
    const std::vector<std::uint16_t> idle = idle_land(h, wishes, w.scratch.home, w.scratch.orchard_land, w.parameters);
    w.county.markets.land_idle = std::accumulate(idle.begin(), idle.end(), std::int64_t{0});
    w.county.idle_land = GroupSums<1>(w.county.villages.rows());
    for (std::uint32_t row = 0; row < h.rows(); ++row)
        if (idle[row] != 0) w.county.idle_land.add(w.scratch.village_of[row], h.flags[row], 0, idle[row]);
    sow(h, w.scratch.orchard_land, idle);
    w.run.sown = true;
}

/// Workers of firms that closed last month look for other work.
void release_workers(County& c, const MonthFacts& facts) {
    std::vector<std::uint8_t> closed(c.enterprises.rows());
    for (std::size_t row = 0; row < closed.size(); ++row) closed[row] = !c.enterprises.works(row);
    for (const LivestockFirm& firm : c.livestock_firms) closed[firm.enterprise] = !firm.works();
    for (std::size_t row = 0; row < closed.size(); ++row) {
        if (closed[row] == 0 || c.enterprises.employed[row] == 0) continue;
        std::vector<double> jobs(c.enterprises.jobs_at_start.begin(), c.enterprises.jobs_at_start.end());
        jobs[row] = c.enterprises.employed[row];
        lay_off_after_leases(c.workers, c.enterprises, jobs, c.first_worker, facts.key, facts.index());
    }
}

void labour_market(MonthWork& w) {
    County& c = w.county;
    release_workers(c, w.facts);
    const double usual = c.markets.reference_spending[static_cast<std::size_t>((w.facts.calendar + 11) % 12)] * w.facts.outside.consumer_price;
    const double ratio = usual > 0 && w.facts.recorded ? static_cast<double>(c.markets.local_spending) / usual : 1.0;
    const TownDemand town{ratio, w.facts.outside.local_wage / w.parameters.growth.local_wage.at(w.facts.first)};
    want_jobs(c.enterprises, w.parameters.labour, w.parameters.services, w.facts, town, c.markets.local_spending);
    const std::vector<std::uint32_t> referred = c.monitoring.seeking_work();
    const JobMarket market{c.households, c.workers, c.villages, c.enterprises, c.first_worker, static_cast<double>(w.parameters.labour.field_day_wage), w.scratch.home_of,
                           w.scratch.first_worker, w.scratch.village_of, w.scratch.traits, w.scratch.marks, c.labour_support, referred, &c.events, w.work};
    w.trace.jobs = clear_job_market(market, w.parameters.labour, w.parameters.transfer, w.facts, w.scratch.words);
    const PayTable pay = pay_table(c.enterprises, w.parameters.labour, w.facts);
    w.workers = pay_workers(c.households, c.workers, pay, w.scratch.home_of, w.scratch.home, w.scratch.sheet);
    each_measure(w, [&](const Instrument& instrument, PolicyDesk& desk) { instrument.after_wages(desk, pay); });
    w.trace.workers = w.workers;
}

double lessee_days(const MonthWork& w) {
    double mu = 0;
    for (std::size_t e = 0; e < w.county.enterprises.rows(); ++e) mu += 0.01 * static_cast<double>(w.county.enterprises.land[e]);
    return (1 - lessee_machine_share) * mu * w.parameters.crop.cotton_hand_days * static_cast<double>(calendar::cotton_harvest[static_cast<std::size_t>(w.facts.calendar)]);
}

void production(MonthWork& w) {
    County& c = w.county;
    Households& h = c.households;
    const Parameters& p = w.parameters;
    field_days(h, p.crop, p.courtyard, p.livestock, w.facts.calendar, w.scratch.days);
    save_days(h, c.consolidated, p.crop, w.facts.calendar, w.scratch.days);
    cattle_days(c.cattle, w.scratch.days);
    orchard_days(c.orchards, p.orchard, w.facts, w.scratch.days);
    tourism_days(c.tourism.places, p.tourism, w.facts, w.scratch.days);
    for (const WorksDays& works : w.works) w.scratch.days[works.row] += works.days;   // missing in the own fields
    w.field = clear_field_work(h, p.labour, w.facts, w.scratch.days, w.scratch.home, lessee_days(w), c.markets, w.scratch.sheet);
    pay_crop_costs(h, p.crop, w.facts, w.scratch.sheet);
    w.sheep = tend_sheep(h, p.livestock, w.facts, c.first_household, household_words(w), w.scratch.sheet);
    for (const MeasureState& state : c.government.measures) improve_flocks(h, state.improved, state.started_month, p.livestock, w.facts, c.first_household, w.sheep, w.scratch.sheet);
    w.cattle = tend_cattle(c.cattle, h, p.livestock, w.facts, c.first_household, w.scratch.sheet);
    w.birds = tend_birds(h, p.livestock, w.facts, c.first_household, household_words(w), w.scratch.birds_for_sale, w.scratch.sheet);
    w.courtyard_sum = tend_courtyards(h, p.courtyard, w.facts, w.scratch.courtyard_output, w.scratch.sheet);
    eat_own_produce(h, p.consumption.own_use, w.facts, w.scratch.sheet);
    w.company_kg = company_harvest(c, p.crop, w.facts);
}

/// Quantities are known, then one price for each thin product; crops meet the national price.
void product_markets(MonthWork& w) {
    County& c = w.county;
    Markets& m = c.markets;
    const Parameters& p = w.parameters;
    const auto calendar = static_cast<std::size_t>(w.facts.calendar);
    const std::array<double, thin_product_count> quantity{static_cast<double>(w.birds.sold), w.courtyard_sum};
    const double low_bird = static_cast<double>(p.livestock.bird_price_low) / static_cast<double>(p.livestock.bird_price);
    const double high_bird = static_cast<double>(p.livestock.bird_price_high) / static_cast<double>(p.livestock.bird_price);
    if (!w.facts.recorded)
        for (std::size_t product = 0; product < thin_product_count; ++product) m.reference[product][calendar] = quantity[product];
    if (quantity[0] > 0) m.price[0] = thin_price(quantity[0], m.reference[0][calendar], p.market.bird_flexibility, low_bird, high_bird);
    if (quantity[1] > 0) m.price[1] = thin_price(quantity[1], m.reference[1][calendar], p.market.courtyard_flexibility, p.courtyard.price_low, p.courtyard.price_high);
    m.quantity = quantity;
    run_livestock_firms(c.livestock_firms, {w.facts, c.enterprises, c.workers, c.first_worker, w.scratch.sheet, c.ledger});
    const HarvestPrices prices{static_cast<float>(w.facts.outside.cotton), static_cast<float>(w.facts.outside.chili),
                               static_cast<float>(member_price(p.crop, w.facts.outside.chili)), static_cast<float>(w.facts.outside.wheat), static_cast<float>(w.facts.outside.maize)};
    sell_harvest(c.households, c.villages, p.crop, p.weather, w.facts, prices, c.first_household, c.weather_loss, household_words(w), w.scratch.sheet);
    deliver_under_contract(c.partnerships, c.households, c.villages, c.cooperatives, w.facts, w.facts.outside.chili, member_price(p.crop, w.facts.outside.chili), w.scratch.sheet, c.ledger);
    std::vector<float> loss_of_village;
    for (const std::uint16_t township : c.villages.township) loss_of_village.push_back(static_cast<float>(c.weather_loss[township]));
    tend_orchards(c.orchards, c.households, p.orchard, p.weather.yield_log_sd, w.facts, c.first_household, loss_of_village, w.scratch.village_of, w.scratch.orchard_sales, w.scratch.sheet);
    sell_sidelines(c.households, p.livestock, w.scratch.courtyard_output, m.price[1], w.scratch.birds_for_sale, m.price[0], w.scratch.sheet);
    receive_visitors(c.tourism, c.villages, p.tourism, w.facts, c.first_household, w.scratch.village_of, w.scratch.sheet);
    if (w.facts.calendar == november) w.block_rents = pay_harvest_rents(c.block_leases, c.enterprises, company_season(c, w.company_kg, w.facts), w.scratch.sheet, c.ledger);
    const double usual = m.reference_spending[(calendar + 11) % 12] * w.facts.outside.consumer_price;
    const double local = usual > 0 && w.facts.recorded ? static_cast<double>(m.local_spending) / usual : 1.0;
    run_businesses(c.households, w.facts, p.services.business_local_share, local, w.scratch.sheet);
    run_startups(c.startups, w.facts, p.services.business_local_share, local, w.scratch.sheet);
    if (w.facts.calendar == december) {
        w.trace.cooperative_refund = refund_members(c.cooperatives, c.households, c.villages, p.crop, w.scratch.sheet);
        learn_prices(p, w.facts.outside, m);
        set_field_wage(p.labour, m);
    }
}

void shocks(MonthWork& w) {
    County& c = w.county;
    const BlowBooks books{{c.medical_events, w.scratch.medical_year}, {c.accident_events, w.scratch.accident_year}};
    suffer_blows(c.households, books, w.parameters.health, w.parameters.accident, w.facts, c.first_household, household_words(w), w.scratch.marks, w.scratch.sheet);
    const AssuredCounty assured{c.assurances, c.households, c.villages, c.accident_events[static_cast<std::size_t>(w.facts.calendar)], c.first_household};
    change_assurances(assured, w.parameters, w.facts, w.first_month, household_words(w), w.scratch.sheet);
}

void transfers(MonthWork& w) {
    Households& h = w.county.households;
    const Parameters& p = w.parameters;
    if (w.facts.calendar == january && !w.first_month)
        review_dibao(h, p.transfer, p.growth.social_transfer.at(w.facts.outside.month - 1), w.facts, w.county.first_household, household_words(w));
    pay_social_transfers(h, p.transfer, w.facts, w.scratch.sheet);
    pay_farm_subsidies(h, p.crop, p.transfer, p.livestock, w.facts, w.run.cotton_subsidy_rate, w.scratch.sheet);
}

void consumption_and_saving(MonthWork& w) {
    const Parameters& p = w.parameters;
    consume(w.county.households, p.consumption, p.services.local_share, w.facts, w.scratch.sheet);
    const double harvest = w.outlooks[1][static_cast<std::size_t>(LandPlan::mixed)].receipts;
    keep_to_kin_credit(w.county.households, p.credit, w.facts, 100 * p.line.national.at(w.facts.outside.month), harvest, w.scratch.sheet);
    w.county.loans.written_off_credit = use_credit(w.county.households, p.consumption, p.credit, w.facts, harvest, w.scratch.sheet);
}

/// What measuring effects needs besides incomes and receipts.
void note_month(HouseholdPanel& panel, const MonthWork& w) {
    panel.consumer_price.push_back(w.facts.outside.consumer_price);
    if (w.facts.calendar != april && w.facts.calendar != june) return;
    const std::int32_t* subsidy = received(w.scratch.sheet, Flow::cotton_subsidy);
    panel.cotton_subsidy.push_back({static_cast<std::uint16_t>(panel.months), {subsidy, subsidy + panel.households}});
}

/// Counts the month for every household whose income of twelve months is below the national line, as the series do.
void note_households_below(HouseholdPanel& panel, const MonthWork& w) {
    const Households& h = w.county.households;
    const double line = w.parameters.line.national.at(w.facts.outside.month);
    panel.months_below.resize(h.rows());
    for (std::size_t row = 0; row < h.rows(); ++row)
        panel.months_below[row] = static_cast<std::uint16_t>(panel.months_below[row] + (10.0 * h.income_year[row] / std::max(1, h.members[row] - h.away[row]) < line ? 1 : 0));
}

void books(MonthWork& w) {
    County& c = w.county;
    if (w.panel) note_month(*w.panel, w);
    write_receipts(c, w.scenario, w.facts.outside.month, w.block_rents, w.scratch.orchard_sales, w.scratch.sheet, w.panel);
    w.run.income_by_month[static_cast<std::size_t>(w.facts.calendar)] = close_household_month(c.households, c.villages, w.scratch.sheet, w.scratch.opening_cash, w.facts.calendar, w.month_name, c.first_household, c.ledger, w.panel);

    EnterpriseMonth month;
    month.local_spending = c.ledger.paid_so_far(static_cast<std::size_t>(Flow::consumption_local));
    month.local_business = c.ledger.received_so_far(static_cast<std::size_t>(Flow::business_local));
    month.cotton_bought = c.ledger.received_so_far(static_cast<std::size_t>(Flow::cotton_sales));
    month.company_kg = w.company_kg;
    month.company_subsidy_rate = w.run.cotton_subsidy_rate;
    month.startup_local = c.startups.local_sales;
    month.startup_outside = c.startups.outside_sales;
    month.field = w.field;
    month.tourism_tickets = static_cast<Fen>(c.tourism.tickets);
    month.operator_goods_share = w.parameters.tourism.operator_goods_share;
    close_enterprise_month(c.enterprises, w.parameters, w.facts, w.workers, month, c.ledger);
    if (w.facts.calendar == december && w.facts.recorded) judge_enterprises(c, w.parameters, w.facts);
    close_cooperative_month(c.cooperatives, c.households, c.villages, w.parameters.crop, w.facts, w.scratch.sheet, c.ledger);
    c.ledger.paid(static_cast<std::size_t>(Flow::cooperative_refund), w.trace.cooperative_refund);
    close_counterparties(c, w.parameters, w.facts, w.workers, w.scratch.sheet);
    if (w.facts.recorded && w.facts.calendar == december) review_villages(village_roll(w), w.parameters.tiers, w.facts.outside.month - w.facts.first);
    c.markets.local_spending = month.local_spending;
    if (!w.facts.recorded)
        c.markets.reference_spending[static_cast<std::size_t>(w.facts.calendar)] = static_cast<double>(month.local_spending) / w.facts.outside.consumer_price;
    if (w.facts.calendar == november) w.run.cotton_subsidy_rate = w.facts.outside.cotton_subsidy;
}

GroupMoney group_money(const CountyRun& run, std::size_t calendar) {
    GroupMoney money{IncomeLineSums(run.county.villages.rows()), run.income_by_month[calendar], IncomeLineSums(run.county.villages.rows())};
    for (std::size_t month = 0; month < run.income_by_month.size(); ++month) {
        money.twelve_months.add(run.income_by_month[month]);
        if (month <= calendar) money.since_january.add(run.income_by_month[month]);
    }
    return money;
}

void observation_and_audit(MonthWork& w) {
    w.county.ledger.close(w.month_name, "county " + std::to_string(w.county.index));
    check_loans(w.county, w.month_name);
    check_identities(w.county, w.month_name, w.run.sown, w.run.block_land, w.workers, w.sheep, w.cattle, w.birds);
    w.run.events_since_january.add(w.county.events);
    if (!w.record) return;
    if (w.panel) note_households_below(*w.panel, w);
    w.trace.money = group_money(w.run, static_cast<std::size_t>(w.facts.calendar));
    w.trace.events = {w.county.events, w.run.events_since_january};
    observe({w.county, w.scratch.first_worker, w.scratch.worker_marks}, w.parameters, w.facts, w.scenario.measures, w.trace, *w.scratch.spread, *w.record);
}

}  // namespace

void Scratch::fit(const County& county) {
    const std::size_t rows = county.households.rows();
    words.resize(std::max(rows, county.workers.rows()));
    marks.resize(words.size());
    days.resize(rows);
    courtyard_output.resize(rows);
    birds_for_sale.resize(rows);
}

void Scratch::read_home(const Households& h) {
    home.resize(h.rows());
    std::transform(h.ill_and_home.begin(), h.ill_and_home.end(), home.begin(), workers_at_home);
}

void Scratch::know_workers(const County& county, const LabourParameters& labour, RandomKey key) {
    home_of = homes_of_workers(county.households);
    first_worker = first_workers(county.households);
    traits = worker_traits(county.households, county.workers, home_of, county.first_worker, labour, key);
    worker_marks.clear();
    for (const std::uint32_t row : home_of) worker_marks.push_back(static_cast<std::uint8_t>(type_marks(county.households.flags[row])));
    village_of.resize(county.households.rows());
    for (std::size_t v = 0; v < county.villages.rows(); ++v)
        std::fill_n(village_of.begin() + county.villages.first_household[v], county.villages.households[v], static_cast<std::uint16_t>(v));
}

MonthlyCycle::MonthlyCycle(std::function<void(County&, Month)> tamper, MonthWatcher* watcher) {
    const auto step = [&](std::string_view name, void (*work)(MonthWork&)) {
        if (watcher == nullptr) {
            schedule_.step(name, work);
            return;
        }
        schedule_.step(name, [name, work, watcher](MonthWork& w) {
            w.notes = watcher->notes();
            w.offers = watcher->offers();
            w.work = watcher->work();
            work(w);
            watcher->after(name, w);
        });
    };
    step("outside_world", outside_world);
    step("policies", policies);
    step("plans", plans);
    step("land_market", land_market);
    step("labour_market", labour_market);
    step("production", production);
    step("product_markets", product_markets);
    step("shocks", shocks);
    step("transfers", transfers);
    step("consumption_and_saving", consumption_and_saving);
    step("monitoring", monitoring);
    if (tamper) schedule_.step("tamper", [tamper](MonthWork& w) { tamper(w.county, w.facts.outside.month); });
    step("books", books);
    step("observation_and_audit", observation_and_audit);
}

}  // namespace terrace
