#pragma once

#include "models/observers/month_watcher.hpp"
#include "models/village/columns.hpp"

#include <vector>

namespace terrace {

/// People of some villages at the end of a December, as sums that can be added up.
struct DecemberSums {
    double income = 0;  ///< net, of the twelve months [yuan]
    double persons = 0; ///< living in the households
    double poor = 0;    ///< persons below the national line
    double households = 0;
    double listed = 0; ///< households that monitoring has on its list

    DecemberSums& operator+=(const DecemberSums& other);
};

/// Every December of a run, village by village: [year][village]; and the villages' tiers at the first month.
struct Decembers {
    int first_year = 0;
    std::vector<std::vector<DecemberSums>> years;
    std::vector<Tier> first_tiers; ///< [village]
};

/// Keeps them as the county lives through its months.
class DecemberKeeper final : public MonthWatcher {
public:
    void after(std::string_view step, const MonthWork& work) override;
    [[nodiscard]] Decembers take() { return std::move(kept_); }

private:
    Decembers kept_;
};

} // namespace terrace
