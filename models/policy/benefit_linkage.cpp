#include "models/policy/benefit_linkage.hpp"

#include <algorithm>
#include <array>

#include "models/cooperative/books.hpp"
#include "models/household/crops.hpp"
#include "models/household/plans.hpp"
#include "models/policy/desk.hpp"
#include "sim/math/math.hpp"

namespace terrace {
namespace {

struct PriceView {
    double mean = 0, variance = 0;   ///< [fen/kg], [fen^2/kg^2]
};

/// Mean and variance of a function of the chili price as a household expects it: a log-normal, taken at 16 equally likely points.
template <class Function>
PriceView expected_price(double mean, double log_sd, Function price) {
    constexpr int points = 16;
    PriceView view;
    double squares = 0;
    for (int i = 0; i < points; ++i) {
        const double spot = mean * math::exp(log_sd * math::normal_quantile((i + 0.5) / points) - 0.5 * log_sd * log_sd);
        const double paid = price(spot);
        view.mean += paid / points;
        squares += paid * paid / points;
    }
    view.variance = std::max(0.0, squares - view.mean * view.mean);
    return view;
}

/// Prices on the market, through the co-operative and under a contract, by expectation class.
struct PriceViews {
    std::array<PriceView, expectation_classes> market{}, member{}, contract{};

    PriceViews(const PolicyDesk& desk, const SupplyTerms& terms) {
        const Parameters& p = desk.month.choice.parameters;
        for (std::size_t klass = 0; klass < expectation_classes; ++klass) {
            const double expected = desk.county.markets.expected[static_cast<std::size_t>(Crop::chili)][klass], sd = p.price.chili_log_sd;
            market[klass] = expected_price(expected, sd, [](double spot) { return spot; });
            member[klass] = expected_price(expected, sd, [&](double spot) { return member_price(p.crop, spot); });
            contract[klass] = expected_price(expected, sd, [&](double spot) { return contract_price(terms, spot); });
        }
    }
};

/// Chili land of this year [mu/100]: the mix of January's land plan on the land that the household operates, as it will be sown. Village leases of the
/// last year still count: this year's are not known yet.
double planned_chili(const PolicyDesk& desk, std::uint32_t row) {
    const Households& h = desk.county.households;
    return crop_mixes[static_cast<std::size_t>(land_plan(h.plan[row]))].chili * std::max(0, operated(h, row) - desk.month.choice.orchard(row));
}

/// Expected harvest of the year on that land [kg].
double harvest_kg(const PolicyDesk& desk, std::uint32_t row) {
    const Households& h = desk.county.households;
    return 0.01 * planned_chili(desk, row) * h.yield_factor[row] / 128.0 * desk.month.choice.parameters.crop.chili_yield * desk.month.facts.outside.crop_yield;
}

/// What a household thinks of the contract and of selling as before, per year [fen]: expected receipts less a premium for risk, and the dividend;
/// and the money alone, without the premium. That the enterprise may fail does not enter: households do not know its books.
struct Comparison {
    double with, without, money_with, money_without;
};
Comparison weigh(const PolicyDesk& desk, std::uint32_t row, const PriceViews& prices, double dividend) {
    const Households& h = desk.county.households;
    const Temper mood = temper(h, row, desk.county.first_household, desk.month.choice);
    const auto klass = static_cast<std::size_t>(mood.expectation_class);
    const double kg = harvest_kg(desk, row);
    const bool member = (h.flags[row] & household_flag::cooperative) != 0;
    const auto value = [&](const PriceView& price) { return kg * price.mean - 0.5 * mood.risk_aversion * kg * kg * price.variance / std::max(1.0, mood.usual_income); };
    const PriceView &contract = prices.contract[klass], &own = member ? prices.member[klass] : prices.market[klass];
    return {value(contract) + dividend, value(own), kg * contract.mean + dividend, kg * own.mean};
}

Partnership* partner_of(PolicyDesk& desk) {
    auto& partners = desk.county.partnerships;
    const auto found = std::find_if(partners.begin(), partners.end(), [&](const Partnership& partner) { return partner.measure == desk.measure(); });
    return found == partners.end() ? nullptr : &*found;
}

/// County money for the co-operative's assets: it buys them at once.
bool give_shares(PolicyDesk& desk, Partnership& partner, Fen shares) {
    if (shares <= 0) return true;
    if (!desk.pay_others(Flow::cooperative_support, shares)) return false;
    desk.county.ledger.both(static_cast<std::size_t>(Flow::cooperative_assets), shares);
    partner.shares += shares;
    return true;
}

}  // namespace

void BenefitLinkage::keys(KeyVisitor& key) {
    key.count("households", households_);
    key.money("floor_yuan_per_kg", floor_);
    key.number("premium", premium_);
    key.money("commission_yuan_per_kg", commission_);
    key.money("shares_yuan_per_household", shares_);
    key.number("dividend_rate", dividend_rate_);
    key.money("capital_yuan", capital_);
    key.number("margin", margin_);
    key.money("processing_yuan_per_kg", processing_);
    key.number("guarantee_share", guarantee_);
}

void BenefitLinkage::sign_contracts(PolicyDesk& desk, Partnership& partner) const {
    Households& h = desk.county.households;
    const Fen shares = scale(shares_, desk.month.support);
    int left = households_ - static_cast<int>(partner.contracts.size());
    std::vector<bool> signed_up(h.rows(), false);
    for (const SupplyContract& contract : partner.contracts) signed_up[contract.row] = true;
    const PriceViews prices(desk, partner.terms);
    const auto may = [&](std::uint32_t row) { return planned_chili(desk, row) > 0 && !signed_up[row]; };
    for (const std::uint32_t row : left > 0 ? desk.by_need(may) : std::vector<std::uint32_t>{}) {
        if (left <= 0) break;
        const Comparison value = weigh(desk, row, prices, partner.terms.dividend_rate * static_cast<double>(shares));
        const Offer offer = Offer{.kind = OfferKind::supply_contract}.worth(value.with, value.without);
        if (desk.terms.enrolment == Enrolment::chosen && !(value.with > value.without)) {
            desk.refuse(row, offer, OfferOutcome::lower_value);
            continue;
        }
        if (!give_shares(desk, partner, shares)) {
            desk.refuse(row, offer, OfferOutcome::no_money);
            break;
        }
        h.flags[row] |= household_flag::cooperative;   // contracts run through the co-operative
        partner.contracts.push_back({row});
        desk.enrol(row, offer, {value.money_with, value.money_without});
        --left;
    }
    count_members(desk.county.cooperatives, h, desk.county.villages);
    desk.state().shortfall = left;
    desk.pass_over([&](std::uint32_t row) {
        const OfferOutcome place = left > 0 ? OfferOutcome::no_money : OfferOutcome::no_places;
        return Offer{.kind = OfferKind::supply_contract}.ends(signed_up[row] ? OfferOutcome::has_one : planned_chili(desk, row) <= 0 ? OfferOutcome::no_chili : place);
    });
}

void BenefitLinkage::pay_guarantees(PolicyDesk& desk, Partnership& partner) const {
    for (SupplyContract& contract : partner.contracts) {
        if (contract.unpaid == 0) continue;
        const Fen owed = scale(Fen{contract.unpaid}, guarantee_ * desk.month.support);
        if (owed > 0 && !desk.pay(contract.row, Flow::contract_guarantee, ReceiptForm::subsidy, owed)) ++desk.state().refused;
        contract.unpaid = 0;
    }
}

void BenefitLinkage::act(PolicyDesk& desk) const {
    Partnership* partner = partner_of(desk);
    if (partner != nullptr) pay_guarantees(desk, *partner);
    if (!desk.active()) return;
    const int calendar = desk.month.facts.calendar;
    if (partner == nullptr) {
        desk.state().started = true;
        desk.appropriate(desk.terms.budget);
        const SupplyTerms terms{static_cast<double>(floor_), premium_, static_cast<double>(commission_), margin_, static_cast<double>(processing_), dividend_rate_};
        desk.county.partnerships.push_back({desk.measure(), desk.terms.until.index(), false, capital_, 0, 0, terms, {}});
        desk.county.ledger.both(static_cast<std::size_t>(Flow::outside_capital), capital_);
        partner = &desk.county.partnerships.back();
        if (calendar != january && calendar != march) sign_contracts(desk, *partner);
    }
    if (calendar == march && !partner->failed) sign_contracts(desk, *partner);   // by then everybody has made the year's plan
}

}  // namespace terrace
