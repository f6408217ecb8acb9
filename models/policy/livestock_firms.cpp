#include "models/policy/livestock_firms.hpp"

#include <algorithm>
#include <vector>

#include "models/policy/desk.hpp"

namespace terrace {
namespace {

LivestockFirm* firm_of(PolicyDesk& desk) {
    auto& firms = desk.county.livestock_firms;
    const auto found = std::find_if(firms.begin(), firms.end(), [&](const LivestockFirm& firm) { return firm.measure == desk.measure(); });
    return found == firms.end() ? nullptr : &*found;
}

/// What a year's lambs of the present flock bring on the market [fen].
double yearly_sales(const PolicyDesk& desk, std::uint32_t row) {
    return desk.county.households.breeding[row] * desk.month.choice.parameters.livestock.lambing_rate * desk.month.facts.outside.lamb;
}

}  // namespace

void LivestockFirms::keys(KeyVisitor& key) {
    key.count("households", households_);
    key.money("capital_yuan", terms_.capital);
    key.count("heads_per_year", heads_per_year_);
    key.number("premium", terms_.premium);
    key.number("gain", terms_.gain);
    key.money("feed_yuan_per_head_month", feed_);
    key.count("fattening_months", months_);
    key.number("heads_per_job", heads_per_job_);
    key.money("wage_yuan_per_month", wage_);
    key.number("loan_share", terms_.loan_share);
    key.count("insolvent_months", insolvent_months_);
    key.count("vacant_months", vacant_months_);
    if (months_ < 1 || months_ > 11) key.fail("fattening_months", Text{"1 to 11 months", "1 至 11 个月"});
    if (heads_per_job_ <= 0) key.fail("heads_per_job", Text{"more than zero", "大于零"});
    terms_.feed = static_cast<double>(feed_);
    terms_.heads_per_year = heads_per_year_;
    terms_.months = months_;
    terms_.insolvent_months = std::max(1, insolvent_months_);
    terms_.vacant_months = vacant_months_;
    terms_.jobs = heads_per_year_ / heads_per_job_;
}

void LivestockFirms::sign_contracts(PolicyDesk& desk, LivestockFirm& firm) const {
    const Households& h = desk.county.households;
    std::vector<bool> signed_up(h.rows(), false);
    for (const FlockContract& contract : firm.contracts) signed_up[contract.row] = true;
    int left = households_ - static_cast<int>(firm.contracts.size());
    for (const std::uint32_t row : desk.by_need()) {
        if (left <= 0) break;
        if (h.sheep[row] == 0 || signed_up[row]) continue;
        const double market = yearly_sales(desk, row), contract = market * (1 + firm.terms.premium);
        const Offer offer = Offer{.kind = OfferKind::flock_contract}.worth(contract, market);
        if (desk.terms.enrolment == Enrolment::chosen && !(contract > market)) {
            desk.refuse(row, offer, OfferOutcome::lower_value);
            continue;
        }
        firm.contracts.push_back({row});
        desk.enrol(row, offer);
        --left;
    }
    desk.pass_over([&](std::uint32_t row) {
        const OfferOutcome why = signed_up[row] ? OfferOutcome::has_one : h.sheep[row] == 0 ? OfferOutcome::no_animals : OfferOutcome::no_places;
        return Offer{.kind = OfferKind::flock_contract}.ends(why);
    });
    desk.state().shortfall = left;
}

void LivestockFirms::begin(PolicyDesk& desk) const {
    LivestockFirm firm{desk.measure(), 0, terms_};
    firm.terms.rate = desk.month.choice.parameters.credit.rate;
    sign_contracts(desk, firm);
    if (firm.contracts.empty()) return;   // nobody brings capital to where nobody sells
    desk.state().started = true;
    desk.state().started_month = desk.month.facts.index();
    Enterprises& e = desk.county.enterprises;
    const std::size_t row = e.rows();
    e.resize(row + 1);
    e.kind[row] = EnterpriseKind::livestock_firm;
    e.wage[row] = 0.01 * static_cast<double>(wage_);
    firm.enterprise = static_cast<std::uint8_t>(row);
    found(firm, desk.month.facts.index(), e, desk.county.ledger);
    desk.county.livestock_firms.push_back(std::move(firm));
}

void LivestockFirms::act(PolicyDesk& desk) const {
    if (!desk.active()) return;
    LivestockFirm* firm = firm_of(desk);
    if (firm == nullptr)
        begin(desk);
    else if (firm->works() && (firm->contracts.empty() || desk.month.facts.calendar == january))
        sign_contracts(desk, *firm);
}

}  // namespace terrace
