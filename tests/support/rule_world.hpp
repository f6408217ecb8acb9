#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/counterparties.hpp"
#include "models/county_run.hpp"
#include "models/household/flow_columns.hpp"
#include "models/household/sidelines.hpp"
#include "models/market/block_lease.hpp"
#include "models/market/expectations.hpp"
#include "models/outside.hpp"
#include "models/policy/desk.hpp"
#include "models/policy/instruments.hpp"
#include "models/policy/policy_continuity.hpp"
#include "models/worker/home.hpp"
#include "sim/config/document.hpp"
#include "sim/config/node.hpp"
#include "tests/support/model_world.hpp"
#include "tests/support/rule_facts.hpp"
#include "tests/support/rule_holdings.hpp"
#include "tests/support/rule_industries.hpp"
#include "tests/support/rule_monitoring.hpp"
#include "tests/support/rule_offers.hpp"

namespace terrace {

/// One row of a rule table: what a measure is told, whom it meets, and what must come of it.
struct RuleCase {
    std::string instrument;   ///< name of the file
    std::string name;
    Node node;
};
namespace rules {

inline constexpr RandomKey key{1, 0};

/// A county of one village with the households of the case, one lessee, one co-operative and nobody employed.
class RuleWorld {
public:
    /// The offers to the household of row `watched` are noted down.
    explicit RuleWorld(const RuleCase& rule, std::uint32_t watched = 0) : rule_(rule), noted_{watched, {}} {
        static const Records none;
        KeyVisitor read(rule.node, "", none, "");
        std::string name;
        read.text("name", name);
        read.month("start", start_);
        read.count("months", months_);
        for (const char* table : {"keys", "also", "parameters", "household", "others", "village", "line", "expect"}) read.skip(table);
        read.finish();
        KeyVisitor parameters(rule.node, "parameters", shipped_records(), "");
        parameters_.keys(parameters);
        parameters.finish();
        if (rule.node.at_path("parameters.choice.taste_scale") == nullptr) parameters_.choice.taste_scale = 0;
        if (const Node* line = rule.node.find("line")) read_measure(line->at_path("instrument")->string(), *line);
        read_measure(rule.instrument, rule.node);
        read_also();
        read_households();
        build();
    }

    void live() {
        const auto path = outside_path(parameters_, key, start_, 0, months_);
        first_expectations(parameters_, path.front(), county_.markets);
        for (const OutsideMonth& outside : path) month(outside);
    }

    /// Compares what the case expects; a line for each difference.
    std::string differences() {
        static const Records none;
        KeyVisitor expect(rule_.node, "expect", none, "");
        const MeasureState& account = county_.government.measures[0];
        const Households& h = county_.households;
        std::string lines;
        const auto number = [&](const char* name, double found) {
            if (!expect.present(name)) return;
            double expected = 0;
            expect.number(name, expected);
            if (std::abs(found - expected) > 0.005) lines += std::string(name) + " is " + number_text(found) + ", not " + number_text(expected) + "\n";
        };
        const auto waiting = std::count_if(county_.relief_claims.begin(), county_.relief_claims.end(), [](const ReliefClaim& claim) { return claim.row == 0; });
        number("received_yuan", yuan(received_[0]));
        number("bought_yuan", yuan(bought_[0]));
        number("rent_yuan", yuan(rent_[0]));
        number("bonus_yuan", yuan(bonus_[0]));
        number("leased_mu", 0.01 * leased(0));
        number("claims_waiting", static_cast<double>(waiting));
        number("sheep", h.sheep[0]);
        number("breeding", h.breeding[0]);
        number("consolidated_share", county_.consolidated.empty() || county_.consolidated[0].row != 0 ? 0 : static_cast<double>(county_.consolidated[0].share));
        number("yield_factor", h.yield_factor[0]);
        number("birds", h.birds[0]);
        number("inseminated", county_.cattle.empty() || county_.cattle[0].row != 0 ? 0 : county_.cattle[0].bred & CattleHerd::inseminated);
        number("courtyard_age", courtyard_age(h.courtyard[0]));
        number("spending_yuan", yuan(account.spent));
        number("budget_left_yuan", yuan(account.budget_left));
        number("appropriated_yuan", yuan(account.appropriated));
        number("recipients", static_cast<double>(account.recipients));
        number("registered", county_.registered);
        number("dibao_households", static_cast<double>(std::count_if(h.flags.begin(), h.flags.end(), [](std::uint16_t flags) { return (flags & household_flag::dibao) != 0; })));
        number("posts_held", static_cast<double>(std::count_if(county_.posts.begin(), county_.posts.end(), [](const PublicPost& post) { return post.held && post.row == 0; })));
        holdings(county_, number);
        number("shortfall", static_cast<double>(account.shortfall));
        number("refused", static_cast<double>(account.refused));
        number("county_leased_mu", 0.01 * static_cast<double>(county_.enterprises.land[0]));
        number("jobs", county_.enterprises.jobs_at_start[0]);
        const Workers& w = county_.workers;
        number("in_training", static_cast<double>(std::count(w.place.begin(), w.place.end(), place::training)));
        number("certificates", static_cast<double>(std::count_if(w.skill_and_absence.begin(), w.skill_and_absence.end(), [](std::uint8_t code) { return trade_skill(code) >= skill::certified; })));
        number("factory_jobs", county_.enterprises.jobs_at_start[2]);
        number("factory_wage_yuan", county_.enterprises.wage[2]);
        number("homes", static_cast<double>(county_.labour_support.homes.size()));
        number("first_home_of", county_.labour_support.homes.empty() ? -1 : county_.labour_support.homes[0].worker);
        number("matching", county_.labour_support.matching);
        number("paired_visits", county_.cadres.paired_visits);
        number("other_visits", county_.cadres.other_visits);
        number("reserved_jobs", county_.enterprises.reserved_jobs[0]);
        number("job_wage_yuan", county_.enterprises.wage[0]);
        number("referred_yuan", yuan(account.referred));
        number("false_alarms", static_cast<double>(monitored_.false_alarms));
        number("assurance_yuan", yuan(monitored_.assurance_money));
        monitoring_differences(county_, monitored_, expect, lines);
        number("returned_yuan", yuan(returned_));
        number("infrastructure", county_.villages.infrastructure[0]);
        number("commute_yuan", 0.01 * county_.villages.commute[0]);
        number("leaders_skill", county_.villages.leaders_skill[0]);
        number("collective_business_yuan", yuan(county_.villages.business[0]));
        double works = 0;
        for (const WorksDays& days : works_) works += days.row == 0 ? static_cast<double>(days.days) : 0;
        number("works_days", works);
        number("margin_gain_points", 100 * county_.cooperatives.margin_gain[0]);
        industry_numbers(county_, number);
        std::vector<Offer> offers;
        for (const Offer& offer : offers_)
            if (offer.measure == 0) offers.push_back(offer);
        offer_differences(offers, expect, number, lines);
        lines += false_notes(offers, measures_[0].terms, account);
        list(expect, "others_received_yuan", lines, [&](std::size_t row) { return yuan(received_[row]); });
        list(expect, "others_leased_mu", lines, [&](std::size_t row) { return 0.01 * leased(row); });
        Courtyard expected = courtyard_kind(h.courtyard[0]);
        expect.choice("courtyard", expected, {{"none", Courtyard::none}, {"ordinary", Courtyard::ordinary}, {"demonstration", Courtyard::demonstration}});
        if (expected != courtyard_kind(h.courtyard[0])) lines += "courtyard is of kind " + std::to_string(h.courtyard[0] & 3) + "\n";
        expect.finish();
        if (account.budget_left < 0 || account.spent + account.budget_left != account.appropriated) lines += "the budget line does not close\n";
        return lines;
    }

    [[nodiscard]] const County& county() const { return county_; }
    /// Instruments that offered the watched household something, by the notes.
    [[nodiscard]] std::set<std::string> offering() const {
        std::set<std::string> names;
        for (const Offer& offer : offers_) names.insert(measures_[offer.measure].terms.instrument);
        return names;
    }

private:
    /// A measure whose keys are the table `keys` of a node.
    void read_measure(const std::string& instrument, const Node& node) {
        const InstrumentEntry* entry = find_instrument(instrument);
        if (entry == nullptr) throw std::invalid_argument("rule table of an unknown instrument: " + instrument);
        KeyVisitor read(node, "keys", shipped_records(), "policies." + instrument);
        Measure& measure = measures_.emplace_back();
        measure.terms.name = measure.terms.instrument = instrument;
        measure.terms.from = start_;
        measure.terms.until = start_ + 600;
        measure.terms.keys(read);
        std::unique_ptr<Instrument> made = entry->make();
        made->keys(read);
        read.finish();
        measure.instrument = std::move(made);
    }

    void read_also() {
        const Node* also = rule_.node.find("also");
        if (also == nullptr) return;
        for (const Node& measure : also->children()) {
            const Node* instrument = measure.find("instrument");
            if (instrument == nullptr) throw std::invalid_argument(measure.place().to_string() + ": a measure names its instrument, please");
            read_measure(instrument->string(), measure);
        }
    }

    void read_households() {
        static const Records none;
        KeyVisitor first(rule_.node, "household", none, "");
        facts_.emplace_back().keys(first);
        KeyVisitor root(rule_.node, "", none, "");
        for (KeyVisitor& other : root.groups("others")) facts_.emplace_back().keys(other);
        KeyVisitor village(rule_.node, "village", none, "");
        village_.keys(village);
    }

    void build() {
        Population population;
        Households& h = population.households;
        h.resize(facts_.size());
        population.villages.resize(1);
        population.villages.households[0] = static_cast<std::uint32_t>(facts_.size());
        village_.describe(population.villages, 0);
        population.cooperatives.resize(1);
        population.enterprises.resize(3);
        population.enterprises.kind[0] = EnterpriseKind::lessee;
        population.enterprises.kind[1] = EnterpriseKind::public_posts;
        population.enterprises.kind[2] = EnterpriseKind::factory;
        population.workers.resize(std::transform_reduce(facts_.begin(), facts_.end(), std::size_t{0}, std::plus<>{}, [](const HouseholdFacts& facts) { return static_cast<std::size_t>(facts.workers); }));
        std::uint32_t worker = 0;
        for (std::uint32_t row = 0; row < facts_.size(); ++row) {
            const HouseholdFacts& facts = facts_[row];
            h.members[row] = static_cast<std::uint8_t>(facts.members);
            h.workers[row] = static_cast<std::uint8_t>(facts.workers);
            for (const std::uint32_t end = worker + h.workers[row]; worker < end; ++worker) {
                population.workers.age[worker] = static_cast<std::uint8_t>(facts.age);
                set_trade_skill(population.workers, worker, facts.skilled ? skill::practised : skill::none);
                population.workers.wage[worker] = static_cast<std::uint16_t>(facts.last_wage);
                if (end - worker <= static_cast<std::uint32_t>(facts.workers_away)) population.workers.place[worker] = place::away;
                if (end - worker > static_cast<std::uint32_t>(facts.factory_workers)) continue;
                population.workers.place[worker] = place::first_employer + 2;
                ++population.enterprises.employed[2];
            }
            h.flags[row] = static_cast<std::uint16_t>((facts.exited ? household_flag::exited : 0) | (facts.dibao ? household_flag::dibao : 0) |
                                                      (facts.pastoral ? household_flag::pastoral : 0) |
                                                      (facts.insured ? household_flag::insured : 0) | (facts.listed ? household_flag::listed : 0));
            h.contracted[row] = static_cast<std::uint16_t>(facts.contracted);
            h.collective[row] = static_cast<std::uint16_t>(facts.collective);
            h.leased_out[row] = static_cast<std::uint16_t>(facts.leased_out);
            h.cotton[row] = static_cast<std::uint16_t>(facts.cotton);
            h.chili[row] = static_cast<std::uint16_t>(facts.chili);
            h.plan[row] = with_livestock_skill(with_land_plan(0, facts.land_plan), static_cast<unsigned>(facts.skill));
            h.yield_factor[row] = 128;
            h.cash[row] = static_cast<Fen32>(facts.cash);
            h.income_year[row] = static_cast<std::int32_t>(facts.income / 1000);
            medical_year_.push_back(static_cast<std::uint16_t>(facts.medical / 1000));
            h.crop_loss[row] = static_cast<std::uint16_t>(facts.crop_loss / 1000);
            h.courtyard[row] = courtyard_code(facts.courtyard, facts.courtyard == Courtyard::none ? 0 : 24);
            h.sheep[row] = h.breeding[row] = static_cast<std::uint16_t>(facts.sheep);
            h.birds[row] = static_cast<std::uint16_t>(facts.birds);
            if (facts.cows > 0) population.cattle.push_back({row, static_cast<std::uint8_t>(facts.cows), 0, 0, 0});
            if (facts.leased_out > 0) population.leases.push_back({row, static_cast<std::uint32_t>(facts.leased_out)});
            population.enterprises.land[0] += facts.leased_out;
        }
        county_ = start_county(std::move(population), parameters_, 700_yuan, measures_.size()).county;
        for (const HouseholdFacts& facts : facts_)
            county_.monitoring.usual_income.push_back(usual_income::code(static_cast<std::int32_t>((facts.usual_income > 0 ? facts.usual_income : facts.income) / 1000)));
        enter_listed(facts_, start_.index(), county_.monitoring);
        accident_year_ = enter_accidents(facts_, county_.accident_events[static_cast<std::size_t>((start_ - 1).month() - 1)]);
        enter_unmet(facts_, county_.assurances);
        block_leased_.resize(facts_.size());
        for (const HouseholdFacts& facts : facts_) home_.push_back(static_cast<std::uint8_t>(facts.home));
        home_of_ = homes_of_workers(county_.households);
        first_worker_ = first_workers(county_.households);
        village_of_.resize(facts_.size());
        bought_ = rent_ = bonus_ = received_ = std::vector<Fen>(facts_.size());
    }

    void month(const OutsideMonth& outside) {
        const MonthFacts facts{outside, key, start_, true, outside.month.month() - 1};
        sheet_.open(facts_.size());
        county_.labour_support.matching = 0, county_.pillar = {};
        county_.ledger.open();
        const Outlooks outlooks = plan_outlooks(parameters_, outside, county_.markets);
        const SideOutlook sides = side_outlook(parameters_, outside, county_.markets);
        auto peers = peer_shares(county_.households, county_.villages, county_.markets, parameters_.choice.demonstration_weight);
        const double day_wage = static_cast<double>(parameters_.labour.field_day_wage);
        const ChoiceFacts choice{parameters_, facts, outlooks, sides, county_.markets.village_rent, day_wage, 0, 100 * parameters_.line.national.at(outside.month), {}};
        const PolicyMonth policies{facts, choice, home_, peers, false, 1, &works_, medical_year_, accident_year_, {home_of_, first_worker_, village_of_}, &noted_};
        works_.clear();
        noted_.list.clear();
        county_.monitoring.month = {};
        county_.events.clear();
        county_.cadres.working = false;
        each_measure(policies, &Instrument::act);
        returned_ += county_.ledger.paid_so_far(static_cast<std::size_t>(Flow::appropriation_returned));
        each_measure(policies, [&](const Instrument& instrument, PolicyDesk& desk) { instrument.after_wages(desk, pay_table(county_.enterprises, parameters_.labour, facts)); });
        if (facts.calendar == november)
            (void)pay_harvest_rents(county_.block_leases, county_.enterprises, {parameters_.crop.company_cotton_yield * outside.cotton_yield, outside.cotton}, sheet_, county_.ledger);
        if (facts.calendar == march) (void)pay_block_rents(county_.block_leases, county_.enterprises, facts, block_leased_, sheet_, county_.ledger);
        live_assurances(facts_, county_, parameters_, facts, sheet_);
        each_measure(policies, &Instrument::monitor);
        add_month(monitored_, county_);
        offers_.insert(offers_.end(), noted_.list.begin(), noted_.list.end());
        for (const FlowSheet::Active& column : sheet_.active())
            for (std::size_t row = 0; row < facts_.size(); ++row) {
                const Flow flow = static_cast<Flow>(column.kind);
                if (!column.received) bought_[row] += column.amounts[row];
                else (flow == Flow::block_rent ? rent_ : flow == Flow::block_bonus ? bonus_ : received_)[row] += column.amounts[row];
            }
        for (std::uint8_t& code : county_.households.courtyard)
            if (courtyard_kind(code) != Courtyard::none) code = courtyard_code(courtyard_kind(code), std::min(63, courtyard_age(code) + 1));
    }

    template <class Part>
    void each_measure(const PolicyMonth& month, Part part) {
        const std::vector<std::uint8_t> here(measures_.size(), 1);
        for (std::size_t m = 0; m < measures_.size(); ++m) {
            PolicyMonth kept = month;
            kept.support = support_of(measures_, m, here, month.facts.outside.month);
            const MeasureTerms terms = supported(measures_[m].terms, kept.support);
            PolicyDesk desk(county_, terms, static_cast<std::uint8_t>(m), kept, sheet_, nullptr);
            desk.cut_line();
            std::invoke(part, *measures_[m].instrument, desk);
        }
    }

    double leased(std::size_t row) const {
        double area = 0;
        for (const BlockContract& contract : county_.block_leases.contracts) area += contract.row() == row ? contract.area : 0;
        return area;
    }

    template <class Found>
    void list(KeyVisitor& expect, const char* name, std::string& lines, Found found) {
        std::vector<double> expected;
        if (!expect.present(name)) return;
        expect.numbers(name, expected);
        if (expected.size() + 1 != facts_.size()) lines += std::string(name) + ": one number for each of the others, please\n";
        for (std::size_t i = 0; i < std::min(expected.size(), facts_.size() - 1); ++i)
            if (std::abs(found(i + 1) - expected[i]) > 0.005)
                lines += std::string(name) + "[" + std::to_string(i) + "] is " + number_text(found(i + 1)) + ", not " + number_text(expected[i]) + "\n";
    }

    const RuleCase& rule_;
    OfferNotes noted_;                    ///< of the month
    std::vector<Offer> offers_;           ///< of all months
    Month start_ = Month::of(2021, 3);
    int months_ = 1;
    Parameters parameters_;
    std::vector<Measure> measures_;       ///< the one whose accounts are looked at first
    MonitoredSoFar monitored_;
    VillageFacts village_;
    Fen returned_ = 0;
    std::vector<WorksDays> works_;        ///< of the last month
    std::vector<HouseholdFacts> facts_;   ///< [row], the household of the case first
    County county_;
    std::vector<std::uint8_t> home_;
    std::vector<std::uint32_t> home_of_, first_worker_;
    std::vector<std::uint16_t> block_leased_, village_of_, medical_year_, accident_year_;
    FlowSheet sheet_{flow_count};
    std::vector<Fen> received_, bought_, rent_, bonus_;   ///< [row] since the first month; rent and bonus apart
};

}  // namespace rules

/// All cases of the tables `INSTRUMENT.toml` in a folder. A table is
///   [[case]]
///   name = "a sentence"
///   start = "2021-03", months = 1          when the measure begins to work, and for how long the case watches it
///   keys = { ... }                         of the measure
///   also = [{ instrument = "...", keys = { ... } }]   other measures that work beside it
///   parameters = { ... }                   of the model; tastes play no part unless they say so
///   household = { ... }, others = [{ ... }]  what differs from the usual household; none of the others is there unless named
///   village = { ... }                      what differs from the usual village
///   line = { instrument = "...", keys = { ... } }     the measure whose accounts count, where the table's instrument changes what others may do
///   expect = { ... }                       of the first household and of the measure's accounts
inline std::vector<RuleCase> read_rule_cases(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<RuleCase> cases;
    for (const std::filesystem::path& file : files) {
        const Node document = read_document(file);
        const Node* list = document.find("case");
        if (list == nullptr || !list->is_array() || document.children().size() != 1) throw std::invalid_argument(file.string() + ": a list of [[case]], please");
        for (const Node& node : list->children()) {
            const Node* name = node.find("name");
            if (name == nullptr || node.find("expect") == nullptr) throw std::invalid_argument(node.place().to_string() + ": a case has a name and an expect, please");
            cases.push_back({file.stem().string(), name->string(), node});
        }
    }
    return cases;
}

/// What differs from the expectation, a line each; empty when the rule holds. Throws InputError for a misspelt case.
inline std::string check_rule(const RuleCase& rule) {
    rules::RuleWorld world(rule);
    world.live();
    return world.differences();
}

}  // namespace terrace
