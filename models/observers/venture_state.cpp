#include "models/observers/venture_state.hpp"

namespace terrace {
namespace {

std::vector<ContractState> contracts_of(const County& county, std::uint32_t row, std::int32_t month) {
    std::vector<ContractState> found;
    for (const Partnership& partner : county.partnerships)
        for (const SupplyContract& contract : partner.contracts)
            if (contract.row == row) found.push_back({partner.measure, false, partner.runs(month), partner.failed, contract.unpaid});
    for (const LivestockFirm& firm : county.livestock_firms)
        for (const FlockContract& contract : firm.contracts)
            if (contract.row == row) found.push_back({firm.measure, true, true, false, 0});
    return found;
}

}  // namespace

VentureState venture_state(const County& county, std::uint32_t row, std::uint32_t first_worker, std::int32_t month) {
    VentureState state;
    for (const Startup& firm : county.startups.firms)
        if (firm.row == row) state.firm = FirmState{firm.measure, static_cast<int>(firm.worker - first_worker), firm.founded, firm.capital, firm.jobs};
    for (const LoanAccount& loan : county.loans.accounts)
        if (loan.row == row) state.loan = LoanState{loan.measure, loan.drawn, loan.principal, loan.months_left, loan.arrears};
    for (const TourismPlace& place : county.tourism.places)
        if (place.row == row) state.place = PlaceState{place.measure, place.kind, place.net_year};
    state.contracts = contracts_of(county, row, month);
    return state;
}

}  // namespace terrace
