#pragma once

#include <span>
#include <string>

#include "models/county.hpp"
#include "models/household/livestock.hpp"
#include "models/worker/month.hpp"

namespace terrace {

/// Land: nobody leases out more than the contract, sown area is operated area (after sowing), and what households lease from
/// each other is leased by somebody. Labour: employers count the workers who say they work there. Herds: changes close.
/// Throws BrokenIdentity with month, agent and entry.
void check_identities(const County&, const std::string& month, bool sown, std::int64_t block_land, const WorkerMonth&,
                      const HerdChange& sheep, const HerdChange& cattle, const HerdChange& birds);

/// Writes down what households owe when the month opens.
void open_loans(County&);
/// Debt to the bank, production credit and loans under measures apart: what was owed when the month opened, and drawn, less what was
/// repaid and written off, is what households owe. Throws BrokenIdentity.
void check_loans(const County&, const std::string& month);

}  // namespace terrace
