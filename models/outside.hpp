#pragma once

#include <vector>

#include "models/market/pillar_state.hpp"
#include "models/parameters.hpp"
#include "sim/core/month.hpp"
#include "sim/random/stream.hpp"

namespace terrace {

/// The rest of the country in one month: what no county can change.
struct OutsideMonth {
    Month month;
    double cotton = 0;               ///< seed cotton [fen/kg]
    double cotton_subsidy = 0;       ///< target-price subsidy on this calendar year's crop [fen/kg seed cotton]
    double chili = 0, wheat = 0, maize = 0;  ///< [fen/kg]
    double lamb = 0, cattle = 0;     ///< [fen/head]
    double pear = 0;                 ///< [fen/kg]
    double lint = 0;                 ///< [fen/kg]
    double local_wage = 1, outside_wage = 1, social_transfer = 1, consumer_price = 1;  ///< index, 2021 = 1
    double cotton_yield = 1, crop_yield = 1, cash_cost = 1;                           ///< index, 2021 = 1; `crop_yield` of chili, wheat and maize
};

/// Prices and indices of the `spin_up` months before `first_recorded` and the `months` from it on, drawn once per replicate:
/// every scenario of a replicate meets the same luck. Cotton follows a national log-price process with yearly innovations,
/// or one of three fixed years; the spin-up year knows its prices. ODD section 7.1.
[[nodiscard]] std::vector<OutsideMonth> outside_path(const Parameters&, RandomKey, Month first_recorded, int spin_up, int months);

/// What clusters and chains add to the receipts for a product reaches every grower of the county through its price [share].
void raise_receipts(OutsideMonth&, const PillarGains&);

/// Lint price that goes with a price of seed cotton [fen/kg]; two slopes around the ordinary year (S64, S71, N1).
[[nodiscard]] double lint_price(const PriceParameters&, double seed_cotton);

/// Target-price subsidy per kilogram of seed cotton [fen/kg].
[[nodiscard]] double cotton_subsidy(const PriceParameters&, double lint);

/// Subsidy on the cotton of the autumn before the first month [fen/kg seed cotton].
[[nodiscard]] double subsidy_before(const PriceParameters&, Month first);

/// Price of seed cotton at which price and subsidy together make `receipts` [fen/kg].
[[nodiscard]] double price_without_subsidy(const PriceParameters&, double receipts);

}  // namespace terrace
